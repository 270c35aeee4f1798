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
#include "entry_source.h"
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
  const std::size_t colon = e.origin.find(':');
  if (import_of(e.origin) && !e.origin.starts_with("undo:")) {
    out["origin_id"] = std::to_string(*import_of(e.origin));
    if (const auto row = row_of(e.origin)) out["origin_row"] = *row;
  } else if (colon != std::string::npos) {
    out["origin_id"] = e.origin.substr(colon + 1);
  }
  if (e.reversed_by) out["reversed_by"] = std::to_string(*e.reversed_by);
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

Result<http::Response> get_sums(db::Database& database, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const auto found, database.read([&](db::Session& session) -> Result<std::vector<Sum>> {
    XT_TRY(const std::int64_t org, people::org_of(session, id, shanghai_date(now_ms())));
    XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), id, org));
    return sums(session, id);
  }));
  json::array rows;
  for (const Sum& sum : found) {
    rows.push_back({{"year", sum.year},
                    {"mode", or_null(sum.mode)},
                    {"category", or_null(sum.category)},
                    {"hours", number(sum.hours_x100)},
                    {"credits", number(sum.credits_x100)}});
  }
  return http::no_store(http::json({{"sums", std::move(rows)}}));
}

Result<http::Response> get_entries(db::Database& database, const Sources& sources,
                                   const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const std::int64_t year, http::query_int(request, "year", 0, 0, 9998));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", kPerPage, 1, kMostPerPage));
  EntryFilter filter;
  if (year != 0) filter.year = static_cast<int>(year);
  filter.limit = static_cast<int>(limit);
  XT_TRY(filter.cursor, http::query_text(request, "cursor"));
  XT_TRY(filter.mode, http::query_text(request, "mode", 30));
  XT_TRY(filter.category, http::query_text(request, "category", 30));
  XT_TRY(filter.name, http::query_text(request, "q", 50));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (format == "xlsx") return all_entries(database, request, id, filter);
  if (!format.empty() && format != "json") return http::bad_parameter("format", "unknown", "json xlsx");
  const access::Caller& caller = access::caller_of(request);
  std::map<Id, Source> known;
  XT_TRY(const EntryPage page, database.read([&](db::Session& session) -> Result<EntryPage> {
    XT_TRY(const std::int64_t org, people::org_of(session, id, shanghai_date(now_ms())));
    XT_CHECK_OK(access::may_see_teacher(caller, id, org));
    XT_TRY(EntryPage found, entries(session, id, filter));
    if (sources) {
      XT_TRY(known, sources(session, imports_of(found.entries)));
    }
    return found;
  }));
  json::array rows;
  for (const Entry& entry : page.entries) {
    json::object row = describe(entry);
    const auto import = import_of(entry.origin);
    const auto source = import ? known.find(*import) : known.end();
    if (source != known.end()) row["source"] = describe(caller, *import, source->second);
    rows.push_back(std::move(row));
  }
  return http::no_store(http::json({{"entries", std::move(rows)},
                                    {"totals",
                                     {{"hours", number(page.totals.hours_x100)},
                                      {"credits", number(page.totals.credits_x100)},
                                      {"records", page.totals.records}}},
                                    {"next_cursor", or_null(page.next_cursor)}}));
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, Sources sources) {
  http::Route route{http::Method::get, "/api/teachers/{id}/entries", "credits.read",
                    "a teacher's ledger, latest first, with the totals of all that matches",
                    [&database, sources = std::move(sources)](const http::Request& request) {
                      return get_entries(database, sources, request);
                    }};
  route.query =
      "year?: int, mode?: string, category?: string, q?: string, cursor?: string, limit?: int, "
      "format?: 'json' | 'xlsx'";
  route.gives =
      "{entries: Entry[], totals: {hours: number, credits: number, records: int}, next_cursor: string | "
      "null} | file";
  http::Route by_kind{http::Method::get, "/api/teachers/{id}/hours", "credits.read",
                      "a teacher's hours and credits by calendar year, mode and category",
                      [&database](const http::Request& request) { return get_sums(database, request); }};
  by_kind.gives =
      "{sums: {year: int, mode: string | null, category: string | null, hours: number, credits: number}[]}";
  return {route, by_kind};
}

std::vector<http::Shape> shapes() {
  return {{"Entry",
           "{id: id, kind: string, earned_from: date, earned_on: date, posted_at: string, "
           "programme: string | null, provider: string | null, mode: string | null, level: string | null, "
           "category: string | null, hours: number, credits: number, school: string | null, "
           "origin: string | null, origin_id?: string, origin_row?: int, source?: EntrySource, reverses?: "
           "id, reversed_by?: "
           "id, note?: string}"},
          {"EntrySource", "{file: string, on: date, posted_by?: string, run?: id}"}};
}

}  // namespace xt::credits
