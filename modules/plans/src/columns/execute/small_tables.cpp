// Leaves of items, money and study sessions. Rows lie by organisation and day, and most filters look at what
// whole classes of rows have in common: the cost is that of the days that are asked for.
#include <ranges>
#include <set>

#include "columns/execute/asked.h"

namespace xt::plans::columns {
namespace {

// A filter asked once for all rows of a class, where it looks at no more than that.
class Alike {
 public:
  Alike(const Asked& asked, std::size_t classes)
      : test_(asked.test), looks_(looks_at(asked.q.leaf->filter)), known_(classes, kOpen) {}
  void next_org() {
    if (looks_ == Looks::at_org) std::ranges::fill(known_, kOpen);
  }
  bool holds(std::uint32_t of, const Subject& subject) {
    if (looks_ == Looks::at_row) return test_.holds(subject);
    char& known = known_[of];
    if (known == kOpen) known = test_.holds(subject) ? 1 : 0;
    return known == 1;
  }

 private:
  static constexpr char kOpen = 2;
  const RowFilter& test_;
  const Looks looks_;
  std::vector<char> known_;  // by class
};

// The rows of each organisation whose key lies in [lo, hi): each(key, first row, end).
template <class Each>
void each_run(const std::vector<OrgRun>& runs, std::size_t rows, std::int64_t lo, std::int64_t hi,
              const Each& each) {
  const auto before = [](const OrgRun& run, std::int64_t key) { return run.key < key; };
  for (auto run = std::lower_bound(runs.begin(), runs.end(), lo, before); run != runs.end() && run->key < hi;
       ++run) {
    each(run->key, std::size_t{run->first}, run + 1 == runs.end() ? rows : std::size_t{run[1].first});
  }
}

// Of the rows [first, end) of one organisation those whose day lies in the period.
std::pair<std::size_t, std::size_t> in_period(const std::vector<std::int32_t>& day, std::size_t first,
                                              std::size_t end, const Period& days) {
  const auto at = [&](std::size_t row) { return day.begin() + static_cast<std::ptrdiff_t>(row); };
  const auto from = std::lower_bound(at(first), at(end), days.from.days());
  const auto to = std::lower_bound(from, at(end), days.to.days());
  return {static_cast<std::size_t>(from - day.begin()), static_cast<std::size_t>(to - day.begin())};
}

struct AskedItems {
  const Asked& a;
  const Items& items;
  bool teachers, stock;
  Period days;
  std::uint32_t person, organisation;  // words

  AskedItems(const Asked& asked, const Items& of)
      : a(asked),
        items(of),
        teachers(asked.entities.teachers()),
        stock(asked.q.leaf->leaf == Leaf::items || asked.q.leaf->leaf == Leaf::partners),
        days(asked.q.range),
        person(asked.snapshot.words->find("person")),
        organisation(asked.snapshot.words->find("org")) {
    if (asked.q.leaf->leaf == Leaf::submitted && asked.q.due < days.to - 1) days.to = asked.q.due + 1;
  }

  bool fits(const ItemClass& one) const {
    const Leaf leaf = a.q.leaf->leaf;
    if (leaf == Leaf::partners && !one.has_partner) return false;
    if (leaf == Leaf::submitted && !teachers && one.owner_kind != organisation) return false;
    return !teachers || (one.owner_kind == person && one.has_owner_id);
  }

