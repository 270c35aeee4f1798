// From an achievement to hours and credits, line by line. Pure and exact: integers and rationals, no floating
// point, no I/O. Thread-safe.
//
//   rules::Book book = …;                                  // rules/book.h: the rule files, or only the plain
//   rule rules::Counted already = …;                            // rules/counted.h: what the ledger counts
//   already XT_TRY(rules::Conversion c, rules::convert(book, achievement, already)); entry.hours_x100 =
//   c.hours_x100; entry.credits_x100 = c.credits_x100; entry.rule = c.rule;
//   already.add(rules::counted_of(achievement, c));        // before the next one of the same person
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "rules/book.h"
#include "rules/rule.h"

namespace xt::rules {

// What was done. Words are stored keys (rules/words.h, vocab); empty: unknown.
struct Achievement {
  std::string region;             // six digits: county (or city) of the school on the last day
  std::string kind = "training";  // rules::kinds()
  std::string mode, level, category, role, programme_kind;
  std::string result;  // excellent good pass fail
  Date from, to;       // first and last day, inclusive; the last decides which rule holds
  std::int64_t claimed_hours_x100 = 0, claimed_credits_x100 = 0;
  // How often somebody should have been there, and was; unknown: no absence rule applies.
  std::optional<std::int64_t> sessions_planned, sessions_attended;
  // half_days sessions items words months terms, in hundredths: {"words", 250} are 25,000 characters.
  std::map<std::string, std::int64_t> units_x100;
  bool novice = false, principal = false, required = false;
};

// An entry of the ledger as caps see it. A reversal has negative amounts.
struct CountedEntry {
  Date earned_on;
  std::string rule;  // as the entry carries it: id@version#clause; empty: entered without a rule
  std::string mode, level, category, role, programme_kind;
  std::int64_t hours_x100 = 0, credits_x100 = 0;
};

// What one person has already; only what lies in the cap's period is looked at.
struct Counted {
  std::vector<CountedEntry> entries;
  void add(CountedEntry entry) { entries.push_back(std::move(entry)); }
};

// One step of the explanation. `what` is stable: rule conversion factor round cap no_rule cut_off.
struct Line {
  std::string what;
  std::string rule;  // tag of the rule that says so; empty for the plain rule
  std::string part;  // id of the conversion, factor or cap
  std::string zh, en;
  std::string quote;                              // the sentence of the source
  std::int64_t hours_x100 = 0, credits_x100 = 0;  // after this step
};

struct Conversion {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string rule;                 // for NewEntry::rule: "guangxi@1#papers"
  std::string rule_id;              // "guangxi"; "plain" without a rule
  int version = 0;                  // of the rule
  std::string clause;               // id of the [[conversion]]
  std::string entry = "award";      // what to post: award or offset (抵免)
  std::vector<Line> lines;          // in the order in which it came about; never empty
  std::vector<std::string> needs;   // who must verify, in order: school county city province; may be empty
  std::optional<Date> claim_until;  // last day on which it may be declared
  bool capped = false;              // a cap took something away
};

// Errors: rules.bad_achievement (Code::invalid, fields name what): days in the wrong order, a region that is
// not six digits, an unknown kind, result or unit, a negative or absurd number.
Result<Conversion> convert(const Book& book, const Achievement& achievement, const Counted& already = {});

// How the new entry will look to the caps of the next one.
CountedEntry counted_of(const Achievement& achievement, const Conversion& conversion);

// What the caps in `region` leave today of what a rule gave before, for an entry that waited meanwhile: never
// more than it had. Hours that are cut take the credits with them that were reckoned from them, rounded down.
struct Kept {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
};
Kept cap_again(const Book& book, const std::string& region, const CountedEntry& entry,
               const Counted& already);

// The longest period before and after `day` that a cap looks at, over all rules that hold in `region` then.
Period look_back(const Book& book, const std::string& region, Date day);

}  // namespace xt::rules
