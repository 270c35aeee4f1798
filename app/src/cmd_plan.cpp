// xingtan plan …: the plan language (modules/plans).
#include <iostream>

#include "plans/cli.h"

#include "commands.h"
#include "common.h"

namespace xt::app {

void add_plan(const Command& command) {
  CLI::App* plan = command.root.add_subcommand("plan", "规划 (plans: check, fmt)");
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
}

}  // namespace xt::app
