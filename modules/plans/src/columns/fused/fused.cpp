#include "columns/fused/fused.h"

#include <algorithm>

namespace xt::plans::columns {
namespace {

std::string key_of_asked(const Facts::Asked& a) {
  return std::to_string(reinterpret_cast<std::uintptr_t>(&a.population)) + " " + a.span.cut.from.iso() + " " +
         a.span.cut.to.iso() + " " + a.d.iso();
}

bool inside(std::int64_t unit, const std::pair<std::int64_t, std::int64_t>& keys) {
  return unit >= keys.first && unit < keys.second;
}

}  // namespace

void Partial::add(const Partial& more) {
  states.resize(std::max(states.size(), more.states.size()));
  sums.resize(std::max(sums.size(), more.sums.size()));
  heads.resize(std::max(heads.size(), more.heads.size()));
  for (std::size_t i = 0; i < more.states.size(); ++i) {
    for (const auto& [unit, counts] : more.states[i]) states[i][unit].add(counts);
  }
  for (std::size_t i = 0; i < more.sums.size(); ++i) {
    for (const auto& [unit, value] : more.sums[i]) sums[i][unit] += value;
  }
  for (std::size_t i = 0; i < more.heads.size(); ++i) {
    for (const auto& [unit, value] : more.heads[i]) heads[i][unit] += value;
  }
  spread.insert(spread.end(), more.spread.begin(), more.spread.end());
}

std::optional<std::pair<std::size_t, std::size_t>> Questions::test(const Filter& filter, Date day) {
  std::size_t place = 0;
  while (place < days_.size() && !(days_[place].day == day && days_[place].filters.size() < 64)) ++place;
  for (std::size_t k = 0; k < days_.size(); ++k) {  // an older list of the same day may know it
    const auto found = days_[k].index.find(key_of(filter));
    if (days_[k].day == day && found != days_[k].index.end()) return std::pair(k, found->second);
  }
  if (place == days_.size()) days_.push_back({day, {}, {}});
  DayTests& tests = days_[place];
  tests.filters.push_back(filter);
  tests.index.emplace(key_of(filter), tests.filters.size() - 1);
  return std::pair(place, tests.filters.size() - 1);
}

std::optional<std::size_t> Questions::states(const Facts::Asked& a) {
  if (a.population.entity != Entity::teacher || a.provision.window.kind == WindowKind::service_start) {
    return std::nullopt;
  }
  const Period days = rules::meet(a.span.cut, {a.span.cut.from, a.d + 1});
  auto measure = compile_measure(*a.provision.measure, {a.timeline, a.provision, a.terms}, a.span, days,
                                 lanes_, columns_);
  if (!measure) return std::nullopt;
  const auto where = test(a.population.where, a.d);
  states_.push_back({&a.provision, *std::move(measure), a.span, a.at, where->first, where->second});
  return states_.size() - 1;
}

std::optional<std::size_t> Questions::sum(const Expr& leaf, const Period& days) {
  const auto lane = lanes_.add(leaf);
  if (!lane) return std::nullopt;
  const Sum wanted{columns_.add(*lane, days), leaf.leaf == Leaf::trained};
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    if (sums_[i].column == wanted.column && sums_[i].heads == wanted.heads) return i;
  }
  sums_.push_back(wanted);
  return sums_.size() - 1;
}

std::optional<std::size_t> Questions::heads(const Filter& filter, Date day) {
  const auto where = test(filter, day);
  heads_.push_back({where->first, where->second});
  return heads_.size() - 1;
}

// While notes are taken nobody is there: populations that a pass cannot answer are asked later.
Result<std::shared_ptr<const Entities>> FusedFacts::entities(Entity kind, const Filter& where, Date day,
                                                             const std::optional<Period>& service) {
  const bool region =
      kind == Entity::region || kind == Entity::province || kind == Entity::city || kind == Entity::county;
  if (partial_ || region) return ColumnFacts::entities(kind, where, day, service);
  auto out = std::make_shared<Entities>();
  out->kind = kind;
  out->region = this->region();
  out->day = day;
  out->service = service;
  return std::shared_ptr<const Entities>(std::move(out));
}

