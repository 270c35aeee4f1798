// What changed between two versions of a plan, in the words of the plan language. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plans/plan.h"

namespace xt::plans {

enum class Change : std::uint8_t { same, changed, added, removed };
std::string_view code(Change change);  // "added"

struct FieldChange {
  std::string field;  // a key of plan.toml; "target" for at_least, at_most and between together
  std::string before, after;
};

struct ProvisionChange {
  std::string id;
  std::string title, title_en;  // of the later one where both have it
  Change change = Change::same;
  std::vector<FieldChange> fields;  // of a changed one
};

struct PlanDifference {
  std::vector<FieldChange> plan;            // title, from, to, year_start
  std::vector<ProvisionChange> provisions;  // all, in the order of the later plan, removed ones at the end
  std::vector<std::string> text_added, text_removed;  // paragraphs of the document
};

// A provision is the same one where its id is.
PlanDifference difference(const Plan& before, const Plan& after);

// Members of a JSON object, without its braces: "plan", "provisions" (those that differ), "same" (how many do
// not), "text_added", "text_removed".
std::string to_json(const PlanDifference& found);

// Every key of a provision with its value as text in `after`, "" where it has none.
std::vector<FieldChange> facts(const Provision& provision);

}  // namespace xt::plans
