#include "eval/measure.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace xt::plans {

using rules::Cell;

std::uint64_t Sources::bit(const std::string& name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  const auto index = static_cast<std::size_t>(found - names_.begin());
  if (found == names_.end() && names_.size() < 63) names_.push_back(name);
  return std::uint64_t{1} << std::min<std::size_t>(index, 63);
}

std::vector<std::string> Sources::of(std::uint64_t bits) const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (bits >> i & 1) out.push_back(names_[i]);
  }
  return out;
}

rules::Span Measure::span(std::size_t entity, const Frame& frame) const {
  if (!own_windows()) return frame.span;
  return rules::service_window(c_.plan, c_.provision.window.months, entities_->rows[entity].service_from);
}

Period Measure::days(std::size_t entity, const Frame& frame) const {
  const Period window = rules::meet(span(entity, frame).cut, {span(entity, frame).cut.from, frame.d + 1});
  return frame.grain == Grain::total ? window : rules::meet(window, frame.part);
}

Frame Measure::frame_of(const Frame& frame, Grain grain, const Period& part) const {
  Frame out = frame;
  out.part = frame.grain == Grain::total ? part : rules::meet(part, frame.part);
  // A part of a part is summed from days.
  out.grain = frame.grain == Grain::total ? grain : Grain::day;
  return out;
}

Column Measure::everywhere(const std::string& missing) {
  return Column(entities_->rows.size(), Cell{std::nullopt, c_.sources.bit(missing)});
}

Result<Column> Measure::eval(const Expr& expr, const Frame& frame) {
  switch (expr.kind) {
    case ExprKind::number:
      return Column(entities_->rows.size(), Cell{expr.number, 0});
    case ExprKind::leaf:
      return leaf(expr, frame);
    case ExprKind::weeks:
      return expr.args.empty() ? teaching_weeks(frame) : weeks_in_which(expr.args.front(), frame);
    case ExprKind::prev:
      return before(expr.args.front(), frame);
    case ExprKind::capped:
      return entities_->teachers() ? capped(expr, frame) : capped_per_teacher(expr, frame);
    default:
      return nested(expr, frame);
  }
}

Result<Column> Measure::nested(const Expr& expr, const Frame& frame) {
  std::vector<Column> args;
  for (const Expr& arg : expr.args) {
    XT_TRY(Column column, eval(arg, frame));
    args.push_back(std::move(column));
  }
  Column out(entities_->rows.size());
  std::vector<Cell> cells(args.size());
  std::uint64_t no_divisor = 0;
  if (expr.kind == ExprKind::divide) no_divisor = c_.sources.bit("divisor");
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t k = 0; k < args.size(); ++k) cells[k] = args[k][i];
    out[i] = rules::apply(expr.kind, cells, no_divisor);
  }
  return out;
}

Result<Column> Measure::leaf(const Expr& expr, const Frame& frame) {
  if (expr.leaf == Leaf::attr) return everywhere("attr:" + std::string(info(expr.attr).name));
  if (own_windows() && !is_flow(expr.leaf)) return everywhere("own_window");
  std::vector<std::int64_t> values(entities_->rows.size());
  XT_CHECK_OK(sums(expr, frame, values));
  Column out(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::int64_t value = values[i];
    if (expr.leaf == Leaf::submitted || (expr.leaf == Leaf::trained && entities_->teachers()))
      value = value > 0;
    out[i].value = Rational::of(value, unit(expr.leaf));
  }
  XT_CHECK_OK(mark_uncovered(expr, frame, out));
  return out;
}

LeafQuery Measure::query(const Expr& expr, const Frame& frame) const {
  LeafQuery q;
  q.leaf = &expr;
  q.range = rules::meet(frame.span.cut, {frame.span.cut.from, frame.d + 1});
  q.whole = frame.span.cut;
  if (frame.grain != Grain::total) {
    q.range = rules::meet(q.range, frame.part);
    q.whole = rules::meet(q.whole, frame.part);
  }
  q.year_window = c_.provision.window.kind == WindowKind::year;
  q.known_ms = c_.known_ms;
  q.employed = {entities_->day, entities_->day + 1};
  q.due = rules::due_day(c_.provision.due, frame.span);
  return q;
}

// A window of the series can be answered together with the others.
bool Measure::in_series(const Expr& expr, const Frame& frame) const {
  if (c_.series.size() < 2 || own_windows() || frame.grain != Grain::total || !is_flow(expr.leaf))
    return false;
  const Period asked = rules::meet(frame.span.cut, {frame.span.cut.from, frame.d + 1});
  return std::find(c_.series.begin(), c_.series.end(), asked) != c_.series.end();
}

xt::Status Measure::sums(const Expr& expr, const Frame& frame, std::vector<std::int64_t>& out) {
  if (in_series(expr, frame)) {
    LeafQuery q = query(expr, frame);
    q.range = {c_.series.front().from, c_.series.back().to};
    q.employed = q.range;
    q.grain = Grain::year;
    q.years = c_.series;
    XT_TRY(const auto rows, c_.facts.leaf(*entities_, q));
    std::vector<LeafRow> mine;
    std::copy_if(rows->begin(), rows->end(), std::back_inserter(mine),
                 [&](const LeafRow& row) { return row.part == frame.span.cut.from.days(); });
    for (const auto& [part, values] : added_up(expr.leaf, mine)) {
      for (const auto& [entity, value] : values) out[entity] += value;
    }
    return {};
  }
  const bool by_part = is_flow(expr.leaf) && (own_windows() || frame.grain != Grain::total);
  if (!by_part) {
    XT_TRY(const auto rows, c_.facts.leaf(*entities_, query(expr, frame)));
    for (const auto& [part, values] : added_up(expr.leaf, *rows)) {
      for (const auto& [entity, value] : values) out[entity] += value;
    }
    return {};
  }
  const bool by_day = own_windows() || frame.grain == Grain::day;
  XT_TRY(const Parts* all, parts(expr, frame, by_day ? Grain::day : frame.grain));
  const Period range =
      own_windows() && frame.grain == Grain::total ? Period{Date(-1'000'000), kOpenEnd} : frame.part;
  const std::int32_t first =
      frame.grain == Grain::week && !by_day ? range.from.monday().days() : range.from.days();
  for (auto part = all->lower_bound(first); part != all->end() && part->first < range.to.days(); ++part) {
    for (const auto& [entity, value] : part->second) {
      if (by_day && !days(entity, frame).contains(Date(part->first))) continue;
      out[entity] += value;
    }
  }
  return {};
}

