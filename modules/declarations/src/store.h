// Rows <-> structs, and the one way in which a declaration changes: row, history and audit together.
#pragma once

#include <optional>
#include <string>

#include "declarations/declarations.h"

namespace xt::declarations {

// A day of a row, in which 0 is none.
inline std::optional<Date> day_or_none(std::int64_t days) {
  return days == 0 ? std::nullopt : std::optional(Date(static_cast<std::int32_t>(days)));
}

Declaration declaration_of(const db::Row& row);  // columns as in `find`
std::string content_json(const Content& content);

struct Deed {
  const char* deed = "";
  std::string level = {}, reasons = {}, words = {};
  bool with_content = false;  // the step keeps what was claimed
  Id batch = 0;               // of a deed that may be undone
};
// `after` as it shall be; version and changed_ms are set here. declarations.changed_meanwhile,
// declarations.same_again.
Result<Declaration> change(db::Session& session, const Doer& doer, const Declaration& before,
                           Declaration after, const Deed& deed);
Result<Declaration> insert(db::Session& session, const Doer& doer, Declaration made);

// The refusal to who saw another version: who changed it since, and when.
Error changed_meanwhile(db::Session& session, Id declaration);
// The person's own, at the version they saw.
Result<Declaration> own(db::Session& session, const Doer& doer, const Item& item);
Result<Id> person_of(db::Session& session, const access::Caller& caller);

}  // namespace xt::declarations