std::optional<FusedFacts::Noted> FusedFacts::note(const Entities& e, const LeafQuery& q) {
  const bool region = e.kind == Entity::region || e.kind == Entity::province || e.kind == Entity::city ||
                      e.kind == Entity::county;
  if (!region || q.per_teacher || q.range.empty()) return std::nullopt;
  Noted out;
  if (q.leaf->leaf == Leaf::teachers) {
    out.heads = true;
    const auto question = questions_->heads(q.leaf->filter, q.range.to - 1);
    if (!question) return std::nullopt;
    out.parts.push_back(*question);
    return out;
  }
  if (!is_ledger(q.leaf->leaf) || (q.grain != Grain::total && q.grain != Grain::year)) return std::nullopt;
  std::vector<Period> parts{q.range};
  if (q.grain == Grain::year) {
    parts.clear();
    Date from = q.range.from;
    for (std::size_t i = 0; i < q.years.size(); ++i) {
      const Date to = i + 1 == q.years.size() ? q.range.to : std::min(q.years[i].to, q.range.to);
      parts.push_back({from, to});
      from = std::max(from, to);
    }
  }
  for (const Period& part : parts) {
    const auto question = questions_->sum(*q.leaf, part.empty() ? Period{part.from, part.from} : part);
    if (!question) return std::nullopt;
    out.parts.push_back(*question);
  }
  return out;
}

Result<std::shared_ptr<const std::vector<LeafRow>>> FusedFacts::leaf(const Entities& e, const LeafQuery& q) {
  if (e.teachers() || e.rows.empty()) {
    if (!partial_) return std::make_shared<const std::vector<LeafRow>>();
    return ColumnFacts::leaf(e, q);
  }
  const std::string key = leaf_key(e, q);
  if (!partial_) {
    if (!noted_.contains(key)) noted_.emplace(key, note(e, q));
    return std::make_shared<const std::vector<LeafRow>>();
  }
  const auto noted = noted_.find(key);
  if (noted == noted_.end() || !noted->second) return ColumnFacts::leaf(e, q);
  return std::make_shared<const std::vector<LeafRow>>(rows(*noted->second, e, q));
}

std::vector<LeafRow> FusedFacts::rows(const Noted& noted, const Entities& e, const LeafQuery& q) const {
  std::vector<LeafRow> out;
  const auto keys = e.keys();
  const bool trained = q.leaf->leaf == Leaf::trained;
  for (std::size_t i = 0; i < noted.parts.size(); ++i) {
    const std::int32_t part = q.grain == Grain::year ? q.years[i].from.days() : 0;
    const auto& units = noted.heads ? partial_->heads[noted.parts[i]] : partial_->sums[noted.parts[i]];
    for (const auto& [unit, value] : units) {
      if (inside(unit, keys)) out.push_back({unit, 0, part, value});
    }
    if (!trained || e.kind == Entity::region) continue;
    for (const Partial::Spread& one : partial_->spread) {
      if (one.question == noted.parts[i] && inside(one.unit, keys)) {
        out.push_back({one.unit, one.teacher, part, one.net});
      }
    }
  }
  if (trained && e.kind == Entity::region) whole_region(noted, e, q, out);
  return out;
}

// In the region as one organisation: who has entries in several of its units is one person.
void FusedFacts::whole_region(const Noted& noted, const Entities& e, const LeafQuery& q,
                              std::vector<LeafRow>& out) const {
  const auto keys = e.keys();
  for (std::size_t i = 0; i < noted.parts.size(); ++i) {
    std::unordered_map<Id, std::int64_t> net;
    for (const Partial::Spread& one : partial_->spread) {
      if (one.question == noted.parts[i] && inside(one.unit, keys)) net[one.teacher] += one.net;
    }
    const auto people = std::count_if(net.begin(), net.end(), [](const auto& of) { return of.second > 0; });
    out.push_back({e.region.key, 0, q.grain == Grain::year ? q.years[i].from.days() : 0, people});
  }
}

std::optional<Counts> FusedFacts::judged(const Asked& asked) {
  const std::string key = key_of_asked(asked);
  const auto found = asked_.find(key);
  if (!partial_) {
    if (found == asked_.end()) {
      const auto question = questions_->states(asked);
      if (!question) return std::nullopt;
      asked_.emplace(key, *question);
      latest_[&asked.provision] = *question;
    }
    return Counts{};
  }
  if (found == asked_.end()) return std::nullopt;
  Counts out;
  for (const auto& [unit, counts] : partial_->states[found->second]) out.add(counts);
  // Of one alone the value is shown too.
  if (out.entities == 1) return std::nullopt;
  return out;
}

const std::map<std::int64_t, Counts>* FusedFacts::by_unit(const Provision& provision) const {
  const auto found = latest_.find(&provision);
  return found == latest_.end() || !partial_ ? nullptr : &partial_->states[found->second];
}

}  // namespace xt::plans::columns
