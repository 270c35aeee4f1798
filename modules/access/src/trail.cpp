#include "access/trail.h"

#include <map>

#include "people/people.h"

#include "access_queries.gen.h"
#include "store.h"

namespace xt::access {
namespace {

db::Args args_of(const TrailFilter& filter) {
  return {{"lo", filter.under.lo},     {"hi", filter.under.hi},
          {"from_ms", filter.from_ms}, {"to_ms", filter.to_ms},
          {"action", filter.action},   {"object", filter.object},
          {"who", filter.who},         {"quiet", std::int64_t{filter.sign_ins ? 0 : 1}}};
}

TrailLine line_from(const db::Row& row) {
  TrailLine line;
  line.id = row.i64(0);
  line.at_ms = row.i64(1);
  line.actor = row.text(2);
  line.actor_name = row.text(3);
  line.action = row.text(4);
  line.object = row.text(5);
  line.org_code = row.text(6);
  line.org_name = row.text(7);
  line.changed = row.i64(8) == 1;
  line.detail = row.text(9);
  line.request_id = row.text(10);
  return line;
}

std::optional<Id> id_of(std::string_view object, std::string_view kind) {
  if (!object.starts_with(kind) || object.size() <= kind.size() || object[kind.size()] != ':')
    return std::nullopt;
  return parse_id(object.substr(kind.size() + 1));
}

// Names for what was done to people: one statement for each kind, not one a line.
Status name_objects(db::Session& session, std::vector<TrailLine>& lines) {
  std::map<Id, std::string> accounts;
  std::map<Id, std::string> teachers;
  for (const TrailLine& line : lines) {
    if (const auto id = id_of(line.object, "account")) accounts.emplace(*id, "");
    if (const auto id = id_of(line.object, "teacher")) teachers.emplace(*id, "");
  }
  XT_CHECK_OK(account_names(session, accounts));
  std::vector<Id> ids;
  for (const auto& [id, _] : teachers) ids.push_back(id);
  XT_TRY(const auto labels, people::labels(session, ids, shanghai_date(now_ms())));
  for (const people::Label& label : labels) {
    if (label.id != 0) teachers[label.id] = label.name;
  }
  for (TrailLine& line : lines) {
    if (const auto id = id_of(line.object, "account")) line.object_name = accounts[*id];
    if (const auto id = id_of(line.object, "teacher")) line.object_name = teachers[*id];
  }
  return {};
}

Status name_others(db::Session& session, const ObjectNames& names, std::vector<TrailLine>& lines) {
  std::map<Id, std::string> found;
  for (const TrailLine& line : lines) {
    if (const auto id = id_of(line.object, names.kind)) found.emplace(*id, "");
  }
  if (found.empty()) return {};
  XT_CHECK_OK(names.fill(session, found));
  for (TrailLine& line : lines) {
    if (const auto id = id_of(line.object, names.kind)) line.object_name = found[*id];
  }
  return {};
}

}  // namespace

Result<TrailPage> trail(db::Session& session, const TrailFilter& filter,
                        const std::vector<ObjectNames>& names) {
  TrailPage page;
  db::Args args = args_of(filter);
  XT_TRY(const db::OwnedRow total, session.one(sql::count_trail, args));
  page.total = total.i64(0);
  args.push_back({"before", filter.before == 0 ? INT64_MAX : filter.before});
  args.push_back({"most", std::int64_t{filter.limit} + 1});
  XT_CHECK_OK(session.each(sql::trail, args, [&](const db::Row& row) {
    page.lines.push_back(line_from(row));
    return true;
  }));
  if (page.lines.size() > static_cast<std::size_t>(filter.limit)) {
    page.lines.pop_back();
    page.next = page.lines.back().id;
  }
  XT_CHECK_OK(name_objects(session, page.lines));
  for (const ObjectNames& one : names) XT_CHECK_OK(name_others(session, one, page.lines));
  return page;
}

Result<std::vector<std::string>> trail_actions(db::Session& session, const orgs::KeyRange& under) {
  std::vector<std::string> out;
  XT_CHECK_OK(session.each(sql::trail_actions, {{"lo", under.lo}, {"hi", under.hi}}, [&](const db::Row& row) {
    out.emplace_back(row.text(0));
    return true;
  }));
  return out;
}

}  // namespace xt::access
