#include "common.h"

#include <cstdlib>
#include <iostream>

#include <pwd.h>
#include <unistd.h>

#include "access/accounts.h"
#include "orgs/orgs.h"
#include "people/names.h"

#include "advice.h"
#include "rooms.h"

namespace xt::app {

Result<House> open_house(const std::string& url, int connections) {
  db::Options options;
  options.connections = connections;
  XT_TRY(auto database, db::Database::open(url, options));
  XT_TRY([[maybe_unused]] const int applied, db::migrate(*database, all_migrations()));
  XT_TRY([[maybe_unused]] const int seeded, orgs::seed(*database));
  XT_TRY([[maybe_unused]] const std::int64_t named, people::build_names(*database));
  XT_TRY(auto keyring, auth::Keyring::for_database(url));
  XT_CHECK_OK(access::check_key(*database, keyring.fingerprint()));
  return House{std::move(database), std::move(keyring)};
}

int say(const Error& error) {
  const std::string code = error.reason + (error.note.empty() ? "" : ": ") + error.note;
  std::string words = advice(error);
  // A single fault of the whole input needs no line of its own.
  const bool whole = words.empty() && error.fields.size() == 1 && error.fields[0].name.empty();
  if (whole) words = error.fields[0].detail;
  std::cerr << "xingtan: " << words << (words.empty() ? "" : " [") << code << (words.empty() ? "" : "]")
            << '\n';
  for (const FieldError& field : error.fields) {
    if (whole) break;
    std::cerr << "  " << field.name << (field.name.empty() ? "" : ": ") << field.reason
              << (field.detail.empty() ? "" : ": ") << field.detail << '\n';
  }
  return kFailed;
}

std::vector<std::filesystem::path> plan_folders(const std::string& named) {
  if (!named.empty()) return {named};
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  return {"plans", self.parent_path() / "plans", "/usr/share/xingtan/plans"};
}

std::string default_database() {
  const char* url = std::getenv("XINGTAN_DB");
  return url != nullptr ? url : "xingtan.db";
}

access::Actor actor() {
  const passwd* user = ::getpwuid(::getuid());
  return {0, "cli:" + (user != nullptr ? std::string(user->pw_name) : std::to_string(::getuid())), {}};
}

}  // namespace xt::app
