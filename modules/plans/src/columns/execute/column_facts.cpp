#include "columns/execute/column_facts.h"

#include <algorithm>

#include "columns/compile/row_filter.h"

namespace xt::plans::columns {
namespace {

std::string text(const Period& p) {
  return std::to_string(p.from.days()) + "-" + std::to_string(p.to.days());
}

std::string entities_key(const Entities& e, const std::string& where) {
  return std::to_string(static_cast<int>(e.kind)) + " " + e.day.iso() + " " +
         (e.service ? text(*e.service) : "") + " " + where;
}

bool alive(const Org& org, std::int32_t day) {
  return org.from <= day && org.to > day;
}

bool is_of(const Org& org, Entity kind, const Region& region) {
  if (kind == Entity::region) return org.key == region.key;
  if (org.key < region.key || org.key >= region.key_hi) return false;
  switch (kind) {
    case Entity::school:
      return org.level == "school";
    case Entity::county:
      return org.level == "county";
    case Entity::city:
      return org.level == "city" && org.kind != "grouping";
    case Entity::province:
      return org.level == "province";
    case Entity::provider:
      return org.level == "institution" && org.kind == "provider";
    default:
      return false;
  }
}

}  // namespace

std::string leaf_key(const Entities& e, const LeafQuery& q) {
  std::string out = std::to_string(static_cast<int>(e.kind)) + " " +
                    std::to_string(static_cast<int>(q.leaf->leaf)) + q.leaf->subject + " " +
                    key_of(q.leaf->filter) + " " + text(q.range) + " " + text(q.whole) + " " +
                    std::to_string(static_cast<int>(q.grain)) + (q.per_teacher ? "t" : "-") +
                    (q.year_window ? "y" : "-") + std::to_string(q.known_ms) + " " + q.due.iso();
  for (const Period& year : q.years) out += " " + text(year);
  // Entities live as long as these facts do: their place in memory is their name.
  if (e.teachers()) out += " " + std::to_string(reinterpret_cast<std::uintptr_t>(&e));
  return out;
}

void ColumnFacts::teachers(const Filter& where, Entities& out) const {
  const RowFilter test(snapshot_, where);
  const std::int32_t day = out.day.days();
  const auto ask = [&](const Chunk& chunk, std::uint32_t i) {
    if (chunk.speaks[i] == 0) return;
    if (out.service && !out.service->contains(Date(chunk.service[i]))) return;
    const Dated* held = chunk.employment.on(i, day);
    if (held == nullptr) return;
    const std::int64_t key = snapshot_.orgs->all()[held->value].key;
    if (key < out.region.key || key >= out.region.key_hi) return;
    if (!test.holds({&chunk, i, day, held->value})) return;
    out.rows.push_back({chunk.id[i], key, key + 1, Date(chunk.service[i])});
  };
  if (out.only) {
    const Place* place = snapshot_.find(*out.only);
    if (place != nullptr) ask(*snapshot_.chunks[place->chunk], place->row);
    return;
  }
  for (const auto& chunk : snapshot_.chunks) {
    for (std::uint32_t i = 0; i < chunk->teachers(); ++i) ask(*chunk, i);
  }
  std::sort(out.rows.begin(), out.rows.end(),
            [](const EntityRow& a, const EntityRow& b) { return a.id < b.id; });
}

// Their numbers, by key: looked for once for all filters and days.
const std::vector<std::uint32_t>& ColumnFacts::of_kind(Entity kind) {
  const auto [found, fresh] = of_kind_.try_emplace(kind);
  if (fresh) {
    for (const std::uint32_t number : snapshot_.orgs->by_key()) {
      if (is_of(snapshot_.orgs->all()[number], kind, region())) found->second.push_back(number);
    }
  }
  return found->second;
}

void ColumnFacts::nodes(const Filter& where, Entities& out) {
  const RowFilter test(snapshot_, where);
  const std::int32_t day = out.day.days();
  for (const std::uint32_t number : of_kind(out.kind)) {
    const Org& org = snapshot_.orgs->all()[number];
    if (!alive(org, day)) continue;
    if (out.only && org.key != *out.only) continue;
    Subject subject;
    subject.day = day;
    subject.org = number;
    if (test.holds(subject)) out.rows.push_back({org.key, org.key, org.key_hi, {}});
  }
}

Result<std::shared_ptr<const Entities>> ColumnFacts::entities(Entity kind, const Filter& where, Date day,
                                                              const std::optional<Period>& service) {
  auto made = std::make_shared<Entities>();
  made->kind = kind;
  made->region = region();
  made->day = day;
  made->service = service;
  made->only = only();
  const std::string key = entities_key(*made, key_of(where));
  if (const auto found = entities_.find(key); found != entities_.end()) return found->second;
  if (made->teachers()) {
    teachers(where, *made);
  } else {
    nodes(where, *made);
  }
  if (made->teachers()) {
    made->index.reserve(made->rows.size());
    for (std::size_t i = 0; i < made->rows.size(); ++i) made->index.emplace(made->rows[i].id, i);
  }
  std::shared_ptr<const Entities> out = std::move(made);
  entities_.emplace(key, out);
  return out;
}

Result<std::shared_ptr<const std::vector<LeafRow>>> ColumnFacts::leaf(const Entities& entities,
                                                                      const LeafQuery& query) {
  if (entities.rows.empty() || query.range.empty()) return std::make_shared<const std::vector<LeafRow>>();
  const std::string key = leaf_key(entities, query);
  const bool people = entities.teachers() || of_people(query.leaf->leaf);
  Leaves& known = people ? leaves_of_people_ : leaves_[table_of(*query.leaf)];
  if (const auto found = known.find(key); found != known.end()) return found->second;
  auto out = std::make_shared<const std::vector<LeafRow>>(leaf_rows(snapshot_, entities, query));
  known.emplace(key, out);
  return out;
}

bool of_people(Leaf leaf) {
  return is_ledger(leaf) || leaf == Leaf::teachers;
}

void ColumnFacts::forget_people() {
  leaves_of_people_.clear();
  std::erase_if(entities_, [](const auto& one) { return one.second->teachers(); });
}

void ColumnFacts::forget_tables(const std::vector<std::string>& names) {
  for (const std::string& name : names) leaves_.erase(name);
}

Result<const Coverage*> ColumnFacts::coverage(const std::vector<std::string>& sources,
                                              const std::string& kind) {
  const std::string key = sources.front() + ":" + kind;
  auto found = coverage_.find(key);
  if (found == coverage_.end()) {
    Coverage rows;
    for (const CoverageRow& row : snapshot_.tables->coverage) {
      if (row.kind != kind || row.hi <= region().key || row.lo >= region().key_hi) continue;
      if (std::find(sources.begin(), sources.end(), row.source) == sources.end()) continue;
      rows.add(row.year, row.lo, row.hi);
    }
    found = coverage_.emplace(key, std::move(rows)).first;
  }
  return &found->second;
}

Result<Calendar*> ColumnFacts::calendar() {
  if (calendar_) return &*calendar_;
  calendar_.emplace();
  const auto above = regions_above(region().key);
  for (const TermRow& row : snapshot_.tables->terms) {
    const bool inside = row.key >= region().key && row.key < region().key_hi;
    if (inside || std::find(above.begin(), above.end(), row.key) != above.end()) {
      calendar_->add(row.key, row.school_year, row.days);
    }
  }
  return &*calendar_;
}

Result<std::shared_ptr<const Facts::Periods>> ColumnFacts::employments(const Entities& teachers) {
  auto out = std::make_shared<Periods>();
  for (const EntityRow& row : teachers.rows) {
    const Place* place = snapshot_.find(row.id);
    if (place == nullptr) continue;
    for (const Dated& one : snapshot_.chunks[place->chunk]->employment.of(place->row)) {
      (*out)[row.id].push_back({Date(one.from), Date(one.to)});
    }
  }
  return std::shared_ptr<const Periods>(std::move(out));
}

// By code the row that ends last speaks.
std::optional<Region> find_region(const Snapshot& snapshot, const std::string& code) {
  const Org* found = nullptr;
  for (const std::uint32_t number : snapshot.orgs->by_key()) {
    const Org& org = snapshot.orgs->all()[number];
    if (org.code == code && (found == nullptr || org.to > found->to)) found = &org;
  }
  if (found == nullptr) return std::nullopt;
  return Region{found->key, found->key_hi, found->code, found->level};
}

}  // namespace xt::plans::columns
