// The rules of a folder rules/<id>/v<n>.toml, and which of them hold where and when. Immutable after loading;
// copies are cheap and share the rules; thread-safe.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "plans/compile.h"
#include "rules/rule.h"

namespace xt::rules {

class Book {
 public:
  // Only the plain rule.
  Book();
  explicit Book(std::vector<RulePtr> rules);

  // From the county up to the nation, nearest first, and the plain rule at the end; ends early behind a rule
  // with `inherit = false`. Of two versions or rules of one region that hold on the same day the one that
  // began later counts.
  std::vector<RulePtr> chain(std::string_view region, Date day) const;
  const std::vector<RulePtr>& all() const { return *rules_; }
  // nullptr: not there. Version 0: the latest.
  RulePtr find(std::string_view id, int version = 0) const;

 private:
  std::shared_ptr<const std::vector<RulePtr>> rules_;
};

// The rule that holds where no other does: hours (of 45 minutes) and credits as claimed; the school and the
// county vouch.
RulePtr plain_rule();

}  // namespace xt::rules
