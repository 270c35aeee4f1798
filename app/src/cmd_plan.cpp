// xingtan plan …: the plan language (modules/plans).
#include <iostream>

#include "plans/cli.h"
#include "plans/draft_cli.h"
#include "plans/eval_cli.h"
#include "plans/http.h"
#include "plans/rollup.h"
#include "plans/shelf.h"

#include "commands.h"
#include "common.h"
#include "rooms.h"

namespace xt::app {
namespace {

void add_eval(CLI::App& plan, int& code) {
  CLI::App* sub = plan.add_subcommand("eval", "判定规划的每个条款 (say where a region stands under a plan)");
  auto args = std::make_shared<plans::EvalArgs>();
  auto url = std::make_shared<std::string>(default_database());
  auto folder = std::make_shared<std::string>();
  sub->add_option("plan", args->plan, "id or path of a plan")->required();
  sub->add_option("--db", *url, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
  sub->add_option("--at", args->at, "day that is asked, 2024-06-30; default: today");
  sub->add_option("--known", args->known, "ignore what was posted after this day; default: today");
  sub->add_option("--under", args->under, "code of a region or school inside the plan's region");
  sub->add_option("--region", args->region, "judge this region instead of the plan's own");
  sub->add_option("--provision", args->provisions, "only these provisions");
  sub->add_flag("--entities", args->entities, "list every entity");
  auto name = std::make_shared<std::string>();
  sub->add_option("--actor", *name,
                  "who asks for identity numbers, beside the account at the keyboard: goes into the audit");
  sub->add_flag("--reveal", args->reveal, "teachers by identity number; written to the audit");
  sub->add_option("--plans", *folder, "folder of the plans");
  sub->add_option("--format", args->format)->check(CLI::IsMember({"table", "json"}))->capture_default_str();
  sub->add_option("--engine", args->engine,
                  "sql: in the database; columns: a snapshot in memory, the same answers")
      ->check(CLI::IsMember({"sql", "columns"}))
      ->capture_default_str();
  sub->add_option("--memory-limit", args->memory_limit, "most that a snapshot may take, for example 2GB")
      ->transform(CLI::AsSizeValue(false));
  sub->callback([args, url, folder, name, &code] {
    args->folders = plan_folders(*folder);
    args->actor = actor();
    if (!name->empty()) args->actor.label += " " + *name;
    auto house = open_house(*url);
    code = house.ok() ? plans::eval(*house->database, house->keyring, *args, std::cout, std::cerr)
                      : say(house.error());
  });
}

void add_test(CLI::App& plan, int& code) {
  CLI::App* sub = plan.add_subcommand("test", "用 cases.toml 检验规划 (run the cases of plans)");
  auto args = std::make_shared<plans::TestArgs>();
  sub->add_option("path", args->paths, "id or folder of a plan, or a folder of plans")->required();
  sub->callback([args, &code] {
    args->folders = plan_folders("");
    args->migrations = all_migrations();
    code = plans::test(*args, std::cout, std::cerr);
  });
}

void add_explain(CLI::App& plan, int& code) {
  CLI::App* sub =
      plan.add_subcommand("explain", "说明一个数值的由来 (the rows and the arithmetic behind a value)");
  auto args = std::make_shared<plans::ExplainArgs>();
  auto url = std::make_shared<std::string>(default_database());
  auto folder = std::make_shared<std::string>();
  sub->add_option("plan", args->plan, "id or path of a plan")->required();
  sub->add_option("provision", args->provision, "id of the provision")->required();
  sub->add_option("--entity", args->entity, "teacher id, or code of a school or region")->required();
  sub->add_option("--db", *url, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
  sub->add_option("--at", args->at, "day that is asked; default: today");
  sub->add_option("--known", args->known, "ignore what was posted after this day; default: today");
  sub->add_option("--region", args->region, "judge this region instead of the plan's own");
  sub->add_option("--plans", *folder, "folder of the plans");
  sub->add_option("--format", args->format)->check(CLI::IsMember({"table", "json"}))->capture_default_str();
  sub->callback([args, url, folder, &code] {
    args->folders = plan_folders(*folder);
    auto house = open_house(*url);
    code = house.ok() ? plans::explain(*house->database, *args, std::cout, std::cerr) : say(house.error());
  });
}

void add_draft(CLI::App& plan, int& code) {
  CLI::App* sub =
      plan.add_subcommand("draft", "从文件起草规划 (propose provisions from the text of a document)");
  auto args = std::make_shared<plans::DraftArgs>();
  sub->add_option("file", args->file, "text of a document")->required();
  sub->add_option("-o,--output", args->output, "write the draft here, plan.toml");
  sub->add_option("--score", args->score,
                  "folder of a hand-made plan of this text: how well the draft meets it");
  sub->add_option("--format", args->format)->check(CLI::IsMember({"toml", "json"}))->capture_default_str();
  sub->add_flag("--english", args->english, "messages in English");
  sub->callback([args, &code] { code = plans::draft(*args, std::cout, std::cerr); });
}

int rollup(const std::string& url, const std::string& folder, const std::string& plan, bool check) {
  auto house = open_house(url);
  if (!house.ok()) return say(house.error());
  db::Database& database = *house->database;
  const auto shelf = plans::open_shelf(folder);
  const auto report = check ? plans::check_rollup(database, *shelf, plan)
                            : plans::rebuild_rollup(database, *shelf, plan, [](int done, int total) {
                                std::cerr << "\r" << done << "/" << total << std::flush;
                              });
  if (!check) std::cerr << "\n";
  if (!report.ok()) return say(report.error());
  for (const std::string& line : report->wrong) std::cout << line << "\n";
  std::cout << report->rows << (check ? " rows checked\n" : " rows\n");
  return report->wrong.empty() ? 0 : 3;
}

void add_rollup(CLI::App& plan, int& code) {
  CLI::App* sub =
      plan.add_subcommand("rollup", "逐月状态：重建或核对 (months kept for trends: make anew or check)");
  auto id = std::make_shared<std::string>();
  auto url = std::make_shared<std::string>(default_database());
  auto folder = std::make_shared<std::string>("plans");
  auto rebuild = std::make_shared<bool>(false);
  auto check = std::make_shared<bool>(false);
  sub->add_option("plan", *id, "id of a plan")->required();
  CLI::Option* again =
      sub->add_flag("--rebuild", *rebuild, "throw away what is kept and compute every month");
  sub->add_flag("--check", *check, "compute what is kept again; exit 3 where something differs")
      ->excludes(again);
  sub->add_option("--db", *url, "sqlite:FILE | FILE | postgresql://…")->capture_default_str();
  sub->add_option("--plans", *folder, "folder of the plans")->capture_default_str();
  sub->callback([=, &code] {
    if (*rebuild == *check) throw CLI::RequiredError("--rebuild or --check");
    code = rollup(*url, *folder, *id, *check);
  });
}

}  // namespace

void add_plan(const Command& command) {
  CLI::App* plan =
      command.root.add_subcommand("plan", "规划 (plans: check, fmt, draft, test, eval, explain)");
  plan->require_subcommand(1);
  int& code = command.exit_code;

  CLI::App* check = plan->add_subcommand("check", "检查规划文件 (find errors in plans)");
  auto check_args = std::make_shared<plans::CheckArgs>();
  check->add_option("path", check_args->paths, "folder of a plan, plan.toml, or a folder of plans")
      ->required();
  check->add_flag("--english", check_args->english, "messages in English");
  check->add_flag("--json", check_args->json, "diagnostics as one JSON array");
  check->callback([check_args, &code] { code = plans::check(*check_args, std::cout, std::cerr); });

  CLI::App* fmt = plan->add_subcommand("fmt", "整理规划文件的格式 (format plans)");
  auto fmt_args = std::make_shared<plans::FmtArgs>();
  fmt->add_option("path", fmt_args->paths, "folder of a plan, plan.toml, or a folder of plans")->required();
  fmt->add_flag("--check", fmt_args->check, "write nothing; exit 3 when a file would change");
  fmt->callback([fmt_args, &code] { code = plans::fmt(*fmt_args, std::cout, std::cerr); });

  add_draft(*plan, code);
  add_eval(*plan, code);
  add_test(*plan, code);
  add_explain(*plan, code);
  add_rollup(*plan, code);
}

}  // namespace xt::app
