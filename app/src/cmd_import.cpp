// xingtan import KIND FILE: sheets in, bad rows back (docs/imports.md).
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include <unistd.h>

#include "base/id.h"
#include "base/text.h"
#include "imports/imports.h"

#include "commands.h"
#include "common.h"

namespace xt::app {
namespace {

struct Args {
  std::string kind, file, db, as_of, errors, for_code, kinds, years;
  bool dry_run = false;
  bool json = false;
};

Error usage(std::string field, std::string detail) {
  return Error{Code::invalid, "app.usage", {{std::move(field), "app.usage", std::move(detail)}}, {}};
}

Result<std::pair<int, int>> parse_years(const std::string& text) {
  int first = 0;
  int last = 0;
  char rest = 0;
  const int n = std::sscanf(text.c_str(), "%4d-%4d%c", &first, &last, &rest);
  if (n == 1) last = first;
  if (n < 1 || n > 2 || first < 1990 || last < first || last > 2100) {
    return usage("years", "--years 请写成 2021-2025 (write 2021-2025)");
  }
  return std::pair(first, last);
}

Result<imports::Options> options_of(const Args& args) {
  imports::Options options;
  options.as_of = shanghai_date(now_ms());
  if (!args.as_of.empty()) {
    const auto day = Date::parse_iso(args.as_of);
    if (!day) return usage("as-of", "--as-of 请写成 2024-06-30 (write 2024-06-30)");
    options.as_of = *day;
  }
  if (!args.years.empty()) {
    XT_TRY(options.years, parse_years(args.years));
  }
  options.errors_path = args.errors;
  options.for_code = args.for_code;
  options.dry_run = args.dry_run;
  for (const auto part : split(args.kinds, ',')) {
    if (!part.empty()) options.item_kinds.emplace_back(part);
  }
  return options;
}

// What comes back may not be written over the sheet it came from, nor over the database.
Status check_errors_path(const Args& args) {
  namespace fs = std::filesystem;
  if (args.errors.empty()) return {};
  const fs::path out(args.errors);
  if (out.extension() != ".csv" && out.extension() != ".xlsx") {
    return usage("errors", "--errors 的文件名请以 .xlsx 或 .csv 结尾 (must end in .xlsx or .csv)");
  }
  const std::string db = args.db.starts_with("sqlite:") ? args.db.substr(7) : args.db;
  std::error_code absent;  // a file that is not there yet is no other file
  if (fs::equivalent(out, args.file, absent) || fs::equivalent(out, db, absent)) {
    return usage(
        "errors",
        "--errors 不能是导入的文件或数据库本身，请换一个文件名 (would overwrite the sheet or the database)");
  }
  return {};
}

// One line on a terminal, twice a second: the person sees that it goes on.
std::function<Status(const imports::Progress&)> progress_bar() {
  if (isatty(STDERR_FILENO) == 0) return {};
  using Clock = std::chrono::steady_clock;
  return [last = Clock::time_point{}](const imports::Progress& p) mutable -> Status {
    if (Clock::now() - last < std::chrono::milliseconds(500)) return {};
    last = Clock::now();
    const auto percent = p.bytes_total > 0 ? p.bytes_read * 100 / p.bytes_total : 0;
    std::cerr << "\r" << p.rows << " 行 (" << percent << "%)" << std::flush;
    return {};
  };
}

void print(const imports::Report& r, const Args& args) {
  std::cout << args.kind << (args.dry_run ? "（试运行，未保存）" : "") << "：共 " << r.rows << " 行，新增 "
            << r.created << "，变更 " << r.changed << "，不变 " << r.unchanged << "，待核 " << r.held
            << "，退回 " << r.rejected << "\n";
  for (const auto& notice : r.notices) std::cerr << notice.detail << '\n';
  for (const auto& bad : r.first_rejected) {
    for (const auto& e : bad.errors) std::cerr << e.detail << '\n';
  }
  if (r.rejected > static_cast<std::int64_t>(r.first_rejected.size())) {
    std::cerr << (args.errors.empty() ? "……其余未列出：加上 --errors OUT.xlsx 可得到全部退回的行\n"
                                      : "……其余见退回文件\n");
  }
}

void print_json(const imports::Report& r) {
  std::cout << "{\"rows\":" << r.rows << ",\"new\":" << r.created << ",\"changed\":" << r.changed
            << ",\"unchanged\":" << r.unchanged << ",\"held\":" << r.held << ",\"rejected\":" << r.rejected
            << "}\n";
}

int import(const Args& args) {
  const auto kind = imports::parse_kind(args.kind);
  if (!kind) {
    std::string known;
    for (const auto k : imports::all_kinds()) known += " " + std::string(imports::kind_name(k));
    say(usage("kind", "没有“" + args.kind + "”这种表，可用的有 (kinds):" + known));
    return kUsage;
  }
  auto options = options_of(args);
  if (!options.ok()) {
    say(options.error());
    return kUsage;
  }
  if (const Status safe = check_errors_path(args); !safe.ok()) {
    say(safe.error());
    return kUsage;
  }
  // Before the database: a file that is not there must not leave an empty database behind.
  if (auto probe = sheets::open_sheet(args.file); !probe.ok()) return say(probe.error());
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  options->progress = progress_bar();
  const auto report = imports::run(
      *house->database, house->keyring, *kind, [&] { return sheets::open_sheet(args.file); }, *options);
  if (isatty(STDERR_FILENO) != 0) std::cerr << '\r';
  if (!report.ok()) return say(report.error());
  args.json ? print_json(*report) : print(*report, args);
  return report->rejected > 0 ? kFindings : kDone;
}

}  // namespace

void add_import(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("import", "导入表格 (take in a sheet)");
  auto args = std::make_shared<Args>();
  args->db = default_database();
  sub->add_option("kind", args->kind,
                  "schools institutions teachers entries items funds sessions flags calendar")
      ->required();
  sub->add_option("file", args->file, ".xlsx | .csv")->required();
  sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
  sub->add_option("--as-of", args->as_of, "变动自哪天起 (the day from which changes hold), default today");
  sub->add_option("--errors", args->errors, "退回的行写到 (bad rows go to) OUT.xlsx | OUT.csv");
  sub->add_option("--for", args->for_code,
                  "items, sessions: 代表的地区或学校代码 (whom the sheet speaks for)");
  sub->add_option("--kinds", args->kinds, "items: 代表的类别 (kinds it speaks for), a,b");
  sub->add_option("--years", args->years, "items, sessions: 代表的年度 (years it speaks for), 2021-2025");
  sub->add_flag("--dry-run", args->dry_run, "只检查，不保存 (validate and count, keep nothing)");
  sub->add_flag("--json", args->json, "counts as JSON");
  sub->callback([args, &code = command.exit_code] { code = import(*args); });
}

}  // namespace xt::app
