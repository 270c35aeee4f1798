#include "queue_routes.h"

#include <algorithm>

#include <boost/json.hpp>

#include "access/under.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "sheets/table.h"

#include "http_json.h"

namespace xt::corrections {
namespace {

namespace json = boost::json;

Status known_word(const std::string& value, std::initializer_list<const char*> words, const char* name) {
  const bool known = std::any_of(words.begin(), words.end(), [&](const char* word) { return value == word; });
  if (known) return {};
  return http::bad_parameter(name, "unknown", value);
}

struct Wanted {
  Filter filter;
  bool workbook = false;
};

// `under` narrows the caller's own subtree.
Result<Wanted> wanted(db::Session& session, const http::Request& request) {
  Wanted out;
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const std::string state, http::query_text(request, "state", 10));
  if (!state.empty()) out.filter.state = state;
  XT_CHECK_OK(known_word(out.filter.state, {"open", "accepted", "declined", "withdrawn"}, "state"));
  XT_TRY(out.filter.about, http::query_text(request, "about", 12));
  XT_CHECK_OK(known_word(out.filter.about, {"", "entry", "period", "designation", "missing"}, "about"));
  XT_TRY(out.filter.name, http::query_text(request, "q", 50));
  XT_TRY(out.filter.cursor, http::query_text(request, "cursor", 60));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::int64_t late, http::query_int(request, "late", 0, 0, 1));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  XT_CHECK_OK(known_word(format, {"", "json", "xlsx"}, "format"));
  out.workbook = format == "xlsx";
  out.filter.limit = out.workbook ? static_cast<int>(sheets::kMostTableRows) : static_cast<int>(limit);
  out.filter.late = late == 1;
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  XT_TRY(const orgs::KeyRange keys, access::keys_under(session, caller, under));
  out.filter.lo = keys.lo;
  out.filter.hi = keys.hi;
  return out;
}

std::string word(bool english, const std::string& key) {
  struct Word {
    const char *key, *zh, *en;
  };
  constexpr Word kWords[] = {{"open", "待答复", "Open"},         {"accepted", "已采纳", "Accepted"},
                             {"declined", "未采纳", "Declined"}, {"withdrawn", "已撤回", "Withdrawn"},
                             {"entry", "学时记录", "Entry"},     {"period", "任职情况", "Period"},
                             {"designation", "称号", "Honour"},  {"missing", "缺漏", "Missing"}};
  for (const Word& one : kWords) {
    if (key == one.key) return english ? one.en : one.zh;
  }
  return key;
}

Result<http::Response> workbook(const Queue& found, const Names& names, bool english) {
  const auto say = [&](const char* zh, const char* en) { return std::string(english ? en : zh); };
  sheets::TableHead head;
  head.title = say("更正申请", "Corrections");
  head.columns = {{say("教师", "Teacher"), sheets::ColumnType::text},
                  {say("学校", "School"), sheets::ColumnType::text},
                  {say("事项", "About"), sheets::ColumnType::text},
                  {say("说明", "Claim"), sheets::ColumnType::text},
                  {say("提出日期", "Asked on"), sheets::ColumnType::date},
                  {say("应答复日期", "Due"), sheets::ColumnType::date},
                  {say("状态", "State"), sheets::ColumnType::text},
                  {say("答复", "Reply"), sheets::ColumnType::text}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Request& one : found.requests) {
    const auto person = names.people.find(one.teacher);
    const auto school = names.schools.find(one.org_key);
    rows.push_back({person == names.people.end() ? std::string() : person->second.name,
                    school == names.schools.end() ? std::string() : school->second.name,
                    word(english, one.about), one.words, shanghai_date(one.created_ms), one.due,
                    word(english, one.state), one.reply});
  }
  const std::string name = head.title + ".xlsx";
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), name, sheets::kXlsxMediaType);
}

Result<http::Response> get_queue(db::Database& database, const http::Request& request) {
  const Date today = shanghai_date(now_ms());
  return database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Wanted ask, wanted(session, request));
    XT_TRY(const Queue found, queue(session, ask.filter, today));
    XT_TRY(const Names names, names_of(session, found.requests, today));
    if (ask.workbook) return workbook(found, names, request.query_value("lang") == "en");
    json::array rows;
    for (const Request& one : found.requests)
      rows.push_back(to_json(one, names, access::caller_of(request), today));
    return http::no_store(
        http::json({{"corrections", std::move(rows)},
                    {"total", found.total},
                    {"next_cursor",
                     found.next_cursor.empty() ? json::value(nullptr) : json::value(found.next_cursor)}}));
  });
}

}  // namespace

http::Route queue_route(db::Database& database) {
  http::Route route{http::Method::get, "/api/corrections", "corrections.answer",
                    "requests for correction in the subtree: the open ones oldest first",
                    [&database](const http::Request& request) { return get_queue(database, request); }};
  route.query =
      "state?: 'open' | 'accepted' | 'declined' | 'withdrawn', about?: string, q?: string, late?: int, "
      "under?: string, cursor?: string, limit?: int, format?: 'json' | 'xlsx', lang?: string";
  route.gives = "{corrections: Correction[], total: int, next_cursor: string | null} | file";
  return route;
}

}  // namespace xt::corrections
