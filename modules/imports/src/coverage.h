// What a sheet of items or sessions speaks for: an organisation with all below it, and years. Absence of
// facts is zero only there (plan language, rule 7).
#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <string>

#include "handler.h"
#include "org_index.h"

namespace xt::imports {

class SheetCoverage {
 public:
  void saw(std::int64_t key, std::int64_t key_hi, Date from) {
    lowest_ = std::min(lowest_, key);
    highest_ = std::max(highest_, key_hi);
    first_ = std::min(first_, from);
  }
  // Writes the coverage for each of the kinds: `--for`, `--years`, else what the rows themselves span: the
  // smallest organisation around all of them, from the first day of any to today.
  Status write(db::Session& session, OrgIndex& orgs, const Setting& setting, std::string_view source,
               const std::set<std::string>& kinds) const;

 private:
  std::int64_t lowest_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest_ = 0;
  Date first_ = kOpenEnd;
};

}  // namespace xt::imports
