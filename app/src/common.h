// What the commands share: opening the database and its key, saying what went wrong.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "access/caller.h"
#include "auth/keyring.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::app {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kFindings = 3;

struct House {
  std::unique_ptr<db::Database> database;
  auth::Keyring keyring;
};

// Opens the database, brings its schema and the built-in regions up to date, and loads the key
// (auth/keyring.h says from where), which must be the one the database was written under. `connections`: few
// for a command, one for each worker for the server.
Result<House> open_house(const std::string& url, int connections = 2);

// One line per fault on standard error. Answers kFailed.
int say(const Error& error);

// Where plans are looked for by their id: `named` where it is not empty, else ./plans, the folder beside the
// build and the one of the package.
std::vector<std::filesystem::path> plan_folders(const std::string& named);

// Where --db is not given: $XINGTAN_DB, else xingtan.db in the working folder.
std::string default_database();

// The person at the keyboard, for the audit: "cli:<user name>".
access::Actor actor();

}  // namespace xt::app
