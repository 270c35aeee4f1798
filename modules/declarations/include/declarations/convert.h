// From a claim to hours and credits, line by line, and the levels that must verify it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declarations/declarations.h"
#include "rules/book.h"

namespace xt::declarations {

// One step of the explanation, with what stands after it.
struct Line {
  std::string zh, en, quote;  // quote: the sentence of the source; may be empty
  std::int64_t hours_x100 = 0, credits_x100 = 0;
};
// What a claim becomes by the rule of the region, and who must verify it.
struct Converted {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string rule;                 // id@version#clause
  std::string entry = "award";      // or offset
  std::vector<Line> lines;          // how it came about; never empty
  std::string chain;                // "school,county": the levels, lowest first; never empty
  std::optional<Date> claim_until;  // the last day on which the rule lets it be declared
};
// By the conversion rules that hold in the school's region on the last day, under the caps of what the ledger
// counts already: in the transaction that posts. Errors: rules.bad_achievement.
Converter rule_converter(xt::rules::Book book);
// The rule that holds where no other does.
Converter plain_converter();

}  // namespace xt::declarations
