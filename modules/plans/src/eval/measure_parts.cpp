// Measures that look at parts of a window, or at the window before it.
#include <algorithm>
#include <set>

#include "eval/measure.h"

namespace xt::plans {

using rules::Cell;

namespace {

// Arithmetic over leaves whose values are at hand.
template <class F>
Cell scalar(const Expr& expr, const F& leaf, std::uint64_t no_divisor) {
  if (expr.kind == ExprKind::number) return {expr.number, 0};
  if (expr.kind == ExprKind::leaf) return {leaf(expr), 0};
  if (expr.args.empty() || expr.kind == ExprKind::weeks || expr.kind == ExprKind::prev ||
      expr.kind == ExprKind::capped) {
    return {};
  }
  std::vector<Cell> args;
  for (const Expr& arg : expr.args) args.push_back(scalar(arg, leaf, no_divisor));
  return rules::apply(expr.kind, args, no_divisor);
}

void leaves_of(const Expr& expr, std::vector<const Expr*>& out) {
  if (expr.kind == ExprKind::leaf) out.push_back(&expr);
  for (const Expr& arg : expr.args) leaves_of(arg, out);
}

void add_to(Cell& total, const Cell& more) {
  total.missing |= more.missing;
  total.value = total.value && more.value ? add(*total.value, *more.value) : std::nullopt;
}

Cell limited(Cell cell, const Rational& limit) {
  if (cell.value && *cell.value > limit) cell.value = limit;
  return cell;
}

}  // namespace

Result<Column> Measure::teaching_weeks(const Frame& frame) {
  XT_TRY(Calendar* const calendar, c_.facts.calendar());
  Column out(entities_->rows.size());
  std::map<std::tuple<const SchoolTerms*, Period>, std::int64_t> known;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const SchoolTerms& terms = calendar->of(entities_->rows[i].key);
    const Period until_now = days(i, frame);
    if (until_now.empty() || !terms.knows(until_now)) {
      out[i].missing = c_.sources.bit("calendar");
      continue;
    }
    const Period window = span(i, frame).cut;
    const auto [count, fresh] = known.try_emplace({&terms, window}, 0);
    if (fresh) count->second = rules::teaching_weeks(terms.terms, window, until_now.to - 1).size();
    out[i].value = Rational(count->second);
  }
  return out;
}

// Where a calendar speaks for the entity only its teaching weeks that are over count, so that the running
// week can neither help nor harm; else every week of the window.
Result<Column> Measure::weeks_in_which(const Expr& condition, const Frame& frame) {
  XT_TRY(Calendar* const calendar, c_.facts.calendar());
  Column out(entities_->rows.size(), Cell{Rational(0), 0});
  std::map<std::tuple<const SchoolTerms*, Period, Date>, std::set<Date>> teaching;
  std::vector<const std::set<Date>*> of_entity(out.size(), nullptr);
  Period all{frame.d + 1, frame.d + 1};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Period range = days(i, frame);
    if (range.empty()) continue;
    all.from = std::min(all.from, range.from);
    const SchoolTerms& terms = calendar->of(entities_->rows[i].key);
    if (!terms.knows(range)) continue;
    const Period window = span(i, frame).cut;
    const auto [weeks, fresh] = teaching.try_emplace({&terms, window, range.to});
    if (fresh) {
      const auto mondays = rules::teaching_weeks(terms.terms, window, range.to - 1);
      weeks->second.insert(mondays.begin(), mondays.end());
    }
    of_entity[i] = &weeks->second;
  }
  for (Date monday = all.from.monday(); monday < all.to; monday = monday + 7) {
    const Frame week =
        frame_of(frame, Grain::week, {std::max(monday, all.from), std::min(monday + 7, all.to)});
    XT_TRY(const Column holds, eval(condition, week));
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (days(i, week).empty()) continue;
      if (of_entity[i] != nullptr && !of_entity[i]->contains(monday)) continue;
      add_to(out[i], holds[i]);
    }
  }
  return out;
}

Result<Column> Measure::before(const Expr& expr, const Frame& frame) {
  const auto earlier = rules::window_before(c_.plan, c_.provision.window.kind, frame.span, c_.terms);
  if (!earlier || own_windows()) return everywhere(own_windows() ? "own_window" : "calendar");
  return eval(expr, Frame{*earlier, earlier->last(), Grain::total, {}});
}

Result<Column> Measure::capped(const Expr& expr, const Frame& frame) {
  Column out(entities_->rows.size(), Cell{Rational(0), 0});
  Period all = frame.grain == Grain::total ? rules::meet(frame.span.cut, {frame.span.cut.from, frame.d + 1})
                                           : frame.part;
  for (const Period& year : rules::plan_years(c_.plan, all)) {
    XT_TRY(const Column part, eval(expr.args.front(), frame_of(frame, Grain::year, year)));
    for (std::size_t i = 0; i < out.size(); ++i) add_to(out[i], limited(part[i], expr.number));
  }
  return out;
}

// An organisation's: each teacher's own sum is capped in each plan year, then all are added up.
Result<Column> Measure::capped_per_teacher(const Expr& expr, const Frame& frame) {
  std::vector<const Expr*> leaves;
  leaves_of(expr.args.front(), leaves);
  using Where = std::tuple<std::size_t, Id, std::int32_t>;  // entity, teacher, plan year
  std::map<Where, std::vector<std::int64_t>> sums;
  for (std::size_t k = 0; k < leaves.size(); ++k) {
    if (!is_ledger(leaves[k]->leaf)) return everywhere("capped");
    LeafQuery q = query(*leaves[k], frame);
    q.grain = Grain::year;
    q.years = rules::plan_years(c_.plan, q.range);
    q.per_teacher = true;
    XT_TRY(const auto rows, c_.facts.leaf(*entities_, q));
    for (const LeafRow& row : *rows) {
      const auto entity = entities_->holding(row.entity);
      if (!entity) continue;
      auto& values = sums[{*entity, row.teacher, row.part}];
      values.resize(leaves.size());
      values[k] += row.value;
    }
  }
  Column out(entities_->rows.size(), Cell{Rational(0), 0});
  const std::uint64_t no_divisor = c_.sources.bit("divisor");
  for (const auto& [where, values] : sums) {
    const auto at = [&](const Expr& leaf) {
      const auto k =
          static_cast<std::size_t>(std::find(leaves.begin(), leaves.end(), &leaf) - leaves.begin());
      const std::int64_t value = leaf.leaf == Leaf::trained ? values[k] > 0 : values[k];
      return Rational::of(value, unit(leaf.leaf));
    };
    add_to(out[std::get<0>(where)], limited(scalar(expr.args.front(), at, no_divisor), expr.number));
  }
  return out;
}

}  // namespace xt::plans
