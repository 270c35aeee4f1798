#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "advice.h"
#include "commands.h"
#include "common.h"

int main(int argc, char** argv) {
  CLI::App root{"杏坛 Xingtan: 教师专业发展平台 (teachers' professional development)"};
  root.require_subcommand(1);
  int exit_code = xt::app::kDone;
  const xt::app::Command command{root, exit_code};
  xt::app::add_serve(command);
  xt::app::add_api(command);
  xt::app::add_migrate(command);
  xt::app::add_account(command);
  xt::app::add_people(command);
  xt::app::add_ledger(command);
  xt::app::add_plan(command);
  xt::app::add_rules(command);
  xt::app::add_demo(command);
  xt::app::add_simulate(command);
  xt::app::add_import(command);
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = root.exit(error);
    return code == 0 ? xt::app::kDone : xt::app::kUsage;
  } catch (const xt::db::Lost& error) {
    return xt::app::say(xt::app::lost(error.what()));
  } catch (const std::exception& error) {
    std::cerr << "xingtan: " << error.what() << '\n';
    return xt::app::kFailed;
  }
  return exit_code;
}
