// One leaf, row after row: what leaf_source.cpp says in SQL.
#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "columns/compile/row_filter.h"
#include "columns/execute/column_facts.h"

namespace xt::plans::columns {
namespace {

// Millions of additions, many of them to the sum of the one before: put together when all are there.
class Sums {
 public:
  void add(Id entity, Id teacher, std::int32_t part, std::int64_t value) {
    const LeafRow one{entity, teacher, part, value};
    if (!all_.empty() && key(all_.back()) == key(one)) {
      all_.back().value += value;
    } else {
      all_.push_back(one);
    }
  }
  // By entity, teacher and part.
  std::vector<LeafRow> rows() && {
    std::sort(all_.begin(), all_.end(), [](const LeafRow& a, const LeafRow& b) { return key(a) < key(b); });
    std::size_t last = 0;
    for (std::size_t k = 1; k < all_.size(); ++k) {
      if (key(all_[k]) == key(all_[last])) {
        all_[last].value += all_[k].value;
      } else {
        all_[++last] = all_[k];
      }
    }
    if (!all_.empty()) all_.resize(last + 1);
    all_.shrink_to_fit();
    return std::move(all_);
  }

 private:
  static std::tuple<Id, Id, std::int32_t> key(const LeafRow& one) {
    return {one.entity, one.teacher, one.part};
  }
  std::vector<LeafRow> all_;
};

struct Asked {
  const Snapshot& snapshot;
  const Entities& entities;
  const LeafQuery& q;
  RowFilter test;
  std::int64_t lo, hi;

  Asked(const Snapshot& s, const Entities& e, const LeafQuery& query)
      : snapshot(s), entities(e), q(query), test(s, query.leaf->filter) {
    std::tie(lo, hi) = e.keys();
  }
  bool inside(std::int64_t key) const { return key >= lo && key < hi; }
  bool in_range(std::int32_t day) const { return q.range.contains(Date(day)); }
};

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

bool overlaps(const Item& item, const Period& days) {
  return item.from < days.to.days() && item.to > days.from.days();
}

// Items belong to the organisation of their owner, a person's own to the person.
std::vector<LeafRow> items(const Asked& a) {
  const Leaf leaf = a.q.leaf->leaf;
  const auto kind = a.snapshot.tables->items.find(a.q.leaf->subject);
  if (kind == a.snapshot.tables->items.end()) return {};
  Period days = a.q.range;
  if (leaf == Leaf::submitted && a.q.due < days.to - 1) days.to = a.q.due + 1;
  const bool stock = leaf == Leaf::items || leaf == Leaf::partners;
  const std::uint32_t person = a.snapshot.words->find("person"), organisation = a.snapshot.words->find("org");
  const bool teachers = a.entities.teachers();
  Sums sums;
  std::set<std::tuple<Id, Id, Id>> ends;  // owner or teacher, partner, the owner's end
  // They lie by owner; of partners the owner may be anywhere, of persons the place may be another one than
  // theirs.
  const bool cut = !teachers && leaf != Leaf::partners;
  const auto before = [](const Item& item, std::int64_t key) { return item.owner_key < key; };
  const auto first = kind->second.begin(), last = kind->second.end();
  const auto from = cut ? std::lower_bound(first, last, a.lo, before) : first;
  const auto to = cut ? std::lower_bound(from, last, a.hi, before) : last;
  for (const Item& item : std::ranges::subrange(from, to)) {
    if (stock ? !overlaps(item, days) : !days.contains(Date(item.from))) continue;
    if (leaf == Leaf::partners && !item.has_partner) continue;
    if (leaf == Leaf::submitted && !teachers && item.owner_kind != organisation) continue;
    if (teachers && (item.owner_kind != person || !item.has_owner_id)) continue;
    const bool mine =
        teachers || a.inside(item.owner_key) || (leaf == Leaf::partners && a.inside(item.partner_key));
    if (!mine) continue;
    Subject s;
    s.day = item.from;
    s.org = a.snapshot.orgs->find(item.owner_key);
    s.item = &item;
    if (!a.test.holds(s)) continue;
    if (leaf != Leaf::partners) {
      sums.add(teachers ? item.owner : item.owner_key, 0, is_flow(leaf) ? part_of(item.from, a.q) : 0, 1);
    } else if (teachers) {
      if (ends.emplace(item.owner, item.partner_key, 0).second) sums.add(item.owner, 0, 0, 1);
    } else {
      ends.emplace(item.owner_key, item.partner_key,
                   item.owner_kind == person ? -item.owner_id : item.owner_key);
    }
  }
  if (leaf != Leaf::partners || teachers) return std::move(sums).rows();
  std::vector<LeafRow> out;
  for (const auto& [owner, partner, end] : ends) out.push_back({owner, partner, 0, end});
  return out;
}

// A row of year Y belongs to a year window inside Y, and to any other window that contains 1 July of Y.
std::vector<LeafRow> money(const Asked& a) {
  if (a.entities.teachers()) return {};
  const int first = a.q.whole.from.year();
  const int last = (a.q.whole.to - 1).year();
  const std::uint32_t account = a.snapshot.words->find(a.q.leaf->subject);
  const auto& rows = a.snapshot.tables->money;
  const bool own = a.entities.only && a.q.leaf->leaf == Leaf::money;
  Sums sums;
  auto row = std::lower_bound(rows.begin(), rows.end(), a.lo,
                              [](const MoneyRow& r, std::int64_t key) { return r.org_key < key; });
  for (; row != rows.end() && row->org_key < a.hi; ++row) {
    if (row->account != account || row->year < first || row->year > last) continue;
    if (own && row->org_key != *a.entities.only) continue;
    const bool inside_year = a.q.year_window && first == last;
    if (!inside_year && !a.q.whole.contains(Date::of(row->year, 7, 1))) continue;
    Subject s;
    s.day = a.q.range.from.days();
    s.money = &*row;
    s.org = a.snapshot.orgs->find(row->org_key);
    if (a.test.holds(s)) sums.add(row->org_key, 0, 0, row->fen);
  }
  return std::move(sums).rows();
}

std::vector<LeafRow> sessions(const Asked& a) {
  const bool teachers = a.entities.teachers();
  const auto& rows = a.snapshot.tables->sessions;
  Sums sums;
  auto row = teachers
                 ? rows.begin()
                 : std::lower_bound(rows.begin(), rows.end(), a.lo,
                                    [](const StudySession& r, std::int64_t key) { return r.org_key < key; });
  for (; row != rows.end() && (teachers || row->org_key < a.hi); ++row) {
    if (!a.in_range(row->day) || (teachers && !row->has_host)) continue;
    Subject s;
    s.day = row->day;
    s.org = a.snapshot.orgs->find(row->org_key);
    s.session = &*row;
    if (a.test.holds(s)) sums.add(teachers ? row->host : row->org_key, 0, part_of(row->day, a.q), 1);
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
      return items(asked);
    case Leaf::money:
    case Leaf::subtree_money:
      return money(asked);
    case Leaf::sessions:
      return sessions(asked);
    case Leaf::attr:
      break;
  }
  return {};
}

}  // namespace xt::plans::columns
