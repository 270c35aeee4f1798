// What runs in the background, by kind: one line a kind.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "auth/keyring.h"
#include "base/date.h"
#include "db/db.h"
#include "files/files.h"
#include "jobs/jobs.h"
#include "rules/book.h"

namespace xt::app {

// What handlers are made of. All of it outlives the runner.
struct JobTools {
  db::Database& database;
  const auth::Keyring& keyring;
  const files::Store& files;
  std::string plans;          // folder of the plans
  std::optional<Date> today;  // the demonstration's day
  std::string origin;         // printed on certificates
  rules::Book rules;          // conversion rules
};

std::map<std::string, jobs::Handler> job_handlers(const JobTools& tools);

}  // namespace xt::app
