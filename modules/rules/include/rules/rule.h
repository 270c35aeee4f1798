// A compiled conversion rule: what one version rules/<id>/v<n>.toml means (docs/rules.md). Plain values, no
// I/O. Amounts in hundredths; dates first and last inclusive. Immutable after compilation.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "plans/expr.h"
#include "rules/words.h"

namespace xt::rules {

using plans::Place;

// An unknown fact satisfies no test, != included; `negation` turns the outcome of the whole part.
struct Condition {
  enum class Kind : std::uint8_t { always, all, any, negation, test };
  Kind kind = Kind::always;
  std::vector<Condition> parts;  // all, any: two or more; negation: one
  Fact fact = Fact::kind;        // test
  plans::Op op = plans::Op::present;
  std::vector<std::string> words;  // stored keys
  Rational number;                 // of numbers
};

// An exact amount. An unknown fact, a level that `by` does not name and a division by zero make it unknown.
struct Formula {
  enum class Kind : std::uint8_t {
    number,
    fact,
    add,
    subtract,
    multiply,
    divide,   // two args
    minimum,  // one or more
    maximum,
    down,  // two args: the first cut to a multiple of the second
    up,    // raised to one
    by     // the arg whose key is the word of `fact`; a last arg without key is for all others
  };
  Kind kind = Kind::number;
  Rational number;
  Fact fact = Fact::claimed;
  std::vector<Formula> args;
  std::vector<std::string> keys;
};

enum class Round : std::uint8_t { half_up, down, up };
struct Rounding {
  Round way = Round::half_up;
  std::int64_t step_x100 = 1;
};

enum class Per : std::uint8_t { once, year, school_year, cycle };

// A part of the rule. It quotes a sentence of its source, or says why it stands there without one.
struct Part {
  std::string id, title, title_en, quote;
  std::string reading;  // what the source does not say and the author of the file made of it
  Place place;
};

struct Clause : Part {  // [[conversion]]
  Condition when;
  std::string when_text, hours_text, credits_text;  // as written
  std::optional<Formula> hours, credits;            // absent: none
  std::optional<Rounding> round_hours, round_credits;
  std::string entry = "award";  // or offset (抵免)
  std::vector<Fact> asks;       // units that a form must ask for, besides claimed
};

struct Factor : Part {  // [[factor]]: multiplies what the conversion gave
  Condition when;
  std::optional<Formula> hours, credits;
};

// What a cap or a requirement speaks of: conversions of this rule by id, or a condition on the ledger's
// facts; empty and always: everything.
struct Scope {
  std::string of_text;  // as written
  std::vector<std::string> clauses;
  Condition of;
};

struct Cap : Part {  // [[cap]]: no more than this per person and period
  Scope scope;
  Per per = Per::year;
  std::optional<std::int64_t> hours_x100, credits_x100;
};

enum class Measure : std::uint8_t { hours, credits, records };
struct Requirement : Part {  // [[requirement]]: what a teacher owes; judged by cycle accounts, cuts nothing
  Scope scope;
  std::string who = "teacher";  // teacher novice principal new_principal homeroom
  Per per = Per::cycle;
  Measure measure = Measure::credits;
  std::optional<std::int64_t> at_least_x100, at_most_x100;  // of records too: 100 is one
};

struct Verify : Part {  // [[verify]]: who must vouch, in this order
  Condition when;
  std::vector<std::string> levels;  // school county city province; empty: nobody
  std::optional<std::pair<int, int>>
      until_day;  // month, day of the year of the last day: then it is too late
};

struct Rule {
  std::string id;
  int version = 1;
  std::string title, title_en;
  std::string region;  // six digits; "000000" is the nation
  Date first;
  Date last = kOpenEnd - 1;  // inclusive
  int year_month = 1, year_day = 1;
  int cycle_years = 5;
  std::optional<Date> cycle_first;
  std::string document;  // 文号 and name
  std::string source;    // where it was read
  std::string trust;     // A B C of the notes: official, repost, mirror
  bool inherit = true;   // what it does not say, a farther region's rule says
  Rounding round_hours, round_credits;
  std::string remark;
  std::vector<Clause> clauses;
  std::vector<Factor> factors;
  std::vector<Cap> caps;
  std::vector<Requirement> requirements;
  std::vector<Verify> verify;

  std::string tag() const { return id + "@" + std::to_string(version); }
};

// The period of `per` that `day` falls in, half-open; of `once` the day alone.
Period period_of(const Rule& rule, Per per, Date day);

using RulePtr = std::shared_ptr<const Rule>;

}  // namespace xt::rules
