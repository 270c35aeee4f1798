// xingtan demo --db URL: the demonstration's accounts. With --accounts only prints them.
#include <iostream>

#include "access/demo.h"

#include "commands.h"
#include "common.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  bool accounts = false;
  int port = 8080;
};

int print_accounts(db::Database& database, int port) {
  const auto rows = access::demo_accounts(database);
  if (!rows.ok()) return say(rows.error());
  std::cout << "http://127.0.0.1:" << port << "\n密码 (password): " << access::kDemoPassword << "\n\n";
  for (const access::DemoRow& row : *rows) {
    std::cout << "  " << row.login << std::string(row.login.size() < 10 ? 10 - row.login.size() : 1, ' ')
              << row.name << "  " << row.scope_name << "  (" << row.role << ")\n            " << row.what
              << '\n';
  }
  std::cout << std::flush;
  return kDone;
}

int demo(const Args& args) {
  auto house = open_house(args.db);
  if (!house.ok()) return say(house.error());
  if (args.accounts) return print_accounts(*house->database, args.port);
  const auto chosen = access::choose_demo_accounts(*house->database, shanghai_date(now_ms()));
  if (!chosen.ok()) return say(chosen.error());
  auth::Passwords passwords;
  const Status made = access::create_demo_accounts(*house->database, passwords, actor(), *chosen);
  if (!made.ok()) return say(made.error());
  return print_accounts(*house->database, args.port);
}

}  // namespace

void add_demo(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("demo", "演示数据与账号 (the demonstration)");
  auto args = std::make_shared<Args>();
  sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->required();
  sub->add_flag("--accounts", args->accounts, "print the accounts and nothing else");
  sub->add_option("--port", args->port, "of the server, for the address that is printed")
      ->capture_default_str();
  sub->callback([args, &code = command.exit_code] { code = demo(*args); });
}

}  // namespace xt::app
