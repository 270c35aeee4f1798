#include "columns/fused/fused.h"

#include <algorithm>

namespace xt::plans::columns {
namespace {

template <class T>
std::size_t number_of(std::vector<T>& all, const T& one) {
  const auto found = std::find(all.begin(), all.end(), one);
  const auto number = static_cast<std::size_t>(found - all.begin());
  if (found == all.end()) all.push_back(one);
  return number;
}

// Where the absence of a fact must be covered to mean nothing, as Measure::mark_uncovered says.
struct Source {
  std::vector<std::string> names;
  std::string name;
};
std::optional<Source> source_of(const Expr& leaf) {
  switch (leaf.leaf) {
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::partners:
      return Source{{"items"}, "items:" + leaf.subject};
    case Leaf::submitted:
      return Source{{"submitted", "items"}, "submitted:" + leaf.subject};
    case Leaf::sessions:
      return Source{{"sessions"}, "sessions"};
    default:
      return std::nullopt;
  }
}

bool region_kind(Entity kind) {
  return kind == Entity::region || kind == Entity::province || kind == Entity::city || kind == Entity::county;
}

std::string key_of_asked(const Facts::Asked& a) {
  return std::to_string(reinterpret_cast<std::uintptr_t>(&a.population)) + " " + a.span.cut.from.iso() + " " +
         a.span.cut.to.iso() + " " + a.d.iso();
}

bool inside(std::int64_t unit, const std::pair<std::int64_t, std::int64_t>& keys) {
  return unit >= keys.first && unit < keys.second;
}

}  // namespace

std::optional<std::size_t> Questions::test(const Filter& filter, Date day) {
  const auto [found, fresh] = filter_index_.try_emplace(key_of(filter), filters_.size());
  if (fresh && filters_.size() == PersonTests::kMost / 2) {
    filter_index_.erase(found);
    return std::nullopt;
  }
  if (fresh) filters_.push_back(filter);
  const auto on = static_cast<std::size_t>(std::find(days_.begin(), days_.end(), day) - days_.begin());
  if (on == days_.size()) days_.push_back(day);
  return number_of(tests_, Test{on, found->second});
}

void Questions::ask(Fact& fact) const {
  if (fact.query.range.empty()) return;
  Entities everybody;
  everybody.region = region_;
  everybody.day = fact.d;
  const std::vector<LeafRow> rows = leaf_rows(snapshot_, everybody, fact.query);
  if (fact.own == kNone) fact.values.reserve(rows.size());
  for (const LeafRow& row : rows) {
    if (fact.own == kNone) {
      fact.values[row.entity] += row.value;
    } else {
      fact.by_day[row.entity].emplace_back(Date(row.part), row.value);
    }
  }
}

std::vector<Id> Questions::ask_again(const std::vector<std::string>& tables) {
  std::vector<Id> out;
  const auto differ = [&](const auto& some, const auto& others, bool both) {
    for (const auto& [id, value] : some) {
      const auto other = others.find(id);
      if (other == others.end() || (both && other->second != value)) out.push_back(id);
    }
  };
  for (Fact& fact : facts_) {
    if (std::find(tables.begin(), tables.end(), table_of(*fact.query.leaf)) == tables.end()) continue;
    const auto values = std::exchange(fact.values, {});
    const auto by_day = std::exchange(fact.by_day, {});
    ask(fact);
    differ(values, fact.values, true);
    differ(fact.values, values, false);
    differ(by_day, fact.by_day, true);
    differ(fact.by_day, by_day, false);
  }
  return out;
}

// A leaf of the small tables for teachers: few have any, so that it is asked at once of all.
std::optional<std::size_t> Questions::fact(const Expr& leaf, const rules::Span& span, const Period& days,
                                           const Facts::Asked& a, Facts& facts, States& out) {
  const auto source = source_of(leaf);
  if (!source || (out.own != kNone && !is_flow(leaf.leaf))) return std::nullopt;
  const auto known = facts.coverage(source->names, leaf.leaf == Leaf::sessions ? "" : leaf.subject);
  if (!known.ok()) return std::nullopt;
  Fact fact;
  LeafQuery& q = fact.query;
  q.leaf = &leaf;
  q.range = days;
  q.whole = span.cut;
  q.year_window = a.provision.window.kind == WindowKind::year;
  q.grain = out.own == kNone ? Grain::total : Grain::day;
  q.known_ms = a.known_ms;
  q.due = rules::due_day(a.provision.due, span);
  fact.d = a.d;
  fact.own = out.own;
  ask(fact);
  facts_.push_back(std::move(fact));
  out.covers.push_back(covers_.size());
  covers_.push_back({*known, days, source->name, out.own});
  return facts_.size() - 1;
}

std::optional<std::size_t> Questions::states(const Facts::Asked& a, Facts& facts) {
  if (a.population.entity != Entity::teacher) return std::nullopt;
  States out{&a.provision, {}, a.span, a.at, a.d, 0, kNone, {}, ""};
  if (a.provision.window.kind == WindowKind::service_start) {
    out.own =
        static_cast<std::uint32_t>(number_of(own_, OwnWindow{a.timeline, a.provision.window.months, a.d}));
  }
  const Period days = rules::meet(a.span.cut, {a.span.cut.from, a.d + 1});
  const auto fact_of = [&](const Expr& leaf, const rules::Span& span, const Period& range) {
    return fact(leaf, span, range, a, facts, out);
  };
  auto measure = compile_measure(*a.provision.measure, {a.timeline, a.provision, a.terms, out.own, fact_of},
                                 a.span, days, lanes_, columns_);
  if (!measure) return std::nullopt;
  // Several sources would have to be told apart for each teacher.
  for (const std::size_t cover : out.covers) {
    if (!out.missing.empty() && out.missing != covers_[cover].name) return std::nullopt;
    out.missing = covers_[cover].name;
  }
  const auto where = test(a.population.where, a.d);
  if (!where) return std::nullopt;
  out.measure = *std::move(measure);
  out.test = *where;
  states_.push_back(std::move(out));
  return states_.size() - 1;
}

std::optional<std::size_t> Questions::sum(const Expr& leaf, const Period& days, bool by_org) {
  const auto lane = lanes_.add(leaf);
  if (!lane) return std::nullopt;
  return number_of(sums_, Sum{columns_.add(*lane, days), leaf.leaf == Leaf::trained, by_org});
}

std::optional<std::size_t> Questions::heads(const Filter& filter, Date day, bool by_org) {
  const auto where = test(filter, day);
  if (!where) return std::nullopt;
  return number_of(heads_, Heads{*where, by_org});
}

// While notes are taken nobody is there: what is asked of an entity does not depend on which there are.
Result<std::shared_ptr<const Entities>> FusedFacts::entities(Entity kind, const Filter& where, Date day,
                                                             const std::optional<Period>& service) {
  trace_.rows = trace_.rows || kind == Entity::teacher;
  if (partial_) return ColumnFacts::entities(kind, where, day, service);
  auto out = std::make_shared<Entities>();
  out->kind = kind;
  out->region = this->region();
  out->day = day;
  out->service = service;
  return std::shared_ptr<const Entities>(std::move(out));
}

std::optional<Notes::OfLeaf> FusedFacts::note(const Entities& e, const LeafQuery& q) {
  if (e.teachers() || q.per_teacher || q.range.empty()) return std::nullopt;
  const bool by_org = !region_kind(e.kind);
  Notes::OfLeaf out;
  if (q.leaf->leaf == Leaf::teachers) {
    out.heads = true;
    const auto question = notes_->questions.heads(q.leaf->filter, q.range.to - 1, by_org);
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
    const auto question =
        notes_->questions.sum(*q.leaf, part.empty() ? Period{part.from, part.from} : part, by_org);
    if (!question) return std::nullopt;
    out.parts.push_back(*question);
  }
  return out;
}

Result<std::shared_ptr<const std::vector<LeafRow>>> FusedFacts::leaf(const Entities& e, const LeafQuery& q) {
  if (!partial_) {
    if (!e.teachers()) {
      const std::string key = leaf_key(e, q);
      if (!notes_->leaves.contains(key)) notes_->leaves.emplace(key, note(e, q));
    }
    return std::make_shared<const std::vector<LeafRow>>();
  }
  if (std::string table = table_of(*q.leaf); !table.empty()) trace_.tables.push_back(std::move(table));
  if (e.teachers() || e.rows.empty()) return ColumnFacts::leaf(e, q);
  const auto noted = notes_->leaves.find(leaf_key(e, q));
  if (noted == notes_->leaves.end() || !noted->second) {
    trace_.rows = trace_.rows || of_people(q.leaf->leaf);
    return ColumnFacts::leaf(e, q);
  }
  auto& read = noted->second->heads ? trace_.heads : trace_.sums;
  read.insert(read.end(), noted->second->parts.begin(), noted->second->parts.end());
  return std::make_shared<const std::vector<LeafRow>>(rows(*noted->second, e, q));
}

std::vector<LeafRow> FusedFacts::rows(const Notes::OfLeaf& noted, const Entities& e,
                                      const LeafQuery& q) const {
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
    for (const Spread& one : partial_->spread) {
      if (one.question == noted.parts[i] && inside(one.unit, keys)) {
        out.push_back({one.unit, one.teacher, part, one.net});
      }
    }
  }
  if (trained && e.kind == Entity::region) whole_region(noted, e, q, out);
  return out;
}

