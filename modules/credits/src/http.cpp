#include "credits/http.h"

#include <cstdio>
#include <utility>

#include <boost/json.hpp>

#include "access/caller.h"
#include "access/may.h"
#include "credits/reads.h"
#include "http/json.h"
#include "http/params.h"
#include "people/people.h"

#include "entries_file.h"
#include "json_words.h"

namespace xt::credits {
namespace {

namespace json = boost::json;

constexpr int kPerPage = 50;
constexpr int kMostPerPage = 200;

// "2024-05-01T16:20:00+08:00".
std::string shanghai_time(std::int64_t utc_ms) {
  const Date day = shanghai_date(utc_ms);
  const std::int64_t seconds = (utc_ms + kShanghaiOffsetMs - day.days() * kDayMs) / 1000;
  char text[24];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d+08:00", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return day.iso() + text;
}

json::object describe(const Entry& e) {
  json::object out{{"id", std::to_string(e.id)},
                   {"kind", e.kind},
                   {"earned_from", e.earned_from.iso()},
                   {"earned_on", e.earned_on.iso()},
                   {"posted_at", shanghai_time(e.posted_ms)},
                   {"programme", or_null(e.programme)},
                   {"provider", or_null(e.provider)},
                   {"mode", or_null(e.mode)},
                   {"level", or_null(e.level)},
                   {"category", or_null(e.category)},
                   {"hours", number(e.hours_x100)},
                   {"credits", number(e.credits_x100)},
                   {"school", or_null(e.org_name)},
                   {"origin", or_null(e.origin.substr(0, e.origin.find(':')))}};
  if (e.reverses) out["reverses"] = std::to_string(*e.reverses);
  if (!e.note.empty() && e.kind != "note") out["note"] = e.note;
  return out;
}

// The whole list as a file, page by page out of the ledger.
Result<http::Response> all_entries(db::Database& database, const http::Request& request, Id id,
                                   EntryFilter filter) {
  const access::Caller& caller = access::caller_of(request);
  filter.limit = kMostPerPage;
  filter.cursor.clear();
  std::string name;
  std::vector<Entry> all;
  XT_CHECK_OK(database.read([&](db::Session& session) -> Status {
    const Date today = shanghai_date(now_ms());
    XT_TRY(const std::int64_t org, people::org_of(session, id, today));
    XT_CHECK_OK(access::may_see_teacher(caller, id, org));
    XT_TRY(const auto labels, people::labels(session, std::vector<Id>{id}, today));
    name = labels.front().name;
    do {
      XT_TRY(EntryPage page, entries(session, id, filter));
      for (Entry& one : page.entries) all.push_back(std::move(one));
      filter.cursor = page.next_cursor;
    } while (!filter.cursor.empty());
    return {};
  }));
  return entries_file(name, all);
}

Result<http::Response> get_entries(db::Database& database, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const std::int64_t year, http::query_int(request, "year", 0, 0, 9998));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", kPerPage, 1, kMostPerPage));
  EntryFilter filter;
  if (year != 0) filter.year = static_cast<int>(year);
  filter.limit = static_cast<int>(limit);
  XT_TRY(filter.cursor, http::query_text(request, "cursor"));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (format == "xlsx") return all_entries(database, request, id, filter);
  if (!format.empty() && format != "json") return http::bad_parameter("format", "unknown", "json xlsx");
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const EntryPage page, database.read([&](db::Session& session) -> Result<EntryPage> {
    XT_TRY(const std::int64_t org, people::org_of(session, id, shanghai_date(now_ms())));
    XT_CHECK_OK(access::may_see_teacher(caller, id, org));
    return entries(session, id, filter);
  }));
  json::array rows;
  for (const Entry& entry : page.entries) rows.push_back(describe(entry));
  http::Response response = http::json({{"entries", std::move(rows)},
                                        {"totals",
                                         {{"hours", number(page.totals.hours_x100)},
                                          {"credits", number(page.totals.credits_x100)},
                                          {"records", page.totals.records}}},
                                        {"next_cursor", or_null(page.next_cursor)}});
  response.headers.add("Cache-Control", "no-store");
  return response;
}

}  // namespace

std::vector<http::Route> routes(db::Database& database) {
  http::Route route{http::Method::get, "/api/teachers/{id}/entries", "credits.read",
                    "a teacher's ledger, latest first, with the totals of all that matches",
                    [&database](const http::Request& request) { return get_entries(database, request); }};
  route.query = "year?: int, cursor?: string, limit?: int, format?: 'json' | 'xlsx'";
  route.gives =
      "{entries: Entry[], totals: {hours: number, credits: number, records: int}, next_cursor: string | "
      "null} | file";
  return {route};
}

std::vector<http::Shape> shapes() {
  return {{"Entry",
           "{id: id, kind: string, earned_from: date, earned_on: date, posted_at: string, "
           "programme: string | null, provider: string | null, mode: string | null, level: string | null, "
           "category: string | null, hours: number, credits: number, school: string | null, "
           "origin: string | null, reverses?: id, note?: string}"}};
}

}  // namespace xt::credits
