// The tables that are not kept by teacher.
#include <algorithm>

#include "columns/snapshot/load.h"

#include "plans_queries.gen.h"

namespace xt::plans::columns {
namespace {

std::int32_t day(const db::Row& row, std::size_t column) {
  return static_cast<std::int32_t>(row.i64(column));
}

Id speaker(const std::unordered_map<Id, Id>& speakers, Id id) {
  const auto found = speakers.find(id);
  return found == speakers.end() ? id : found->second;
}

using Word = Growing<Words>;

// Rows come by organisation.
void begin_run(std::vector<OrgRun>& runs, std::int64_t key, std::size_t row) {
  if (runs.empty() || runs.back().key != key) runs.push_back({key, static_cast<std::uint32_t>(row)});
}

// The number of a class; there are few, though rows are many.
template <class T>
class Classes {
 public:
  std::uint32_t number(const T& one, std::vector<T>& all) {
    if (last_ < all.size() && all[last_] == one) return last_;
    const auto [found, fresh] = index_.try_emplace(one, static_cast<std::uint32_t>(all.size()));
    if (fresh) all.push_back(one);
    return last_ = found->second;
  }

 private:
  std::map<T, std::uint32_t> index_;
  std::uint32_t last_ = kNone;
};

// A column that nothing is in is not kept.
template <class T>
void leave_out(std::vector<T>& column) {
  const bool empty = std::all_of(column.begin(), column.end(), [](const T& one) { return one == T{}; });
  empty ? std::vector<T>().swap(column) : column.shrink_to_fit();
}

template <class T>
std::shared_ptr<const T> same_or(std::shared_ptr<const T> before, T now) {
  if (before && *before == now) return before;
  return std::make_shared<const T>(std::move(now));
}

xt::Status load_items(db::Session& session, Word& words, const std::unordered_map<Id, Id>& speakers,
                      const SmallTables* before, SmallTables& out) {
  struct OfKind {
    Items items;
    Classes<ItemClass> classes;
  };
  out.items.clear();
  std::map<std::string, OfKind, std::less<>> all;
  OfKind* here = nullptr;
  std::string kind;
  XT_CHECK_OK(session.each(sql::all_items, {}, [&](const db::Row& row) {
    if (here == nullptr || kind != row.text(0)) here = &all[kind = row.text(0)];
    Items& items = here->items;
    ItemClass one;
    one.kind = words.number(row.text(0));
    one.level = words.number(row.text(1));
    one.category = words.number(row.text(2));
    one.status = words.number(row.text(3));
    one.owner_kind = words.number(row.text(4));
    one.has_owner_id = !row.null(6);
    one.has_partner = !row.null(7);
    one.has_person = !row.null(8);
    begin_run(items.runs, row.i64(5), items.size());
    items.from.push_back(day(row, 9));
    items.to.push_back(day(row, 10));
    items.of.push_back(here->classes.number(one, items.classes));
    items.partner.push_back(row.i64(7));
    items.owner.push_back(one.has_owner_id ? Person{row.i64(6), speaker(speakers, row.i64(6))} : Person{});
    return true;
  }));
  for (auto& [name, of] : all) {
    Items& items = of.items;
    leave_out(items.partner);
    leave_out(items.owner);
    items.from.shrink_to_fit(), items.to.shrink_to_fit(), items.of.shrink_to_fit();
    items.runs.shrink_to_fit();
    std::shared_ptr<const Items> known;
    if (before != nullptr) {
      if (const auto found = before->items.find(name); found != before->items.end()) known = found->second;
    }
    out.items.emplace(name, same_or(std::move(known), std::move(items)));
  }
  return {};
}

Result<std::string> mark(db::Session& session, const db::Query& query) {
  std::string out;
  XT_CHECK_OK(session.each(query, {}, [&](const db::Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) out += std::to_string(row.i64(i)) + " ";
    out += "\n";
    return true;
  }));
  return out;
}

xt::Status load_sessions(db::Session& session, Word& words, const std::unordered_map<Id, Id>& speakers,
                         const SmallTables* before, SmallTables& out) {
  Sessions all;
  Classes<SessionClass> classes;
  XT_CHECK_OK(session.each(sql::all_sessions, {}, [&](const db::Row& row) {
    const SessionClass one{words.number(row.text(2)), day(row, 3), day(row, 4), !row.null(4), !row.null(5)};
    begin_run(all.runs, row.i64(0), all.size());
    all.day.push_back(day(row, 1));
    all.of.push_back(classes.number(one, all.classes));
    all.host.push_back(one.has_host ? speaker(speakers, row.i64(5)) : 0);
    return true;
  }));
  all.runs.shrink_to_fit(), all.day.shrink_to_fit(), all.of.shrink_to_fit(), all.host.shrink_to_fit();
  out.sessions = same_or(before == nullptr ? nullptr : before->sessions, std::move(all));
  return {};
}

xt::Status load_money(db::Session& session, Word& words, const SmallTables* before, SmallTables& out) {
  std::vector<MoneyRow> all;
  XT_CHECK_OK(session.each(sql::all_money, {}, [&](const db::Row& row) {
    all.push_back(
        {row.i64(0), row.i64(4), day(row, 1), words.number(row.text(2)), words.number(row.text(3))});
    return true;
  }));
  all.shrink_to_fit();
  out.money = same_or(before == nullptr ? nullptr : before->money, std::move(all));
  return {};
}

}  // namespace

