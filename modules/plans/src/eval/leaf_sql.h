// One statement for one measure of all entities: (entity, value), grouped; optionally by part of the window
// and, for caps, by teacher.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "eval/population.h"
#include "plans/expr.h"

namespace xt::plans {

// How the days of a flow are grouped. week: by Monday; year: by the part that holds the day.
enum class Grain : std::uint8_t { total, week, year, day };

struct LeafQuery {
  const Expr* leaf = nullptr;
  Period range;              // [first day, d + 1): the window as far as it counts
  Period whole;              // the whole window (money belongs to windows, not to days)
  bool year_window = false;  // a calendar year's money belongs to a year window inside it
  Grain grain = Grain::total;
  std::vector<Period> years;  // with Grain::year
  bool per_teacher = false;   // organisations: one row for each teacher (ledger only)
  std::int64_t known_ms = 0;  // posted before this moment
  Date due;                   // submitted
  Period employed;            // teachers employed in the region on some day of it are asked about
};

struct LeafRow {
  Id entity = 0;  // teacher; of organisations the key of the one that the fact belongs to
  Id teacher =
      0;  // organisations, per_teacher and trained (0: value counts people); partners: the partner's key
  std::int32_t part = 0;  // first day of the part; 0 for the total
  std::int64_t value =
      0;  // hundredths, 分, a count; trained: completions net of reversals; partners: the owner's end
};

bool is_flow(Leaf leaf);       // has a day: can be grouped by part
bool is_ledger(Leaf leaf);     // hours credits records trained
bool is_own(Leaf leaf);        // of an organisation only its own facts, not those of its subtree
std::int64_t unit(Leaf leaf);  // 100 where the value is in hundredths

Result<std::vector<LeafRow>> run(db::Session& session, const Entities& entities, const LeafQuery& query);

// The text and parameters that run() would use: for explaining and for looking at query plans.
std::string leaf_text(const Entities& entities, const LeafQuery& query, Statement& statement);

}  // namespace xt::plans
