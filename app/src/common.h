// What the commands share: opening the database, saying what went wrong.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "db/db.h"

namespace xt::app {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kFindings = 3;

// Opens and brings the schema up to date. `connections`: 1 for a command, more for the server.
Result<std::unique_ptr<db::Database>> open_database(const std::string& url, int connections = 2);

// One line per fault on standard error, in Chinese and English where both are known. Answers kFailed.
int say(const Error& error);

// The person at the keyboard, for the audit: "cli:<user name>".
std::string actor();

}  // namespace xt::app
