// The commands of the command line. Each function adds its subcommand to `root`; its callback sets
// `exit_code`: 0 done, 1 failed, 2 wrong usage, 3 done with findings. Results go to standard output,
// everything else to standard error.
#pragma once

#include <CLI/App.hpp>

namespace xt::app {

struct Command {
  CLI::App& root;
  int& exit_code;
};

void add_api(const Command& command);
void add_serve(const Command& command);
void add_account(const Command& command);
void add_demo(const Command& command);
void add_ledger(const Command& command);
void add_migrate(const Command& command);
void add_people(const Command& command);
void add_plan(const Command& command);
void add_rules(const Command& command);
void add_simulate(const Command& command);
void add_import(const Command& command);

}  // namespace xt::app
