// xingtan demo --db URL: four simulated regions, each under its own plan, and an account for every role. Run
// again, it changes nothing. With --accounts it only prints the accounts.
#include <algorithm>
#include <iostream>

#include "access/demo.h"

#include "commands.h"
#include "common.h"
#include "demo.h"
#include "demo_cycles.h"
#include "demo_declarations.h"
#include "demo_imports.h"
#include "demo_intake.h"
#include "demo_people.h"
#include "demo_proof.h"
#include "demo_workshop.h"
#include "feed.h"

namespace xt::app {
namespace {

struct Args {
  std::string db;
  std::string rules = "rules";
  bool accounts = false;
  int port = 8080;
  std::int64_t teachers = kDemoTeachers;
};

// A region of the demonstration: what share of the teachers it gets and which years it has lived through. Two
// plans are over, two are under way on the demonstration's day.
struct World {
  const char* region;
  const char* name;
  int percent;
  Date from;
  Date to;
};
const World kWorlds[] = {
    {"450000", "广西壮族自治区", 50, Date::of(2021, 1, 1), kDemoDay},
    {"220106", "长春市绿园区", 14, Date::of(2020, 1, 1), Date::of(2023, 12, 31)},
    {"370300", "淄博市", 14, Date::of(2011, 1, 1), Date::of(2015, 12, 31)},
    {"610000", "陕西省", 22, Date::of(2024, 1, 1), kDemoDay},
};

Status load(House& house, const World& world, std::int64_t teachers) {
  simulate::Options options;
  options.region = world.region;
  options.teachers = std::max<std::int64_t>(simulate::kFewestTeachers, teachers * world.percent / 100);
  options.from = world.from;
  options.to = world.to;
  options.seed = 7;
  XT_TRY(const auto simulation, simulate::Simulation::create(options, built_in_divisions()));
  std::int64_t rows = 0;
  XT_CHECK_OK(
      feed(house, simulation, [&](const simulate::Sheet&, const imports::Report& r) { rows += r.rows; }));
  std::cout << world.name << "：" << simulation.counts().teachers << " 名教师，" << rows << " 行"
            << std::endl;
  return {};
}

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
  for (const World& world : kWorlds) {
    if (const Status loaded = load(*house, world, args.teachers); !loaded.ok()) return say(loaded.error());
  }
  if (const Status cycles = demo_cycles(*house); !cycles.ok()) return say(cycles.error());
  auto chosen = access::choose_demo_accounts(*house->database, kDemoDay);
  if (!chosen.ok()) return say(chosen.error());
  if (const Status found = choose_demo_teacher(*house, *chosen); !found.ok()) return say(found.error());
  auth::Passwords passwords;
  const Status made = access::create_demo_accounts(*house->database, passwords, actor(), *chosen);
  if (!made.ok()) return say(made.error());
  if (const Status asked = demo_corrections(*house, *chosen); !asked.ok()) return say(asked.error());
  if (const Status imported = demo_imports(*house, args.db, *chosen); !imported.ok())
    return say(imported.error());
  if (const Status drafted = demo_workshop(*house, *chosen); !drafted.ok()) return say(drafted.error());
  if (const Status proven = demo_proof(*house, args.db, args.port, *chosen); !proven.ok())
    return say(proven.error());
  if (const Status told = demo_intake(*house, args.rules, *chosen); !told.ok()) return say(told.error());
  // Last: its job waits for a server.
  if (const Status declared = demo_declarations(*house, args.db, args.rules, *chosen); !declared.ok())
    return say(declared.error());
  return print_accounts(*house->database, args.port);
}

}  // namespace

void add_demo(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("demo", "演示数据与账号 (the demonstration)");
  auto args = std::make_shared<Args>();
  sub->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…")->required();
  sub->add_flag("--accounts", args->accounts, "print the accounts and nothing else");
  sub->add_option("--teachers", args->teachers, "in all four regions together")->capture_default_str();
  sub->add_option("--rules", args->rules, "folder of the conversion rules")->capture_default_str();
  sub->add_option("--port", args->port, "of the server, for the address that is printed")
      ->capture_default_str();
  sub->callback([args, &code = command.exit_code] { code = demo(*args); });
}

}  // namespace xt::app
