#include <algorithm>
#include <limits>

#include "access/may.h"
#include "base/text.h"
#include "db/list.h"
#include "declarations/http.h"
#include "people/people.h"

#include "declarations_queries.gen.h"
#include "store.h"

namespace xt::declarations {
namespace {

constexpr std::int64_t kMostOfPerson = 200;

struct Place {
  std::int64_t ms = std::numeric_limits<std::int64_t>::min();
  std::int64_t id = 0;
};

// "<ms>.<id>" of the last row of the page before.
std::optional<Place> parse(const std::string& cursor, std::int64_t way) {
  if (cursor.empty()) return Place{};
  const auto parts = split(cursor, '.');
  if (parts.size() != 2) return std::nullopt;
  const auto ms = parse_id(parts[0]);
  const auto id = parse_id(parts[1]);
  if (!ms || !id) return std::nullopt;
  return Place{*ms * way, *id * way};
}

std::string containing(const std::string& part) {
  if (part.empty()) return "";
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

}  // namespace

Result<Declaration> find_for(db::Session& session, const access::Caller& caller, Id id) {
  XT_TRY(Declaration found, find(session, id));
  if (caller.teacher_id) {
    XT_TRY(const auto speaking,
           people::speaking_ids(session, std::vector<Id>{found.teacher, *caller.teacher_id}));
    if (speaking[0] == speaking[1]) return found;
  }
  const bool administers = found.state != "draft" && access::may(caller, "declarations.read").ok() &&
                           caller.role != access::Role::teacher && caller.covers(found.org_key);
  if (!administers) return make_error(Code::not_found, "declarations.no_declaration");
  return found;
}

Result<std::vector<Step>> steps(db::Session& session, const Declaration& d) {
  std::vector<Step> out;
  XT_CHECK_OK(session.each(sql::steps, {{"teacher", d.teacher}, {"id", d.id}}, [&](const db::Row& row) {
    Step one;
    one.version = row.i64(0);
    one.at_ms = row.i64(1);
    std::size_t n = 2;
    for (std::string* text : {&one.deed, &one.actor_name, &one.level, &one.from_state, &one.to_state,
                              &one.reasons, &one.words, &one.content})
      *text = row.text(n++);
    out.push_back(std::move(one));
    return true;
  }));
  return out;
}

Result<std::map<Id, std::vector<File>>> files_of(db::Session& session, const std::vector<Id>& declarations) {
  std::map<Id, std::vector<File>> out;
  if (declarations.empty()) return out;
  XT_CHECK_OK(session.each(sql::files_of_many, {{"ids", db::list_of(declarations)}}, [&](const db::Row& row) {
    File one;
    one.id = row.i64(1);
    one.name = row.text(2);
    one.type = row.text(3);
    one.digest = row.text(4);
    one.bytes = row.i64(5);
    one.width = static_cast<int>(row.i64(6));
    one.height = static_cast<int>(row.i64(7));
    one.taken = day_or_none(row.i64(8));
    one.view = row.text(9);
    one.thumb = row.text(10);
    one.scanned = row.text(11);
    one.added_ms = row.i64(12);
    out[row.i64(0)].push_back(std::move(one));
    return true;
  }));
  return out;
}

xt::Status titles(db::Session& session, std::map<Id, std::string>& out) {
  if (out.empty()) return {};
  const std::string ids = db::list_of(out, [](const auto& one) { return one.first; });
  return session.each(sql::titles, {{"ids", ids}}, [&](const db::Row& row) {
    const std::string title(row.text(1)), person(row.text(2));
    out[row.i64(0)] = title.empty() || person.empty() ? title + person : title + "（" + person + "）";
    return true;
  });
}

Result<std::vector<File>> files_of(db::Session& session, const Declaration& d) {
  XT_TRY(auto found, files_of(session, std::vector<Id>{d.id}));
  return std::move(found[d.id]);
}

Result<std::vector<Declaration>> of_person(db::Session& session, Id teacher) {
  std::vector<Declaration> out;
  XT_CHECK_OK(
      session.each(sql::of_person, {{"teacher", teacher}, {"limit", kMostOfPerson}}, [&](const db::Row& row) {
        out.push_back(declaration_of(row));
        return true;
      }));
  return out;
}

Result<Queue> queue(db::Session& session, const Filter& filter) {
  const std::int64_t way = filter.next.empty() ? -1 : 1;
  const auto place = parse(filter.cursor, way);
  if (!place) return make_error(Code::malformed, "declarations.bad_cursor");
  const auto limit = static_cast<std::size_t>(std::clamp(filter.limit, 1, 100'000));
  const db::Args common = {{"lo", filter.lo},
                           {"hi", filter.hi},
                           {"state", filter.state},
                           {"next", filter.next},
                           {"kind", filter.kind},
                           {"due_before", std::int64_t{filter.due_before ? filter.due_before->days() : 0}},
                           {"troubled", std::int64_t{filter.troubled ? 1 : 0}},
                           {"name", containing(filter.name)}};
  db::Args args = common;
  args.push_back({"way", way});
  args.push_back({"ms", place->ms});
  args.push_back({"id", place->id});
  args.push_back({"limit", static_cast<std::int64_t>(limit) + 1});
  Queue out;
  XT_CHECK_OK(session.each(sql::queue, args, [&](const db::Row& row) {
    out.declarations.push_back(declaration_of(row));
    return true;
  }));
  if (out.declarations.size() > limit) {
    out.declarations.pop_back();
    const Declaration& last = out.declarations.back();
    out.next_cursor = std::to_string(last.changed_ms) + "." + std::to_string(last.id);
  }
  XT_TRY(const auto total, session.one(sql::queue_size, common));
  out.total = total.i64(0);
  return out;
}

}  // namespace xt::declarations
