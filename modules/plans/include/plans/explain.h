// Why a value is what it is: the rows and the arithmetic of one entity under one provision.
// Inside the caller's transaction; the caller has checked that the entity may be seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plans/eval.h"

namespace xt::plans {

// One line of the arithmetic. Without a value: undefined.
struct Step {
  std::string label_zh;
  std::string label_en;
  std::optional<Rational> value;
};

// One fact that was counted.
struct Row {
  std::string kind;  // entry item money session teacher
  Id id = 0;         // entry, item, teacher; else 0
  std::string title;
  std::optional<Date> date;
  std::optional<Rational> hours, credits;  // entries; of money `hours` is absent and note holds the yuan
  std::string mode, level, category;       // vocab keys
  std::string school;                      // name of the organisation it belongs to
  std::string teacher;                     // name, where the entity is not the teacher itself
  std::string note;
};

struct Explanation {
  std::string id;    // teacher id, or the organisation's code
  std::string kind;  // teacher school county …
  std::string name;
  std::int64_t org_key = 0;  // of the organisation, or of the teacher's school
  Comparison comparison = Comparison::none;
  bool prorate = false;
  Pace pace = Pace::none;
  EntityValue value;
  std::optional<Rational> needed_by_now;  // with a pace, while the window runs
  std::vector<Step> steps;
  std::vector<Row> rows;  // at most kMaxRows, latest first
  std::int64_t rows_total = 0;
  std::vector<std::string> missing;
};
inline constexpr int kMaxRows = 200;

struct ExplainRequest {
  std::string provision;
  std::string entity;  // teacher id, or an organisation's code
  Date at, known;
  std::string region;  // another home of the plan
};

// Errors: not_found plans.unknown_provision, plans.unknown_entity (no such teacher or organisation, or it is
// none of the provision's entities on that day); invalid plans.not_judged.
Result<Explanation> explain(db::Session& session, const Plan& plan, const ExplainRequest& request);

// The document of GET …/explain (docs/plan-language.md, "Output").
std::string to_json(const Explanation& explanation);
std::string to_table(const Explanation& explanation);

std::string_view code(Entity kind);  // "teacher"

}  // namespace xt::plans
