#include "plans/difference.h"

#include <algorithm>
#include <set>

#include "lang/measure.h"
#include "plans/body.h"

namespace xt::plans {
namespace {

std::string strength(Strength of) {
  return of == Strength::must ? "must" : of == Strength::should ? "should" : "may";
}

std::string two(int n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string due_day(const DueDay& day) {
  if (day.date) return day.date->iso();
  const std::string last = day.day == 0 ? "last" : two(day.day);
  return day.month == 0 ? last : two(day.month) + "-" + last;
}

std::string due(const std::optional<Due>& due) {
  if (!due) return {};
  std::string out = due->every ? due_day(*due->every) : "";
  for (const auto& [year, day] : due->in_year) {
    out += (out.empty() ? "" : "; ") + std::to_string(year) + " " + due_day(day);
  }
  return out;
}

std::string window(const Window& window) {
  constexpr std::string_view kWords[] = {"plan",  "year", "school_year",  "term",
                                         "month", "week", "service_start"};
  const std::string word(kWords[static_cast<std::size_t>(window.kind)]);
  return window.kind == WindowKind::service_start ? word + " " + std::to_string(window.months) : word;
}

std::string entities(const Provision& p) {
  std::string out;
  for (const Population& one : p.populations) {
    out += (out.empty() ? "" : ", ") + std::string(entity_code(one.entity));
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "、") + word;
  return out;
}

std::string share(const Rational& share) {
  return (mul(share, Rational(100)).value_or(share)).decimal(2) + "%";
}

std::vector<FieldChange> differing(const std::vector<FieldChange>& before,
                                   const std::vector<FieldChange>& after) {
  std::vector<FieldChange> out;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].after != after[i].after) out.push_back({before[i].field, before[i].after, after[i].after});
  }
  return out;
}

std::vector<FieldChange> head(const Plan& plan) {
  return {{"title", "", plan.title},
          {"from", "", plan.first.iso()},
          {"to", "", plan.last.iso()},
          {"year_start", "", two(plan.year_start_month) + "-" + two(plan.year_start_day)}};
}

std::vector<std::string> paragraphs(const Plan& plan) {
  std::vector<std::string> out;
  for (const Block& block : blocks(plan)) out.emplace_back(text(plan, block.range));
  return out;
}

// Paragraphs that only one of the two has; one that moved is in both.
std::vector<std::string> only_in(const std::vector<std::string>& these,
                                 const std::vector<std::string>& others) {
  const std::multiset<std::string> known(others.begin(), others.end());
  std::vector<std::string> out;
  for (const std::string& one : these) {
    if (!known.contains(one)) out.push_back(one);
  }
  return out;
}

}  // namespace

std::string_view code(Change change) {
  constexpr std::string_view kWords[] = {"same", "changed", "added", "removed"};
  return kWords[static_cast<std::size_t>(change)];
}

std::vector<FieldChange> facts(const Provision& p) {
  return {{"title", "", p.title},
          {"quote", "", p.quote},
          {"strength", "", strength(p.strength)},
          {"entity", "", entities(p)},
          {"where", "", p.where_text},
          {"measure", "", p.measure_text},
          {"target", "", p.target_text},
          {"window", "", window(p.window)},
          {"from", "", p.first.iso()},
          {"to", "", p.last.iso()},
          {"due", "", due(p.due)},
          {"required_share", "", share(p.required_share)},
          {"prorate", "", p.prorate ? "true" : "false"},
          {"pace", "", p.pace == Pace::linear ? "linear" : "none"},
          {"needs", "", joined(p.needs)}};
}

PlanDifference difference(const Plan& before, const Plan& after) {
  PlanDifference out;
  out.plan = differing(head(before), head(after));
  for (const Provision& p : after.provisions) {
    const Provision* old = before.find(p.id);
    ProvisionChange change{p.id, p.title, p.title_en, Change::added, {}};
    if (old != nullptr) {
      change.fields = differing(facts(*old), facts(p));
      change.change = change.fields.empty() ? Change::same : Change::changed;
    }
    out.provisions.push_back(std::move(change));
  }
  for (const Provision& p : before.provisions) {
    if (after.find(p.id) == nullptr)
      out.provisions.push_back({p.id, p.title, p.title_en, Change::removed, {}});
  }
  if (before.source != after.source || before.body.size() != after.body.size()) {
    const auto old_text = paragraphs(before);
    const auto new_text = paragraphs(after);
    out.text_added = only_in(new_text, old_text);
    out.text_removed = only_in(old_text, new_text);
  }
  return out;
}

}  // namespace xt::plans
