// Where a row of the ledger came from, for who reads it: the import's file and who handed it in.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "orgs/key.h"

namespace xt::imports {

struct Source {
  std::string file_name, account_name;  // as they were then
  orgs::KeyRange scope;                 // who covers it may open the import
  std::int64_t created_ms = 0;
};
// Those imports that there are, in one statement. What of it the reader may know is the caller's question.
Result<std::map<Id, Source>> sources(db::Session& session, std::span<const Id> runs);

}  // namespace xt::imports
