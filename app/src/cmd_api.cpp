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

namespace fs = std::filesystem;

constexpr const char* kApiVersion = "1";

int describe(const fs::path& folder) {
  const auto database = db::Database::open((folder / "api.db").string());
  if (!database.ok()) return say(database.error());
  const auth::Keyring keyring = auth::Keyring::random();
  const auto files = files::Store::open(folder / "files", keyring);
  if (!files.ok()) return say(files.error());
  access::SignIn sign_in(**database, {});
  jobs::Runner runner(**database, {});
  const auto router = make_router({**database, keyring, sign_in, nullptr, "", std::nullopt, *files, runner});
  if (!router.ok()) return say(router.error());
  const auto text = http::openapi(*router, kApiVersion);
  if (!text.ok()) return say(text.error());
  std::cout << *text;
  return kDone;
}

// The routes are made as for a server, but on an empty folder of their own: nothing is asked of it.
int print_api() {
  const fs::path folder = fs::temp_directory_path() / ("xingtan-api-" + auth::random_token());
  fs::create_directory(folder);
  const int code = describe(folder);
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return code;
}

}  // namespace

void add_api(const Command& command) {
  CLI::App* sub = command.root.add_subcommand("api", "输出接口说明 OpenAPI 3.1 (the description of the API)");
  sub->callback([&code = command.exit_code] { code = print_api(); });
}

}  // namespace xt::app
