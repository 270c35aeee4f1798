// xingtan rules …: conversion rules (modules/rules).
#include <iostream>

#include "base/id.h"
#include "rules/cli.h"
#include "rules/compile.h"
#include "rules/counted.h"
#include "vocab/vocab.h"

#include "commands.h"
#include "common.h"

namespace xt::app {
namespace {

// The rules of `folder`; what does not compile is said and left out.
rules::Book book_of(const std::string& folder) {
  const rules::Loaded loaded = rules::load_book(folder);
  for (const plans::Diagnostic& d : loaded.diagnostics) std::cerr << plans::to_text(d) << '\n';
  return loaded.book;
}

std::optional<Date> day_of(const std::string& text, const char* option) {
  const auto day = Date::parse_iso(text);
  if (!day) std::cerr << option << ": 写成 2024-06-30 的样子 (a day, like 2024-06-30)\n";
  return day;
}

void add_files(CLI::App& rules, int& code) {
  CLI::App* list = rules.add_subcommand("list", "列出规则 (list the rules, or those of a region)");
  auto folder = std::make_shared<std::string>("rules");
  auto region = std::make_shared<std::string>();
  auto day = std::make_shared<std::string>(shanghai_date(now_ms()).iso());
  list->add_option("--rules", *folder, "folder of the rules")->capture_default_str();
  list->add_option("--region", *region, "six digits: what holds there, nearest first");
  list->add_option("--day", *day, "on this day; default: today");
  list->callback([=, &code] {
    const auto on = day_of(*day, "--day");
    code = on ? rules::list(book_of(*folder), *region, *on, std::cout) : kUsage;
  });

  CLI::App* check = rules.add_subcommand("check", "检查规则文件 (compile rule files)");
  auto paths = std::make_shared<std::vector<std::string>>();
  auto english = std::make_shared<bool>(false);
  check->add_option("path", *paths, "version file, folder of a rule or of rules")->required();
  check->add_flag("--english", *english, "messages in English");
  check->callback([=, &code] { code = rules::check(*paths, *english, std::cout, std::cerr); });

  CLI::App* fmt = rules.add_subcommand("fmt", "整理规则文件 (format rule files)");
  auto only = std::make_shared<bool>(false);
  fmt->add_option("path", *paths, "version file, folder of a rule or of rules")->required();
  fmt->add_flag("--check", *only, "write nothing; 3 when a file would change");
  fmt->callback([=, &code] { code = rules::fmt(*paths, *only, std::cout, std::cerr); });

  CLI::App* enforce =
      rules.add_subcommand("enforce", "施行:登记各版摘要,此后不得再改 (put versions in force)");
  enforce->add_option("path", *paths, "version file, folder of a rule or of rules")->required();
  enforce->callback([=, &code] { code = rules::enforce(*paths, std::cout, std::cerr); });

  CLI::App* test = rules.add_subcommand("test", "用 cases.toml 检验规则 (run the cases of rules)");
  test->add_option("path", *paths, "folder of a rule or of rules")->required();
  test->add_option("--rules", *folder, "folder of all rules that hold")->capture_default_str();
  test->callback([=, &code] { code = rules::test(*paths, *folder, std::cout, std::cerr); });
}

struct ExplainArgs {
  std::string folder = "rules", db, kind = "training", from, to, hours = "0", credits = "0";
  std::vector<std::string> units;
  Id teacher = 0;
  int planned = -1, attended = -1;
  bool english = false;
  rules::Achievement done;
};

std::string key_of(vocab::Kind kind, const std::string& word) {
  const vocab::Term* term = vocab::find(kind, word);
  return term == nullptr ? word : std::string(term->key);
}

// false: said what is wrong.
bool complete(ExplainArgs& args) {
  rules::Achievement& a = args.done;
  const auto to = day_of(args.to, "--to");
  const auto from = day_of(args.from.empty() ? args.to : args.from, "--from");
  const auto hours = parse_hundredths(args.hours);
  const auto credits = parse_hundredths(args.credits);
  if (!hours || !credits) std::cerr << "--hours, --credits: 数,至多两位小数 (at most two decimals)\n";
  if (!to || !from || !hours || !credits) return false;
  a.from = *from;
  a.to = *to;
  a.claimed_hours_x100 = *hours;
  a.claimed_credits_x100 = *credits;
  const rules::KindOfWord* kind = rules::find_kind(args.kind);
  a.kind = kind == nullptr ? args.kind : std::string(kind->code);
  const rules::KindOfWord* result = rules::find_result(a.result);
  if (result != nullptr) a.result = result->code;
  a.mode = key_of(vocab::Kind::mode, a.mode);
  a.level = key_of(vocab::Kind::level, a.level);
  a.category = key_of(vocab::Kind::category, a.category);
  a.role = key_of(vocab::Kind::role, a.role);
  a.programme_kind = key_of(vocab::Kind::programme_kind, a.programme_kind);
  if (args.planned >= 0) a.sessions_planned = args.planned;
  if (args.attended >= 0) a.sessions_attended = args.attended;
  for (const std::string& unit : args.units) {
    const std::size_t equals = unit.find('=');
    const auto amount =
        parse_hundredths(equals == std::string::npos ? "" : std::string_view(unit).substr(equals + 1));
    if (!amount) {
      std::cerr << "--unit: 写成 items=2 的样子 (like items=2): " << unit << '\n';
      return false;
    }
    a.units_x100[unit.substr(0, equals)] = *amount;
  }
  return true;
}

int explain(ExplainArgs& args) {
  if (!complete(args)) return kUsage;
  const rules::Book book = book_of(args.folder);
  rules::Counted already;
  if (args.teacher != 0) {
    auto house = open_house(args.db);
    if (!house.ok()) return say(house.error());
    const auto counted = house->database->read([&](db::Session& session) {
      return rules::counted(session, std::vector<Id>{args.teacher},
                            rules::look_back(book, args.done.region, args.done.to));
    });
    if (!counted.ok()) return say(counted.error());
    already = counted->at(args.teacher);
  }
  return rules::explain(book, args.done, already, args.english, std::cout, std::cerr);
}

void add_explain(CLI::App& rules, int& code) {
  CLI::App* sub = rules.add_subcommand(
      "explain", "逐步说明学时学分的由来 (how an achievement becomes hours and credits)");
  auto args = std::make_shared<ExplainArgs>();
  args->db = default_database();
  rules::Achievement& a = args->done;
  sub->add_option("--region", a.region, "six digits: the county of the school")->required();
  sub->add_option("--to", args->to, "last day")->required();
  sub->add_option("--from", args->from, "first day; default: the last");
  sub->add_option("--kind", args->kind, "training paper 论文 …")->capture_default_str();
  sub->add_option("--hours", args->hours, "as the certificate says");
  sub->add_option("--credits", args->credits, "likewise");
  sub->add_option("--mode", a.mode, "培训方式");
  sub->add_option("--level", a.level, "级别");
  sub->add_option("--category", a.category, "内容类别");
  sub->add_option("--role", a.role, "角色");
  sub->add_option("--programme-kind", a.programme_kind, "项目类型");
  sub->add_option("--result", a.result, "优秀 良好 合格 不合格");
  sub->add_option("--unit", args->units, "half_days sessions items words months terms, like items=2");
  sub->add_option("--planned", args->planned, "times that were held");
  sub->add_option("--attended", args->attended, "times attended");
  sub->add_flag("--novice", a.novice, "in the first year of service");
  sub->add_option("--teacher", args->teacher, "with what the ledger of --db counts for this person already");
  sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
  sub->add_option("--rules", args->folder, "folder of the rules")->capture_default_str();
  sub->add_flag("--english", args->english, "in English");
  sub->callback([args, &code] { code = explain(*args); });
}

void add_preview(CLI::App& rules, int& code) {
  CLI::App* sub = rules.add_subcommand(
      "preview", "改动规则会怎样:只看不写 (what a changed rule would do to past entries)");
  auto args = std::make_shared<rules::PreviewArgs>();
  auto url = std::make_shared<std::string>(default_database());
  auto folder = std::make_shared<std::string>("rules");
  auto from = std::make_shared<std::string>("1970-01-01");
  auto to = std::make_shared<std::string>("9999-12-30");
  sub->add_option("draft", args->draft, "the changed version file, v2.toml")->required();
  sub->add_option("--db", *url, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
  sub->add_option("--rules", *folder, "folder of the rules that hold")->capture_default_str();
  sub->add_option("--region", args->region, "only below this region; default: the rule's");
  sub->add_option("--from", *from, "entries from this day");
  sub->add_option("--to", *to, "to this day, inclusive");
  sub->add_option("--examples", args->examples, "how many entries to show")->capture_default_str();
  sub->add_flag("--english", args->english, "in English");
  sub->callback([=, &code] {
    const auto first = day_of(*from, "--from");
    const auto last = day_of(*to, "--to");
    code = kUsage;
    if (!first || !last) return;
    args->from = *first;
    args->to = *last;
    auto house = open_house(*url);
    code = house.ok() ? rules::preview(*house->database, book_of(*folder), *args, std::cout, std::cerr)
                      : say(house.error());
  });
}

}  // namespace

void add_rules(const Command& command) {
  CLI::App* rules = command.root.add_subcommand("rules", "学分折算规则 (conversion rules)");
  rules->require_subcommand(1);
  add_files(*rules, command.exit_code);
  add_explain(*rules, command.exit_code);
  add_preview(*rules, command.exit_code);
}

}  // namespace xt::app
