// Brings a batch of rows from sheets into orgs_org: compares with what is there, keeps earlier names, moves,
// inserts.
#pragma once

#include <functional>

#include "orgs/change.h"

namespace xt::orgs {

struct Wanted {
  Org org;  // key and key_hi are filled in here
  std::optional<Date> from;
  std::optional<Date> to;
  std::vector<FieldError> errors;  // of the row so far
};

// Column names of the sheet, for the errors.
struct Columns {
  std::string_view code;
  std::string_view name;
};

// The key of a new row (also of one that moved) in a region.
using NewKey = std::function<Result<Key>(const Org&)>;

class Changes {
 public:
  Changes(db::Session& session, Date as_of, Columns columns, NewKey new_key)
      : session_(session), as_of_(as_of), columns_(columns), new_key_(std::move(new_key)) {}

  Status load(std::span<const Wanted> wanted);  // what is there already: one statement per 400 rows
  Result<Outcome> put(Wanted wanted);
  Status finish();  // the new rows, in one bulk

 private:
  Result<Outcome> create(Wanted& wanted);
  Result<Outcome> change(Wanted& wanted, Org& before);
  Result<Outcome> move(Wanted& wanted, Org& before);
  Status keep_name(const Org& before);
  Outcome refuse(Wanted& wanted, std::string_view column, const char* reason, std::string detail);

  db::Session& session_;
  Date as_of_;
  Columns columns_;
  NewKey new_key_;
  std::map<std::string, Org> known_;     // by code; rows of this batch included
  std::map<std::string, bool> pending_;  // codes that a row of this batch has settled
  std::vector<Org> inserts_;
};

// Fills in the region's key, or adds the error that tells what is wrong with the code.
void resolve_region(Wanted& wanted, const std::string& code, const std::map<std::string, Org>& regions);
void check_name(Wanted& wanted, std::string_view column, std::string_view value);

}  // namespace xt::orgs
