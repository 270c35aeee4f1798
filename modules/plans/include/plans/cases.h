// cases.toml: small worlds with the expected outcome, by the plan's author (docs/plan-language.md,
// "cases.toml"). Read and checked here; run by the evaluator (`plan test`). Pure but for `load_cases`.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "plans/compile.h"
#include "plans/plan.h"

namespace xt::plans {

// What is expected of one provision; only what is set is compared.
struct Expectation {
  std::string provision;
  std::optional<std::string> status;  // met on_track behind missed no_data
  std::optional<Rational> share;
  std::optional<Rational> value;
  std::optional<Rational> target;
  std::optional<int> entities;
  std::optional<int> met;
  std::optional<std::vector<std::string>> missing;
  std::map<std::string, std::string> entity_status;  // entity (code, or 证件号码 of a teacher) -> status
  Place place;
};

struct Case {
  std::string name;
  Date at;
  std::optional<Date> known;
  std::string under;                         // empty: the plan's region
  std::map<std::string, std::string> world;  // kind of sheet (schools, teachers, entries …) -> CSV text
  std::vector<Expectation> expect;
  Place place;
};

struct Cases {
  std::vector<Case> cases;
  std::vector<Diagnostic> diagnostics;
  bool ok() const { return diagnostics.empty(); }
};

Cases read_cases(std::string_view file, std::string_view toml, const Plan& plan);
Cases load_cases(const std::filesystem::path& path, const Plan& plan);

}  // namespace xt::plans
