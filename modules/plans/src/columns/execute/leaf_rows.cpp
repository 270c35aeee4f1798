// One leaf, row after row: what leaf_source.cpp says in SQL.
#include <map>

#include "columns/execute/asked.h"

namespace xt::plans::columns {
namespace {

std::int64_t amount_of(Leaf leaf, const Snapshot& s, const Chunk& chunk, std::size_t e) {
  if (leaf == Leaf::hours) return s.amounts->all()[chunk.amount[e]].hours_x100;
  if (leaf == Leaf::credits) return s.amounts->all()[chunk.amount[e]].credits_x100;
  return s.kinds->class_of(chunk.kind[e]).records;
}

// The entries of one teacher that count.
template <class Each>
void entries_of(const Asked& a, const Chunk& chunk, std::uint32_t teacher, const Each& each) {
  const std::int32_t known = shanghai_date(a.q.known_ms - 1).days();
  for (std::uint32_t e = chunk.entry_start[teacher]; e < chunk.entry_start[teacher + 1]; ++e) {
    const std::int32_t day = kEntryEpoch.days() + chunk.day[e];
    if (!a.in_range(day) || kEntryEpoch.days() + chunk.posted[e] > known) continue;
    Subject s{&chunk, teacher, day, chunk.org_of(teacher, e)};
    s.named = &a.snapshot.kinds->at(chunk.kind[e]);
    s.entry = &a.snapshot.kinds->classes()[s.named->of];
    if (a.test.holds(s)) each(e, day);
  }
}

std::vector<LeafRow> ledger_of_teachers(const Asked& a) {
  std::vector<LeafRow> out;
  for (const EntityRow& row : a.entities.rows) {
    const Place* place = a.snapshot.find(row.id);
    if (place == nullptr) continue;
    const Chunk& chunk = *a.snapshot.chunks[place->chunk];
    std::map<std::int32_t, std::int64_t> parts;
    entries_of(a, chunk, place->row, [&](std::size_t e, std::int32_t day) {
      parts[part_of(day, a.q)] += amount_of(a.q.leaf->leaf, a.snapshot, chunk, e);
    });
    for (const auto& [part, value] : parts) out.push_back({row.id, 0, part, value});
  }
  return out;
}

std::vector<LeafRow> ledger(const Asked& a) {
  if (a.entities.teachers()) return ledger_of_teachers(a);
  const Leaf leaf = a.q.leaf->leaf;
  const bool heads = leaf == Leaf::trained && !a.q.per_teacher;
  const bool whole = heads && a.entities.kind == Entity::region;
  Sums sums;
  std::map<std::int32_t, std::int64_t> people;
  for (const auto& chunk : a.snapshot.chunks) {
    for (std::uint32_t i = 0; i < chunk->teachers(); ++i) {
      std::map<std::int32_t, std::int64_t> net;
      entries_of(a, *chunk, i, [&](std::size_t e, std::int32_t day) {
        const std::int64_t key = a.snapshot.orgs->all()[chunk->org_of(i, static_cast<std::uint32_t>(e))].key;
        if (!a.inside(key)) return;
        const std::int64_t value = amount_of(leaf, a.snapshot, *chunk, e);
        const std::int32_t part = part_of(day, a.q);
        if (whole) {
          net[part] += value;
        } else {
          sums.add(key, heads || a.q.per_teacher ? chunk->id[i] : 0, part, value);
        }
      });
      for (const auto& [part, records] : net) people[part] += records > 0;
    }
  }
  if (!whole) return std::move(sums).rows();
  // The whole region is one organisation: its people are counted where they are.
  std::vector<LeafRow> out;
  for (const auto& [part, count] : people) out.push_back({a.entities.region.key, 0, part, count});
  return out;
}

std::vector<LeafRow> heads(const Asked& a) {
  const std::int32_t day = (a.q.range.to - 1).days();
  Sums sums;
  for (const auto& chunk : a.snapshot.chunks) {
    for (std::uint32_t i = 0; i < chunk->teachers(); ++i) {
      if (chunk->speaks[i] == 0) continue;
      for (const Dated& held : chunk->employment.of(i)) {
        if (held.from > day || held.to <= day) continue;
        const std::int64_t key = a.snapshot.orgs->all()[held.value].key;
        if (!a.entities.teachers() && !a.inside(key)) continue;
        if (!a.test.holds({chunk.get(), i, day, held.value})) continue;
        sums.add(a.entities.teachers() ? chunk->id[i] : key, 0, 0, 1);
      }
    }
  }
  return std::move(sums).rows();
}

}  // namespace

std::int32_t part_of(std::int32_t day, const LeafQuery& q) {
  switch (q.grain) {
    case Grain::total:
      return 0;
    case Grain::day:
      return day;
    case Grain::week:  // 1970-01-05 was a Monday: day 4
      return (day + 3) / 7 * 7 - 3;
    case Grain::year:
      break;
  }
  for (const Period& year : q.years) {
    if (day < year.to.days()) return year.from.days();
  }
  return q.years.empty() ? 0 : q.years.back().from.days();
}

std::vector<LeafRow> leaf_rows(const Snapshot& snapshot, const Entities& entities, const LeafQuery& query) {
  const Asked asked(snapshot, entities, query);
  switch (query.leaf->leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
      return ledger(asked);
    case Leaf::teachers:
      return heads(asked);
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::submitted:
    case Leaf::partners:
      return items_rows(asked);
    case Leaf::money:
    case Leaf::subtree_money:
      return money_rows(asked);
    case Leaf::sessions:
      return session_rows(asked);
    case Leaf::attr:
      break;
  }
  return {};
}

}  // namespace xt::plans::columns
