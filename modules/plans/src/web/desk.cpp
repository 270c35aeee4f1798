#include "plans/desk.h"

#include <utility>

#include "eval/rules/state.h"
#include "eval/rules/windows.h"
#include "web/answers.h"
#include "web/scope.h"
#include "web/shelf.h"

namespace xt::plans {

std::shared_ptr<SavedAnswers> saved_answers(const std::filesystem::path& file) {
  return std::make_shared<SavedAnswers>(file);
}

Desk::Desk(db::Database& database, std::shared_ptr<const Shelf> shelf, std::shared_ptr<LiveColumns> live,
           std::shared_ptr<SavedAnswers> saved)
    : database_(database),
      shelf_(std::move(shelf)),
      answers_(std::make_shared<Answers>(std::move(live), std::move(saved),
                                         [shelf = shelf_] { return shelf->today(); })) {}

std::optional<Desk::Saved> Desk::saved(std::int64_t saved_ms) const {
  if (saved_ms == 0) return std::nullopt;
  const auto loading = answers_->loading().value_or(LiveColumns::Loading{});
  return Saved{saved_ms, loading.done, loading.of};
}

std::uint64_t Desk::version() const {
  return answers_->version();
}

Date Desk::today() const {
  return shelf_->today();
}

std::vector<std::shared_ptr<const Plan>> Desk::binding(const orgs::KeyRange& place) const {
  std::vector<std::shared_ptr<const Plan>> out;
  for (const Plan& plan : shelf_->plans()) {
    const orgs::KeyRange range = range_of(plan);
    if (range.contains(place) || place.contains(range)) out.emplace_back(shelf_, &plan);
  }
  return out;
}

Result<std::shared_ptr<const EvalResult>> Desk::evaluate(const Plan& plan, const EvalRequest& request) const {
  return answers_->evaluate(database_, plan, request);
}

namespace {

Quantity quantity_of_leaf(Leaf leaf) {
  switch (leaf) {
    case Leaf::hours:
      return Quantity::hours;
    case Leaf::credits:
      return Quantity::credits;
    case Leaf::records:
      return Quantity::person_times;
    case Leaf::trained:
    case Leaf::teachers:
      return Quantity::persons;
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::partners:
      return Quantity::items;
    case Leaf::sessions:
      return Quantity::sessions;
    case Leaf::money:
    case Leaf::subtree_money:
      return Quantity::money;
    case Leaf::submitted:
    case Leaf::attr:
      break;
  }
  return Quantity::plain;
}

}  // namespace

Quantity quantity_of(const Expr& measure) {
  switch (measure.kind) {
    case ExprKind::leaf:
      return quantity_of_leaf(measure.leaf);
    case ExprKind::divide:
      return Quantity::share;
    case ExprKind::weeks:
      return Quantity::weeks;
    case ExprKind::add:
    case ExprKind::subtract:
    case ExprKind::minimum:
    case ExprKind::maximum:
    case ExprKind::prev:
    case ExprKind::capped:
      return measure.args.empty() ? Quantity::plain : quantity_of(measure.args.front());
    default:
      return Quantity::plain;
  }
}

std::string_view code(Quantity quantity) {
  constexpr std::string_view kCodes[] = {"hours",    "credits", "person_times", "persons", "items",
                                         "sessions", "weeks",   "money",        "share",   "plain"};
  return kCodes[static_cast<std::size_t>(quantity)];
}

std::string_view code(Strength strength) {
  constexpr std::string_view kCodes[] = {"must", "should", "may"};
  return kCodes[static_cast<std::size_t>(strength)];
}

std::string_view code(WindowKind kind) {
  constexpr std::string_view kCodes[] = {"plan",  "year", "school_year",  "term",
                                         "month", "week", "service_start"};
  return kCodes[static_cast<std::size_t>(kind)];
}

Date due_of(const Plan& plan, const Provision& provision, Date first, Date last) {
  rules::Span span{{first, last + 1}, {first, last + 1}};
  if (provision.window.kind != WindowKind::service_start && provision.window.kind != WindowKind::term) {
    // The whole calendar period: a year cut by the plan is due when the year is.
    for (const auto& one :
         rules::windows_begun(rules::timeline(plan, provision), provision.window, first, {})) {
      if (one.first() == first) span = one;
    }
  }
  return rules::due_day(provision.due, span);
}

std::optional<Rational> expected(const Provision& provision, const EntityValue& value, Date at) {
  if (provision.pace == Pace::none || !value.low || at >= value.last || value.served_days <= 0) return {};
  return rules::needed_by_now(*value.low, {false, value.served_days, value.elapsed_days});
}

std::optional<Rational> gap(const Provision& provision, const EntityValue& value) {
  if (provision.comparison == Comparison::at_most || !value.low || !value.value) return std::nullopt;
  if (*value.value >= *value.low) return std::nullopt;
  return sub(*value.low, *value.value);
}

}  // namespace xt::plans
