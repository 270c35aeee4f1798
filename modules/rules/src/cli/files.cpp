// list, check, fmt and test.
#include <algorithm>
#include <fstream>
#include <ostream>
#include <system_error>

#include "base/digest.h"
#include "plans/format.h"
#include "plans/lang/read_file.h"
#include "rules/cases.h"
#include "rules/cli.h"
#include "rules/compile.h"

namespace xt::rules {
namespace {

namespace fs = std::filesystem;

void print(const RulePtr& rule, std::ostream& out) {
  const std::string last = rule->last >= kOpenEnd - 1 ? "…" : rule->last.iso();
  out << rule->tag() << '\t' << rule->region << '\t' << rule->first.iso() << " – " << last << '\t'
      << rule->title << '\n';
}

// Folders that may hold cases: `path` itself, or those below it.
std::vector<fs::path> case_folders(const fs::path& path) {
  std::error_code error;
  if (fs::exists(path / "cases.toml", error)) return {path};
  std::vector<fs::path> out;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    if (fs::exists(entry.path() / "cases.toml", error)) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Written beside the file and renamed over it: a full disk leaves the old text whole.
bool replace_file(const fs::path& path, const std::string& text) {
  const fs::path draft = path.string() + ".new";
  std::error_code error;
  {
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
      fs::remove(draft, error);
      return false;
    }
  }
  fs::rename(draft, path, error);
  return !error;
}

int fmt_file(const fs::path& path, bool only_check, std::ostream& out, std::ostream& err) {
  const auto text = plans::read_file(path, plans::kMaxPlanBytes);
  const auto formatted =
      text ? plans::format(*text) : Result<std::string>(make_error(Code::malformed, "rules.unreadable"));
  if (!formatted.ok()) {
    err << path.string() << ": 读不到或不是合法的 TOML,未改动 / unreadable or not TOML, left as it is\n";
    return 1;
  }
  if (*formatted == *text) return 0;
  out << path.string() << '\n';
  if (only_check) return 3;
  if (replace_file(path, *formatted)) return 0;
  err << path.string() << ": 写不进去 / cannot be written\n";
  return 1;
}

int enforce_file(const fs::path& file, std::ostream& out, std::ostream& err) {
  const Compiled one = load_version(file);
  for (const plans::Diagnostic& d : one.diagnostics) err << plans::to_text(d) << '\n';
  if (one.rule == nullptr) return 3;
  const fs::path list = file.parent_path() / kVersionsFile;
  const std::string known = plans::read_file(list, plans::kMaxSourceBytes).value_or("");
  const std::string name = file.filename().string() + " ";
  if (known.starts_with(name) || known.find("\n" + name) != std::string::npos) return 0;
  const auto text = plans::read_file(file, plans::kMaxPlanBytes);
  if (!text || !replace_file(list, known + name + sha256_hex(*text) + "\n")) {
    err << list.string() << ": 写不进去 / cannot be written\n";
    return 1;
  }
  out << one.rule->tag() << '\n';
  return 0;
}

int worse(int a, int b) {
  return a == 1 || b == 1 ? 1 : std::max(a, b);
}

}  // namespace

int list(const Book& book, const std::string& region, Date day, std::ostream& out) {
  for (const RulePtr& rule : region.empty() ? book.all() : book.chain(region, day)) print(rule, out);
  return 0;
}

int check(const std::vector<std::string>& paths, bool english, std::ostream& out, std::ostream& err) {
  int found = 0;
  for (const std::string& path : paths) {
    const auto files = version_files(path);
    if (files.empty()) {
      err << path << ": 没有规则文件 / no rule files\n";
      return 1;
    }
    for (const fs::path& file : files) {
      const Compiled one = load_version(file);
      for (const plans::Diagnostic& d : one.diagnostics) err << plans::to_text(d, !english) << '\n';
      if (one.rule == nullptr) {
        found = 3;
        continue;
      }
      out << one.rule->tag() << (english ? ": " : ":") << one.rule->clauses.size()
          << (english ? " conversions, " : " 条折算,") << one.rule->caps.size()
          << (english ? " caps, " : " 个上限,") << one.rule->requirements.size()
          << (english ? " requirements\n" : " 条要求\n");
    }
  }
  return found;
}

int fmt(const std::vector<std::string>& paths, bool only_check, std::ostream& out, std::ostream& err) {
  int code = 0;
  for (const std::string& path : paths) {
    for (const fs::path& file : version_files(path)) code = worse(code, fmt_file(file, only_check, out, err));
    for (const fs::path& folder : case_folders(path)) {
      code = worse(code, fmt_file(folder / "cases.toml", only_check, out, err));
    }
  }
  return code;
}

int enforce(const std::vector<std::string>& paths, std::ostream& out, std::ostream& err) {
  int code = 0;
  for (const std::string& path : paths) {
    const auto files = version_files(path);
    if (files.empty()) {
      err << path << ": 没有规则文件 / no rule files\n";
      code = 1;
    }
    for (const fs::path& file : files) code = worse(code, enforce_file(file, out, err));
  }
  return code;
}

int test(const std::vector<std::string>& paths, const std::string& folder, std::ostream& out,
         std::ostream& err) {
  const Loaded loaded = load_book(folder);
  for (const plans::Diagnostic& d : loaded.diagnostics) err << plans::to_text(d) << '\n';
  int code = loaded.diagnostics.empty() ? 0 : 3;
  for (const std::string& path : paths) {
    const auto folders = case_folders(path);
    if (folders.empty()) {
      err << path << ": 没有 cases.toml / no cases.toml\n";
      code = 1;
    }
    for (const fs::path& one : folders) {
      const CasesRun run = run_cases(loaded.book, one);
      for (const plans::Diagnostic& d : run.diagnostics) err << plans::to_text(d) << '\n';
      for (const Difference& d : run.differences) {
        err << d.file << ':' << d.place.line << ": " << d.name << "\n    " << d.text << '\n';
      }
      out << one.filename().string() << ": " << run.cases << " cases, " << run.achievements
          << " achievements, " << run.differences.size() << " differences\n";
      if (!run.ok()) code = worse(code, 3);
    }
  }
  return code;
}

int explain(const Book& book, const Achievement& achievement, const Counted& already, bool english,
            std::ostream& out, std::ostream& err) {
  const auto done = convert(book, achievement, already);
  if (!done.ok()) {
    for (const FieldError& field : done.error().fields) err << field.name << ": " << field.reason << '\n';
    return 1;
  }
  for (const Line& line : done->lines) {
    out << (line.rule.empty() ? "plain" : line.rule) << (line.part.empty() ? "" : "#") << line.part << '\t'
        << (english ? line.en : line.zh) << '\n';
    if (!line.quote.empty()) out << "\t“" << line.quote << "”\n";
  }
  out << done->rule << '\t' << format_hundredths(done->hours_x100) << (english ? " h, " : "学时,")
      << format_hundredths(done->credits_x100) << (english ? " credits" : "学分") << '\n';
  for (const std::string& level : done->needs) out << (english ? "verified by: " : "审核:") << level << '\n';
  if (done->claim_until)
    out << (english ? "declare until: " : "申报截止:") << done->claim_until->iso() << '\n';
  return 0;
}

}  // namespace xt::rules
