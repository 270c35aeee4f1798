// xingtan migrate --db URL: brings a database's schema up to date, and creates it where there is none.
#include <iostream>

#include "commands.h"
#include "common.h"
#include "rooms.h"

namespace xt::app {
namespace {

int print_schema(db::Database& database) {
  const auto schema = db::dump_schema(database);
  if (!schema.ok()) return say(schema.error());
  std::cout << *schema;
  return kDone;
}

int migrate(const std::string& url, bool schema) {
  auto database = db::Database::open(url);
  if (!database.ok()) return say(database.error());
  const auto applied = db::migrate(**database, all_migrations());
  if (!applied.ok()) return say(applied.error());
  if (schema) return print_schema(**database);
  const auto house = open_house(url);  // the regions and the key, too
  if (!house.ok()) return say(house.error());
  std::cout << *applied << " migrations applied\n";
  return kDone;
}

}  // namespace

void add_migrate(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("migrate", "升级数据库结构 (bring the schema up to date)");
  auto url = std::make_shared<std::string>();
  sub->add_option("--db", *url, "sqlite:FILE | FILE | postgresql://…")->required();
  auto schema = std::make_shared<bool>(false);
  sub->add_flag("--schema", *schema, "只建表并输出表结构 (tables only, and print them: docs/schema)");
  sub->callback([url, schema, &code = command.exit_code] { code = migrate(*url, *schema); });
}

}  // namespace xt::app