// In the region as one organisation: who has entries in several of its units is one person.
void FusedFacts::whole_region(const Notes::OfLeaf& noted, const Entities& e, const LeafQuery& q,
                              std::vector<LeafRow>& out) const {
  const auto keys = e.keys();
  for (std::size_t i = 0; i < noted.parts.size(); ++i) {
    std::unordered_map<Id, std::int64_t> net;
    for (const Spread& one : partial_->spread) {
      if (one.question == noted.parts[i] && inside(one.unit, keys)) net[one.teacher] += one.net;
    }
    const auto people = std::count_if(net.begin(), net.end(), [](const auto& of) { return of.second > 0; });
    out.push_back({e.region.key, 0, q.grain == Grain::year ? q.years[i].from.days() : 0, people});
  }
}

std::optional<Facts::Judged> FusedFacts::judged(const Asked& asked) {
  const std::string key = key_of_asked(asked);
  const auto found = notes_->populations.find(key);
  if (!partial_) {
    if (found == notes_->populations.end()) {
      const auto question = notes_->questions.states(asked, *this);
      if (!question) return std::nullopt;
      notes_->populations.emplace(key, *question);
    }
    return Judged{};
  }
  if (found == notes_->populations.end()) return std::nullopt;
  trace_.states.push_back(found->second);
  Judged out;
  for (const auto& [unit, counts] : partial_->states[found->second]) out.counts.add(counts);
  // Of one alone the value is shown too.
  if (out.counts.entities == 1) return std::nullopt;
  if (out.counts.no_data > 0) out.missing = notes_->questions.missing(found->second);
  for (const auto& one : partial_->states[found->second]) {
    if (one.second.entities > 0) out.units.push_back(one);
  }
  return out;
}

}  // namespace xt::plans::columns