Result<std::string> people_mark(db::Session& session) {
  return mark(session, sql::people_mark);
}

Result<std::string> tables_mark(db::Session& session) {
  return mark(session, sql::tables_mark);
}

Result<std::shared_ptr<const SmallTables>> load_tables(db::Session& session, Growing<Words>& words,
                                                       const std::unordered_map<Id, Id>& speakers,
                                                       const SmallTables* before, const Wanted& wanted) {
  auto out = before == nullptr ? std::make_shared<SmallTables>() : std::make_shared<SmallTables>(*before);
  if (wanted.items) XT_CHECK_OK(load_items(session, words, speakers, before, *out));
  if (wanted.money) XT_CHECK_OK(load_money(session, words, before, *out));
  if (wanted.sessions) XT_CHECK_OK(load_sessions(session, words, speakers, before, *out));
  out->coverage.clear();
  out->terms.clear();
  XT_CHECK_OK(session.each(sql::all_coverage, {}, [&](const db::Row& row) {
    out->coverage.push_back({std::string(row.text(0)), std::string(row.text(1)), row.i64(2), row.i64(3),
                             static_cast<int>(row.i64(4))});
    return true;
  }));
  XT_CHECK_OK(session.each(sql::all_terms, {}, [&](const db::Row& row) {
    out->terms.push_back(
        {row.i64(0), static_cast<int>(row.i64(1)), Period{Date(day(row, 2)), Date(day(row, 3))}});
    return true;
  }));
  return std::shared_ptr<const SmallTables>(std::move(out));
}

// Numbers of organisations that are known already stay.
Result<std::shared_ptr<const Orgs>> load_orgs(db::Session& session, std::shared_ptr<const Orgs> before) {
  auto out = std::make_shared<Orgs>();
  if (before != nullptr) {
    for (const Org& org : before->all()) out->named(org.key);
  }
  XT_CHECK_OK(session.each(sql::all_orgs, {}, [&](const db::Row& row) {
    Org org;
    org.key = row.i64(0);
    org.key_hi = row.i64(1);
    org.region_key = row.i64(2);
    org.code = row.text(3);
    org.level = row.text(4);
    org.kind = row.text(5);
    org.stages = row.text(6);
    org.area = row.text(7);
    org.ownership = row.text(8);
    org.from = day(row, 9);
    org.to = day(row, 10);
    org.small_rural = row.i64(11) != 0;
    org.boarding = row.i64(12) != 0;
    org.known = true;
    out->add(org);
    return true;
  }));
  XT_CHECK_OK(session.each(sql::all_flags, {}, [&](const db::Row& row) {
    out->flags[std::string(row.text(1))][row.i64(0)].push_back({day(row, 2), day(row, 3)});
    return true;
  }));
  if (before && *out == *before) return before;
  out->sort();
  return std::shared_ptr<const Orgs>(std::move(out));
}

}  // namespace xt::plans::columns
