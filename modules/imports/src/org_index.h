// Codes of a sheet -> organisations, remembered for the length of an import (a country has half a million).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "orgs/key.h"

#include "line.h"

namespace xt::imports {

struct OrgRef {
  std::int64_t key = 0;
  std::int64_t key_hi = 0;
  orgs::Level level = orgs::Level::school;
  std::string name;
};

class OrgIndex {
 public:
  explicit OrgIndex(std::optional<orgs::KeyRange> scope = std::nullopt) : scope_(scope) {}
  // nullptr where no organisation has the code.
  Result<const OrgRef*> find(db::Session& session, const std::string& code);
  // The same for a cell: complains where it is unknown or outside the scope. `what` is the word for it: 地区,
  // 学校, 机构.
  Result<const OrgRef*> find(db::Session& session, Line& line, std::size_t column, std::string_view what);
  // Wherever it is: the other end of a pairing.
  Result<const OrgRef*> find_anywhere(db::Session& session, Line& line, std::size_t column,
                                      std::string_view what);
  bool covers(std::int64_t org_key) const { return !scope_ || scope_->contains(org_key); }
  const std::optional<orgs::KeyRange>& scope() const { return scope_; }

 private:
  std::optional<orgs::KeyRange> scope_;
  std::unordered_map<std::string, std::optional<OrgRef>> known_;
};

// The smallest organisation whose subtree holds both: for the default of a sheet's coverage.
struct Span {
  std::int64_t lo = 0;
  std::int64_t hi = 0;
};
Span smallest_around(std::int64_t lowest_key, std::int64_t highest_key_hi);

}  // namespace xt::imports
