#include "credits/reads.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "base/text.h"
#include "people/people.h"

#include "credits_queries.gen.h"
#include "entry_row.h"
#include "hold_json.h"
#include "store.h"

namespace xt::credits {
namespace {

constexpr int kMostPerPage = 200;
constexpr int kMostOfOne = 10'000;  // entries of one person in a file

// Where the page before ended: day, posting time and id of its last entry.
struct Cursor {
  std::int64_t day = std::numeric_limits<std::int32_t>::max();
  std::int64_t ms = 0, id = 0;
};

std::optional<std::int64_t> number(std::string_view text) {
  const bool minus = !text.empty() && text.front() == '-';
  if (minus) text.remove_prefix(1);
  if (text.empty() || text.size() > 19) return std::nullopt;
  if (text == "0") return 0;
  const auto value = parse_id(text);
  if (!value) return std::nullopt;
  return minus ? -*value : *value;
}

std::optional<Cursor> parse(const std::string& text) {
  if (text.empty()) return Cursor{};
  const auto parts = split(text, '.');
  if (parts.size() != 3) return std::nullopt;
  const auto day = number(parts[0]);
  const auto ms = number(parts[1]);
  const auto id = number(parts[2]);
  if (!day || !ms || !id) return std::nullopt;
  return Cursor{*day, *ms, *id};
}

Date day_of(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

}  // namespace

Entry entry_of_row(const db::Row& row) {
  Entry e;
  e.teacher = row.i64(0);
  e.seq = row.i64(1);
  e.id = row.i64(2);
  e.kind = row.text(3);
  e.earned_from = day_of(row, 4);
  e.earned_on = day_of(row, 5);
  e.posted_ms = row.i64(6);
  e.hours_x100 = row.i64(7);
  e.credits_x100 = row.i64(8);
  e.records = row.i64(9);
  e.mode = row.text(10);
  e.level = row.text(11);
  e.category = row.text(12);
  e.role = row.text(13);
  e.programme = row.text(14);
  e.programme_kind = row.text(15);
  e.provider = row.text(16);
  e.org_key = row.i64(17);
  e.org_code = row.text(18);
  e.org_name = row.text(19);
  e.origin = row.text(20);
  e.note = row.text(21);
  if (!row.null(22)) e.reverses = row.i64(22);
  if (!row.null(23)) e.reversed_by = row.i64(23);
  return e;
}

// As a pattern of LIKE; signs of the pattern language are letters here.
std::string containing(const std::string& part) {
  if (part.empty()) return "";
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

// The person's record and all that were merged into it.
Result<std::vector<Id>> records_of(db::Session& session, Id teacher) {
  XT_TRY(std::vector<Id> ids, people::speaking_ids(session, std::vector<Id>{teacher}));
  XT_TRY(const auto aliases, people::aliases(session, ids));
  for (const auto& alias : aliases) ids.push_back(alias.old_id);
  return ids;
}

Result<EntryPage> entries(db::Session& session, Id teacher, const EntryFilter& filter) {
  const auto cursor = parse(filter.cursor);
  if (!cursor) return make_error(Code::malformed, "credits.bad_cursor");
  if (filter.year && (*filter.year < 1900 || *filter.year > 9998))
    return make_error(Code::invalid, "credits.bad_year");
  const std::int64_t limit = std::clamp(filter.limit, 1, kMostOfOne);
  const Date from =
      filter.year ? Date::of(*filter.year, 1, 1) : Date(std::numeric_limits<std::int32_t>::min());
  const Date to = filter.year ? Date::of(*filter.year + 1, 1, 1) : kOpenEnd;
  XT_TRY(const std::vector<Id> records, records_of(session, teacher));
  const db::Arg person{"ids", join_ids(records)};
  const db::Arg from_day{"from_day", std::int64_t{from.days()}};
  const db::Arg to_day{"to_day", std::int64_t{to.days()}};
  const db::Arg mode{"mode", filter.mode};
  const db::Arg category{"category", filter.category};
  const db::Arg name{"name", containing(filter.name)};
  EntryPage page;
  XT_CHECK_OK(session.each(sql::page,
                           {person,
                            from_day,
                            to_day,
                            mode,
                            category,
                            name,
                            {"day", cursor->day},
                            {"ms", cursor->ms},
                            {"id", cursor->id},
                            {"limit", limit + 1}},
                           [&](const db::Row& row) {
                             page.entries.push_back(entry_of_row(row));
                             return true;
                           }));
  if (page.entries.size() > static_cast<std::size_t>(limit)) {
    page.entries.pop_back();
    const Entry& last = page.entries.back();
    page.next_cursor = std::to_string(last.earned_on.days()) + "." + std::to_string(last.posted_ms) + "." +
                       std::to_string(last.id);
  }
  XT_TRY(const auto totals, session.one(sql::totals, {person, from_day, to_day, mode, category, name}));
  page.totals = {totals.i64(0), totals.i64(1), totals.i64(2)};
  return page;
}

Result<std::vector<Sum>> sums(db::Session& session, Id teacher) {
  XT_TRY(const std::vector<Id> records, records_of(session, teacher));
  std::map<std::tuple<int, std::string, std::string>, Sum> found;
  XT_CHECK_OK(session.each(sql::by_kind, {{"ids", join_ids(records)}}, [&](const db::Row& row) {
    const int year = day_of(row, 0).year();
    const std::string mode(row.text(1));
    const std::string category(row.text(2));
    Sum& sum = found[{year, mode, category}];
    sum.year = year;
    sum.mode = mode;
    sum.category = category;
    sum.hours_x100 += row.i64(3);
    sum.credits_x100 += row.i64(4);
    return true;
  }));
  std::vector<Sum> out;
  for (auto& [key, sum] : found) {
    if (sum.hours_x100 != 0 || sum.credits_x100 != 0) out.push_back(std::move(sum));
  }
  return out;
}

Result<std::vector<Hold>> open_holds(db::Session& session, std::int64_t lo, std::int64_t hi, Id after,
                                     int limit) {
  std::vector<Hold> out;
  Status read;
  XT_CHECK_OK(session.each(
      sql::open_holds,
      {{"lo", lo}, {"hi", hi}, {"after", after}, {"limit", std::int64_t{std::clamp(limit, 1, kMostPerPage)}}},
      [&](const db::Row& row) {
        auto held = parse_hold_json(row.text(4));
        if (!held) {
          read = std::move(held).error();
          return false;
        }
        out.push_back({row.i64(0), row.i64(1), std::string(row.text(2)), std::string(row.text(3)),
                       held->programme, std::string(row.text(5)), held->earned_from, held->earned_on,
                       held->hours_x100, row.i64(6), row.i64(7)});
        return true;
      }));
  if (!read.ok()) return std::move(read).error();
  return out;
}

}  // namespace xt::credits
