// A compiled plan: what plans/<id>/{source.txt,plan.toml} mean (docs/plan-language.md). Plain values, no I/O.
// Made by plans/compile.h; read by the evaluators, the page and the command line.
// Ranges are half-open byte ranges of Plan::source. Dates are inclusive where they are called first and last.
// Thread-safety: immutable after compilation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "plans/expr.h"

namespace xt::plans {

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class Strength : std::uint8_t { must, should, may };

// region: the one organisation that issued the plan. county, city, province: the nodes of that level inside
// it.
enum class Entity : std::uint8_t {
  teacher,
  school,
  county,
  city,
  province,
  region,
  programme,
  provider,
  cohort
};

enum class WindowKind : std::uint8_t { plan, year, school_year, term, month, week, service_start };

struct Window {
  WindowKind kind = WindowKind::plan;
  int months = 0;  // service_start: from the day of entering service
};

enum class Comparison : std::uint8_t { none, at_least, at_most, between };

enum class Pace : std::uint8_t { linear, none };

// A due day. `date` wins; else month and day of the window's year; month 0: `day` of the window's only month.
// day 0 is the month's last day.
struct DueDay {
  std::optional<Date> date;
  int month = 0;
  int day = 0;
};

struct Due {
  std::optional<DueDay> every;    // due
  std::map<int, DueDay> in_year;  // due_in: calendar year of the due day -> exception
};

// One kind of entity of a provision, and the filter resolved for that kind.
struct Population {
  Entity entity = Entity::teacher;
  Filter where;
};

struct Provision {
  std::string id;
  std::string title;
  std::string title_en;
  std::string quote;
  ByteRange range;  // of the quote in the source
  int nth = 1;      // which occurrence in the body, from 1
  Strength strength = Strength::must;
  std::vector<Population> populations;  // one or more
  std::optional<Expr> measure;          // none: only with strength may, or with `needs`
  std::string measure_text;             // as written, formatted
  std::string where_text;
  Date first;  // the days in which the provision binds: the plan's, or narrower (from, to); inclusive
  Date last;   // where "Meaning" speaks of plan.from and plan.to it is these two that count
  Window window;
  Comparison comparison = Comparison::none;
  Rational low;             // at_least, between; in the measure's unit (hours, credits, yuan, heads, share)
  Rational high;            // at_most, between
  std::string target_text;  // as written: "≥ 360", "≤ 5%", "1–2"
  bool prorate = false;
  Rational required_share = Rational(1);
  Pace pace = Pace::none;  // derived where the plan does not say
  std::optional<Due> due;
  std::vector<std::string> needs;  // facts the system does not hold: the provision is no_data, missing these
  Place place;

  // False: shown, not judged.
  bool judged() const { return strength != Strength::may && measure.has_value() && needs.empty(); }
};

struct Plan {
  std::string id;
  int version = 0;  // set by the shelf (plans/shelf.h); 0: text that is not published
  std::string title;
  std::string title_en;
  std::string region;        // GB/T 2260, six digits; "000000" is the nation
  Date first;                // from
  Date last;                 // to, inclusive
  int year_start_month = 1;  // a year of this plan begins on this day
  int year_start_day = 1;
  std::string source;           // source.txt, byte for byte
  std::vector<ByteRange> body;  // the parts of source that are the document, in order, not overlapping
  std::vector<Provision> provisions;

  Period period() const { return {first, last + 1}; }
  const Provision* find(const std::string& id_of_provision) const {
    for (const Provision& p : provisions) {
      if (p.id == id_of_provision) return &p;
    }
    return nullptr;
  }
};

}  // namespace xt::plans