  // each(owner's key, row) of those that count. Of partners the owner may be anywhere, of persons the place
  // may be another one than theirs.
  template <class Each>
  void rows(const Each& each) const {
    const bool everywhere = teachers || a.q.leaf->leaf == Leaf::partners;
    std::vector<char> fit(items.classes.size());
    for (std::size_t k = 0; k < fit.size(); ++k) fit[k] = fits(items.classes[k]) ? 1 : 0;
    if (std::ranges::none_of(fit, [](char one) { return one != 0; })) return;
    Alike alike(a, items.classes.size());
    each_run(items.runs, items.size(), everywhere ? INT64_MIN : a.lo, everywhere ? INT64_MAX : a.hi,
             [&](std::int64_t key, std::size_t first, std::size_t end) {
               // In force: begun before the period's end and not over before it.
               const auto [from, to] =
                   in_period(items.from, first, end, {stock ? Date(INT32_MIN) : days.from, days.to});
               if (from == to) return;
               alike.next_org();
               Subject s;
               s.org = a.snapshot.orgs->find(key);
               s.owner_key = key;
               for (std::size_t row = from; row < to; ++row) {
                 const std::uint32_t of = items.of[row];
                 if (fit[of] == 0 || (stock && items.to[row] <= days.from.days())) continue;
                 s.day = items.from[row];
                 s.item = &items.classes[of];
                 s.partner_key = partner(row);
                 if (alike.holds(of, s)) each(key, row);
               }
             });
  }
  std::int64_t partner(std::size_t row) const { return items.partner.empty() ? 0 : items.partner[row]; }
};

// The ends of pairings: owner or teacher, partner, the owner's end.
std::vector<LeafRow> partner_rows(const AskedItems& of) {
  const Asked& a = of.a;
  std::set<std::tuple<Id, Id, Id>> ends;
  Sums sums;
  of.rows([&](std::int64_t key, std::size_t row) {
    const std::int64_t partner = of.partner(row);
    if (of.teachers) {
      const Id owner = of.items.owner[row].speaks;
      if (ends.emplace(owner, partner, 0).second) sums.add(owner, 0, 0, 1);
    } else if (a.inside(key) || a.inside(partner)) {
      const bool own = of.items.classes[of.items.of[row]].owner_kind == of.person;
      const Id written = of.items.owner.empty() ? 0 : of.items.owner[row].written;
      ends.emplace(key, partner, own ? -written : key);
    }
  });
  if (of.teachers) return std::move(sums).rows();
  std::vector<LeafRow> out;
  for (const auto& [owner, partner, end] : ends) out.push_back({owner, partner, 0, end});
  return out;
}

}  // namespace

// Items belong to the organisation of their owner, a person's own to the person.
std::vector<LeafRow> items_rows(const Asked& a) {
  const auto kind = a.snapshot.tables->items.find(a.q.leaf->subject);
  if (kind == a.snapshot.tables->items.end()) return {};
  const AskedItems of(a, *kind->second);
  if (a.q.leaf->leaf == Leaf::partners) return partner_rows(of);
  const bool flow = is_flow(a.q.leaf->leaf);
  Sums sums;
  of.rows([&](std::int64_t key, std::size_t row) {
    sums.add(of.teachers ? of.items.owner[row].speaks : key, 0, flow ? part_of(of.items.from[row], a.q) : 0,
             1);
  });
  return std::move(sums).rows();
}

// A row of year Y belongs to a year window inside Y, and to any other window that contains 1 July of Y.
std::vector<LeafRow> money_rows(const Asked& a) {
  if (a.entities.teachers()) return {};
  const int first = a.q.whole.from.year();
  const int last = (a.q.whole.to - 1).year();
  const std::uint32_t account = a.snapshot.words->find(a.q.leaf->subject);
  const auto& rows = *a.snapshot.tables->money;
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

std::vector<LeafRow> session_rows(const Asked& a) {
  const bool teachers = a.entities.teachers();
  const Sessions& all = *a.snapshot.tables->sessions;
  Alike alike(a, all.classes.size());
  Sums sums;
  each_run(all.runs, all.size(), teachers ? INT64_MIN : a.lo, teachers ? INT64_MAX : a.hi,
           [&](std::int64_t key, std::size_t first, std::size_t end) {
             const auto [from, to] = in_period(all.day, first, end, a.q.range);
             if (from == to) return;
             alike.next_org();
             Subject s;
             s.org = a.snapshot.orgs->find(key);
             for (std::size_t row = from; row < to; ++row) {
               s.session = &all.classes[all.of[row]];
               if (teachers && !s.session->has_host) continue;
               s.day = all.day[row];
               if (alike.holds(all.of[row], s)) {
                 sums.add(teachers ? all.host[row] : key, 0, part_of(s.day, a.q), 1);
               }
             }
           });
  return std::move(sums).rows();
}

}  // namespace xt::plans::columns
