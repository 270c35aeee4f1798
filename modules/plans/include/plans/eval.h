// Where a region stands under a plan: the plain evaluator in SQL (docs/plan-language.md, "Meaning"). Reads
// only the published views of orgs, people, credits, registry, funds and research, inside the caller's
// transaction; the same on both engines. Values are exact; dates are inclusive where they are called first,
// last or at. Thread-safety: free functions without state; one Session belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/rational.h"
#include "base/result.h"
#include "db/db.h"
#include "plans/plan.h"

namespace xt::plans {

// In the order from good to bad.
enum class State : std::uint8_t { met, on_track, behind, missed, no_data };
std::string_view code(State state);  // "on_track"

struct EvalRequest {
  Date at;             // the day asked, inclusive
  Date known;          // what was posted later is not seen
  std::string under;   // code of an organisation inside the plan's region; empty: the plan's region
  std::string region;  // instead of the plan's own region; empty: the plan's
  std::vector<std::string> provisions;  // ids; empty: all
  std::optional<Id> only;               // one entity: a teacher's id, or an organisation's key
  bool entities = false;                // keep every entity's outcome in ProvisionResult::values
  bool windows = true;                  // earlier windows too
  bool units = false;                   // keep the counts of every county in ProvisionResult::units
};

struct Counts {
  std::int64_t entities = 0, met = 0, on_track = 0, behind = 0, missed = 0, no_data = 0;
  void add(State state);
  void add(const Counts& more);
  bool operator==(const Counts&) const = default;
};

// By the key of the smallest region that holds the entity (a county, for a school or a teacher). Ascending.
using UnitCounts = std::vector<std::pair<std::int64_t, Counts>>;

struct WindowResult {
  Date first;
  Date last;
  State status = State::no_data;
  Counts counts;
  std::optional<Rational> share;
};

// One entity in the judged window. Hours and credits in hours, money in yuan.
struct EntityValue {
  Entity kind = Entity::teacher;
  Id id = 0;                    // teacher id; of an organisation its key
  std::int64_t org_key = 0;     // the school held on d; of an organisation its key
  std::int64_t org_key_hi = 0;  // its subtree is [org_key, org_key_hi)
  State status = State::no_data;
  std::optional<Rational> value;
  std::optional<Rational> low, high;  // its own target, prorated where the provision says so
  Date first, last;                   // its own window
  int served_days = 0, elapsed_days = 0, window_days = 0;  // D, E, and the days of the uncut window
  std::uint64_t missing = 0;                               // bits into ProvisionResult::sources
};

struct ProvisionResult {
  std::string id;
  std::string title;
  std::string title_en;
  Strength strength = Strength::must;
  bool judged = true;  // false: shown, not judged
  Comparison comparison = Comparison::none;
  State status = State::no_data;
  Date first, last;  // the judged window
  Counts counts;
  std::optional<Rational> share;
  Rational required_share = Rational(1);
  std::optional<Rational> value;      // where there is exactly one entity (or above_scope)
  std::optional<Rational> low, high;  // its target
  std::vector<std::string> missing;   // why there is no data: "items:studio", "calendar", "above_scope" …
  std::vector<WindowResult> windows;  // every window begun, in order
  std::vector<std::string> sources;   // names of the bits of EntityValue::missing
  std::vector<EntityValue> values;    // with EvalRequest::entities
  UnitCounts units;                   // with EvalRequest::units: `counts` of the judged window
};

struct EvalResult {
  std::string plan;
  Date at, known;
  std::string under;                    // code
  std::int64_t key_lo = 0, key_hi = 0;  // of the asked region
  std::vector<ProvisionResult> provisions;
  std::int64_t saved_ms = 0;  // when it was computed, where an answer from before the start is shown; 0: now
};

// Errors: not_found plans.unknown_region, plans.unknown_provision; invalid plans.outside_region (`under` is
// not inside the plan's region).
Result<EvalResult> evaluate(db::Session& session, const Plan& plan, const EvalRequest& request);

// The measure of the request's one provision for every node of `level` under the asked region, not judged:
// for showing the parts of a demand on the whole region (Meaning 8).
Result<std::vector<EntityValue>> values_of_level(db::Session& session, const Plan& plan,
                                                 const EvalRequest& request, Entity level);

// What an entity is called outside: a teacher's id, an organisation's code. In the order of `values`.
Result<std::vector<std::string>> entity_names(db::Session& session, const std::vector<EntityValue>& values);

// The contract of `xingtan plan eval --format json`. With `names` (one list per provision, empty where there
// are no values) the entity_values are written too.
std::string to_json(const EvalResult& result, const std::vector<std::vector<std::string>>* names = nullptr);
// For people: Chinese, columns aligned by display width; with `names` the entities under each provision.
std::string to_table(const EvalResult& result, const std::vector<std::vector<std::string>>* names = nullptr);

}  // namespace xt::plans
