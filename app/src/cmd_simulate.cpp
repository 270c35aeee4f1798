// xingtan simulate: a believable region as sheets, or straight into a database.
#include <iostream>

#include "simulate/simulate.h"

#include "commands.h"
#include "common.h"
#include "feed.h"

namespace xt::app {
namespace {

struct Args {
  simulate::Options options;
  std::string from;
  std::string to;
  std::string out;
  std::string db;
  bool clean = false;
};

Result<simulate::Simulation> create(Args& args) {
  const auto from = Date::parse_iso(args.from);
  const auto to = Date::parse_iso(args.to);
  if (!from || !to) {
    Error error = make_error(Code::invalid, "simulate.bad_options");
    error.fields.push_back({from ? "to" : "from", error.reason, "日期请写成 2021-01-01"});
    return error;
  }
  args.options.from = *from;
  args.options.to = *to;
  args.options.faults = !args.clean;
  return simulate::Simulation::create(args.options, built_in_divisions());
}

int into_database(const simulate::Simulation& simulation, const std::string& url) {
  auto house = open_house(url);
  if (!house.ok()) return say(house.error());
  const Status done = feed(*house, simulation, [](const simulate::Sheet& sheet, const imports::Report& r) {
    std::cout << sheet.file << "：共 " << r.rows << " 行，新增 " << r.created << "，变更 " << r.changed
              << "，不变 " << r.unchanged << "，待核 " << r.held << "，退回 " << r.rejected << std::endl;
  });
  return done.ok() ? kDone : say(done.error());
}

int run(Args& args) {
  const auto simulation = create(args);
  if (!simulation.ok()) return say(simulation.error()), kUsage;
  const auto counts = simulation->counts();
  std::cerr << counts.counties << " 个县（区），" << counts.schools << " 所学校，" << counts.institutions
            << " 个机构，" << counts.teachers << " 名教师，另有新教师 " << counts.novices << " 名\n";
  if (!args.db.empty()) return into_database(*simulation, args.db);
  const auto done =
      simulate::write_files(*simulation, args.out, [](const simulate::Sheet& sheet, std::int64_t rows) {
        std::cout << sheet.file << " " << rows << '\n';
      });
  return done.ok() ? kDone : say(done.error());
}

}  // namespace

void add_simulate(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("simulate", "模拟一个地区的数据 (make a believable region)");
  auto args = std::make_shared<Args>();
  sub->add_option("--region", args->options.region, "GB/T 2260 code of a province, city or county")
      ->required();
  sub->add_option("--teachers", args->options.teachers, "200 … 1000000")->capture_default_str();
  sub->add_option("--from", args->from, "first day, 2021-01-01")->required();
  sub->add_option("--to", args->to, "last day, 2025-12-31")->required();
  sub->add_option("--seed", args->options.seed, "the same seed gives the same bytes")->capture_default_str();
  sub->add_option("--shortfall", args->options.shortfall_permille,
                  "per 1000 of what should have happened and did not")
      ->capture_default_str();
  sub->add_flag("--clean", args->clean, "no slips of the pen in the sheets");
  auto* where = sub->add_option_group("where");
  where->add_option("--out", args->out, "folder for one csv file a sheet");
  where->add_option("--db", args->db, "sqlite:FILE | FILE | postgresql://…");
  where->require_option(1);
  sub->callback([args, &code = command.exit_code] { code = run(*args); });
}

}  // namespace xt::app
