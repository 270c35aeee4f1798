// The tables that are not kept by teacher.
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

xt::Status load_items(db::Session& session, Words& words, const std::unordered_map<Id, Id>& speakers,
                      SmallTables& out) {
  return session.each(sql::all_items, {}, [&](const db::Row& row) {
    Item item;
    item.kind = words.add(row.text(0));
    item.level = words.add(row.text(1));
    item.category = words.add(row.text(2));
    item.status = words.add(row.text(3));
    item.owner_kind = words.add(row.text(4));
    item.owner_key = row.i64(5);
    item.has_owner_id = !row.null(6);
    item.owner_id = row.i64(6);
    item.owner = speaker(speakers, item.owner_id);
    item.has_partner = !row.null(7);
    item.partner_key = row.i64(7);
    item.has_person = !row.null(8);
    item.from = day(row, 9);
    item.to = day(row, 10);
    out.items[std::string(row.text(0))].push_back(item);
    return true;
  });
}

Result<std::string> mark(db::Session& session, const db::Query& query) {
  std::string out;
  XT_CHECK_OK(session.each(query, {}, [&](const db::Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) out += std::to_string(row.i64(i)) + " ";
    return true;
  }));
  return out;
}

xt::Status load_sessions(db::Session& session, Words& words, const std::unordered_map<Id, Id>& speakers,
                         SmallTables& out) {
  return session.each(sql::all_sessions, {}, [&](const db::Row& row) {
    StudySession one;
    one.org_key = row.i64(0);
    one.day = day(row, 1);
    one.form = words.add(row.text(2));
    one.minutes = day(row, 3);
    one.has_attendees = !row.null(4);
    one.attendees = day(row, 4);
    one.has_host = !row.null(5);
    one.host = speaker(speakers, row.i64(5));
    out.sessions.push_back(one);
    return true;
  });
}

}  // namespace

Result<std::string> people_mark(db::Session& session) {
  return mark(session, sql::people_mark);
}

Result<std::string> tables_mark(db::Session& session) {
  return mark(session, sql::tables_mark);
}

Result<std::shared_ptr<const SmallTables>> load_tables(db::Session& session, Words& words,
                                                       const std::unordered_map<Id, Id>& speakers) {
  auto out = std::make_shared<SmallTables>();
  XT_CHECK_OK(load_items(session, words, speakers, *out));
  XT_CHECK_OK(session.each(sql::all_money, {}, [&](const db::Row& row) {
    out->money.push_back(
        {row.i64(0), row.i64(4), day(row, 1), words.add(row.text(2)), words.add(row.text(3))});
    return true;
  }));
  XT_CHECK_OK(load_sessions(session, words, speakers, *out));
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
  for (auto& [kind, rows] : out->items) rows.shrink_to_fit();
  out->money.shrink_to_fit();
  out->sessions.shrink_to_fit();
  return std::shared_ptr<const SmallTables>(std::move(out));
}

// Numbers of organisations that are known already stay.
Result<std::shared_ptr<const Orgs>> load_orgs(db::Session& session, const Orgs* before) {
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
  out->sort();
  return std::shared_ptr<const Orgs>(std::move(out));
}

}  // namespace xt::plans::columns
