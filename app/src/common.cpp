#include "common.h"

#include <iostream>

#include <pwd.h>
#include <unistd.h>

#include "rooms.h"

namespace xt::app {

Result<std::unique_ptr<db::Database>> open_database(const std::string& url, int connections) {
  db::Options options;
  options.connections = connections;
  XT_TRY(auto database, db::Database::open(url, options));
  XT_TRY([[maybe_unused]] const int applied, db::migrate(*database, all_migrations()));
  return database;
}

int say(const Error& error) {
  std::cerr << "xingtan: " << error.reason << (error.note.empty() ? "" : ": ") << error.note << '\n';
  for (const FieldError& field : error.fields) {
    std::cerr << "  " << field.name << ": " << field.reason << (field.detail.empty() ? "" : ": ")
              << field.detail << '\n';
  }
  return kFailed;
}

std::string actor() {
  const passwd* user = ::getpwuid(::getuid());
  return "cli:" + (user != nullptr ? std::string(user->pw_name) : std::to_string(::getuid()));
}

}  // namespace xt::app
