#include "eval/judge.h"

#include <algorithm>

#include "eval/rules/state.h"

namespace xt::plans {

Result<ProvisionResult> Judge::run() {
  result_.id = p_.id;
  result_.title = p_.title;
  result_.title_en = p_.title_en;
  result_.strength = p_.strength;
  result_.judged = p_.judged();
  result_.comparison = p_.comparison;
  result_.required_share = p_.required_share;
  XT_CHECK_OK(windows());
  result_.sources = sources_.names();
  return std::move(result_);
}

xt::Status Judge::windows() {
  if (p_.window.kind == WindowKind::term) {
    XT_TRY(Calendar* const calendar, facts_.calendar());
    terms_ = calendar->of(facts_.region().key).terms;
  }
  const Date r = std::min(request_.at, plan_.last);
  const auto spans = rules::windows_begun(plan_, p_.window, std::max(r, plan_.first), terms_);
  const rules::Span judged = spans.empty() ? rules::Span{plan_.period(), plan_.period()} : spans.back();
  result_.first = judged.first();
  result_.last = judged.last();
  if (request_.at < plan_.first) {
    result_.missing = {"not_started"};
    return {};
  }
  if (!p_.judged()) {
    result_.missing = p_.needs;
    return {};
  }
  if (spans.empty()) {
    result_.missing = {"calendar"};
    return {};
  }
  // Terms leave gaps between them, and very many windows make long statements: these are asked one by one.
  if (request_.windows && p_.window.kind != WindowKind::term && spans.size() <= kMostInSeries) {
    for (const rules::Span& span : spans) series_.push_back(rules::meet(span.cut, {span.cut.from, r + 1}));
  }
  for (const rules::Span& span : spans) {
    const bool last = &span == &spans.back();
    if (!last && !request_.windows) continue;
    XT_TRY(const Outcome outcome, window(span, std::min(r, span.last())));
    const bool over = request_.at >= span.last();
    WindowResult window{span.first(), span.last(),
                        rules::provision_status(outcome.counts, p_.required_share, over), outcome.counts,
                        rules::share_of(outcome.counts)};
    result_.windows.push_back(window);
    if (!last) continue;
    close(outcome, over);
    if (outcome.above) XT_CHECK_OK(above_scope(span, std::min(r, span.last())));
  }
  return {};
}

Result<Judge::Outcome> Judge::window(const rules::Span& span, Date d) {
  Outcome out;
  out.above = true;
  for (const Population& one : p_.populations) {
    if (!has_table(one.entity)) {
      out.missing |= sources_.bit(one.entity == Entity::programme ? "programmes" : "cohorts");
      out.above = false;
      continue;
    }
    if (!lies_in(one.entity, facts_.region().level, plan_region_)) continue;
    out.above = false;
    XT_CHECK_OK(population(one, span, d, out));
  }
  return out;
}

xt::Status Judge::population(const Population& one, const rules::Span& span, Date d, Outcome& out) {
  if (!request_.entities && !request_.only) {
    const auto judged =
        facts_.judged({p_, one, plan_, terms_, span, d, request_.at, end_of_day_ms(request_.known)});
    if (judged) {
      out.counts.add(judged->counts);
      if (request_.units) {
        for (const auto& [unit, counts] : judged->units) out.units[unit].add(counts);
      }
      if (!judged->missing.empty()) out.missing |= sources_.bit(judged->missing);
      return {};
    }
  }
  std::optional<Period> service;
  if (p_.window.kind == WindowKind::service_start) service = Period{plan_.first, d + 1};
  XT_TRY(const auto entities, facts_.entities(one.entity, one.where, d, service));
  const Frame frame{span, d, Grain::total, {}};
  Measure measure = measure_of(entities);
  XT_TRY(const Column column, measure.eval(*p_.measure, frame));
  std::shared_ptr<const Facts::Periods> periods;
  if (p_.prorate && entities->teachers()) {
    XT_TRY(periods, facts_.employments(*entities));
  }
  auto unit = out.units.end();  // organisations come by key: mostly that of the one before
  for (std::size_t i = 0; i < column.size(); ++i) {
    EntityValue value = value_of(measure, *entities, column, i, frame);
    if (periods) clock(*periods, value);
    judge(value);
    out.counts.add(value.status);
    if (request_.units) {
      const std::int64_t key = unit_of(value.org_key);
      if (unit == out.units.end() || unit->first != key) unit = out.units.try_emplace(key).first;
      unit->second.add(value.status);
    }
    if (value.status == State::no_data) out.missing |= value.missing;
    // Without a list of entities only one that is alone is shown.
    if (request_.entities || out.counts.entities == 1) out.values.push_back(value);
  }
  return {};
}

Measure Judge::measure_of(const std::shared_ptr<const Entities>& entities) {
  return {{facts_, plan_, p_, terms_, sources_, end_of_day_ms(request_.known), series_}, entities};
}

Result<std::vector<EntityValue>> Judge::measure(const std::shared_ptr<const Entities>& entities,
                                                const Frame& frame) {
  Measure measure = measure_of(entities);
  XT_TRY(const Column column, measure.eval(*p_.measure, frame));
  std::vector<EntityValue> out;
  out.reserve(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    out.push_back(value_of(measure, *entities, column, i, frame));
  }
  return out;
}

EntityValue Judge::value_of(const Measure& measure, const Entities& entities, const Column& column,
                            std::size_t i, const Frame& frame) {
  const EntityRow& row = entities.rows[i];
  const rules::Span span = measure.span(i, frame);
  EntityValue value;
  value.kind = entities.kind;
  value.id = row.id;
  value.org_key = row.key;
  value.org_key_hi = row.key_hi;
  value.value = column[i].value;
  value.missing = column[i].missing;
  value.first = span.first();
  value.last = span.last();
  value.window_days = span.uncut.days();
  value.served_days = span.cut.days();
  value.elapsed_days = std::clamp(frame.d - span.first() + 1, 0, span.cut.days());
  return value;
}

// Days served, where the provision asks only for the served share.
void Judge::clock(const Facts::Periods& periods, EntityValue& value) const {
  const auto found = periods.find(value.id);
  if (found == periods.end()) return;
  const Period window{value.first, value.last + 1};
  const Period elapsed = rules::meet(window, {window.from, request_.at + 1});
  value.served_days = rules::days_covered(found->second, window);
  value.elapsed_days = elapsed.empty() ? 0 : rules::days_covered(found->second, elapsed);
}

void Judge::judge(EntityValue& value) const {
  const auto target = [&](const Rational& whole) {
    return p_.prorate ? rules::prorated(whole, value.served_days, value.window_days) : std::optional(whole);
  };
  if (p_.comparison != Comparison::at_most) value.low = target(p_.low);
  if (p_.comparison != Comparison::at_least) value.high = target(p_.high);
  const rules::Target bounds{p_.comparison, value.low.value_or(p_.low), value.high.value_or(p_.high)};
  const rules::Clock clock{request_.at >= value.last, value.served_days, value.elapsed_days};
  value.status = rules::entity_status(value.value, bounds, p_.pace, clock);
}

Result<std::vector<EntityValue>> Judge::values(Entity level) {
  const Date r = std::min(request_.at, plan_.last);
  if (p_.window.kind == WindowKind::term) {
    XT_TRY(Calendar* const calendar, facts_.calendar());
    terms_ = calendar->of(facts_.region().key).terms;
  }
  const auto spans = rules::windows_begun(plan_, p_.window, r, terms_);
  if (!p_.judged() || spans.empty()) return std::vector<EntityValue>{};
  const Date d = std::min(r, spans.back().last());
  const Filter everyone;
  XT_TRY(const auto entities, facts_.entities(level, everyone, d, std::nullopt));
  return measure(entities, Frame{spans.back(), d, Grain::total, {}});
}

// The subtree's own value, without a judgement (Meaning 8).
xt::Status Judge::above_scope(const rules::Span& span, Date d) {
  const Filter everyone;
  XT_TRY(const auto entities, facts_.entities(Entity::region, everyone, d, std::nullopt));
  XT_TRY(const auto values, measure(entities, Frame{span, d, Grain::total, {}}));
  result_.missing = {"above_scope"};
  if (values.size() != 1) return {};
  result_.value = values.front().value;
  for (const std::string& name : sources_.of(values.front().missing)) result_.missing.push_back(name);
  return {};
}

void Judge::close(const Outcome& outcome, bool over) {
  result_.counts = outcome.counts;
  result_.share = rules::share_of(outcome.counts);
  result_.status = rules::provision_status(outcome.counts, p_.required_share, over);
  result_.missing = sources_.of(outcome.missing);
  if (outcome.counts.entities == 1 && outcome.values.size() == 1) {
    result_.value = outcome.values.front().value;
    result_.low = outcome.values.front().low;
    result_.high = outcome.values.front().high;
  }
  if (request_.entities) result_.values = outcome.values;
  result_.units.assign(outcome.units.begin(), outcome.units.end());
}

}  // namespace xt::plans