std::optional<std::size_t> Measure::entity_of(Leaf leaf, const LeafRow& row) const {
  if (!entities_->teachers() && !is_own(leaf)) return entities_->holding(row.entity);
  return entities_->find(row.entity);
}

// Each row goes to the entity that holds it; people and partners are counted once for an entity.
Measure::Parts Measure::added_up(Leaf leaf, const std::vector<LeafRow>& rows) const {
  Parts out;
  const bool distinct =
      !entities_->teachers() &&
      (leaf == Leaf::partners || (leaf == Leaf::trained && entities_->kind != Entity::region));
  if (!distinct) {
    for (const LeafRow& row : rows) {
      if (const auto entity = entity_of(leaf, row)) {
        out[row.part].emplace_back(static_cast<std::uint32_t>(*entity), row.value);
      }
    }
    return out;
  }
  std::map<std::int32_t, std::vector<const LeafRow*>> parts;
  for (const LeafRow& row : rows) parts[row.part].push_back(&row);
  for (const auto& [part, of_part] : parts) {
    out[part] = leaf == Leaf::trained ? heads(of_part) : partners(of_part);
  }
  return out;
}

Measure::Values Measure::heads(const std::vector<const LeafRow*>& rows) const {
  std::map<std::pair<std::uint32_t, Id>, std::int64_t> net;  // completions of a teacher for an entity
  Values out;
  for (const LeafRow* row : rows) {
    const auto entity = entities_->holding(row->entity);
    if (!entity) continue;
    if (row->teacher == 0) {  // people who were counted already
      out.emplace_back(static_cast<std::uint32_t>(*entity), row->value);
    } else {
      net[{static_cast<std::uint32_t>(*entity), row->teacher}] += row->value;
    }
  }
  for (const auto& [who, records] : net) {
    if (records > 0) out.emplace_back(who.first, 1);
  }
  return out;
}

// The other end is the partner where the owner lies in the entity, else the owner.
Measure::Values Measure::partners(const std::vector<const LeafRow*>& rows) const {
  std::set<std::pair<std::uint32_t, std::int64_t>> ends;
  for (const LeafRow* row : rows) {
    const auto owner = entities_->holding(row->entity);
    const auto partner = entities_->holding(row->teacher);
    if (owner) ends.emplace(static_cast<std::uint32_t>(*owner), row->teacher);
    if (partner && partner != owner) ends.emplace(static_cast<std::uint32_t>(*partner), row->value);
  }
  Values out;
  for (const auto& [entity, end] : ends) out.emplace_back(entity, 1);
  return out;
}

// A flow of the whole window, grouped by part; asked once for all its parts.
Result<const Measure::Parts*> Measure::parts(const Expr& expr, const Frame& frame, Grain grain) {
  Frame whole = frame;
  whole.grain = Grain::total;
  LeafQuery q = query(expr, whole);
  q.grain = grain;
  if (grain == Grain::year) q.years = rules::plan_years(c_.plan, q.range);
  const std::tuple<const Expr*, std::int32_t, Grain> key{&expr, q.range.from.days(), grain};
  if (const auto found = parts_.find(key); found != parts_.end()) return &found->second;
  XT_TRY(const auto rows, c_.facts.leaf(*entities_, q));
  return &parts_.emplace(key, added_up(expr.leaf, *rows)).first->second;
}

xt::Status Measure::mark_uncovered(const Expr& expr, const Frame& frame, Column& column) {
  const std::string& kind = expr.subject;
  std::vector<std::string> sources;
  std::string name;
  switch (expr.leaf) {
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::partners:
      sources = {"items"}, name = "items:" + kind;
      break;
    case Leaf::submitted:
      sources = {"submitted", "items"}, name = "submitted:" + kind;
      break;
    case Leaf::money:
    case Leaf::subtree_money:
      sources = {"money"}, name = "money:" + kind;
      break;
    case Leaf::sessions:
      sources = {"sessions"}, name = "sessions";
      break;
    default:
      return {};
  }
  XT_TRY(const Coverage* known, c_.facts.coverage(sources, expr.leaf == Leaf::sessions ? "" : kind));
  std::uint64_t unknown = 0;
  Period range;  // of nearly all entities the same
  Coverage::Years years;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const EntityRow& entity = entities_->rows[i];
    if (i == 0 || own_windows()) {
      range = days(i, frame);
      years = range.empty() ? Coverage::Years{} : known->years(range);
    }
    if (range.empty()) continue;
    const bool covered = expr.leaf == Leaf::money ? Coverage::holds(entity.key, entity.key + 1, years)
                         : expr.leaf == Leaf::subtree_money
                             ? Coverage::touches(entity.key, entity.key_hi, years)
                             : Coverage::holds(entity.key, entity.key_hi, years);
    if (covered) continue;
    if (unknown == 0) unknown = c_.sources.bit(name);
    column[i] = Cell{std::nullopt, unknown};
  }
  return {};
}

}  // namespace xt::plans
