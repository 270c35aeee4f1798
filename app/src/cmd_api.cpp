// xingtan api: the description of the API (OpenAPI 3.1), made from the routes themselves. No database is
// needed.
#include <filesystem>
#include <iostream>

#include "auth/token.h"
#include "http/openapi.h"

#include "commands.h"
#include "common.h"
#include "routes.h"

namespace xt::app {
namespace {

constexpr const char* kApiVersion = "1";

int print_api() {
  namespace fs = std::filesystem;
  const fs::path file = fs::temp_directory_path() / ("xingtan-api-" + auth::random_token() + ".db");
  const auto database = db::Database::open(file.string());  // a file appears only where a route asks it
  if (!database.ok()) return say(database.error());
  access::SignIn sign_in(**database, {});
  const auth::Keyring keyring = auth::Keyring::random();
  const auto router = make_router({**database, keyring, sign_in, nullptr, "", std::nullopt});
  std::error_code ignored;
  fs::remove(file, ignored);
  if (!router.ok()) return say(router.error());
  const auto text = http::openapi(*router, kApiVersion);
  if (!text.ok()) return say(text.error());
  std::cout << *text;
  return kDone;
}

}  // namespace

void add_api(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("api", "输出接口说明 OpenAPI 3.1 (the description of the API)");
  sub->callback([&code = command.exit_code] { code = print_api(); });
}

}  // namespace xt::app
