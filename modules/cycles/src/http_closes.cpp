// Closing: what was closed, how far it is, what was settled, and what came after it.
#include <algorithm>
#include <charconv>
#include <limits>

#include "access/audit.h"
#include "cycles/closes.h"
#include "http/download.h"
#include "sheets/table.h"

#include "ask.h"
#include "cycles_queries.gen.h"
#include "restatement.h"

namespace xt::cycles {
namespace {

struct Page {
  std::int64_t org = -1;
  Id teacher = 0;
};

Page page_of(const std::string& cursor) {
  Page out;
  const auto dot = cursor.find('.');
  if (dot == std::string::npos) return out;
  std::from_chars(cursor.data(), cursor.data() + dot, out.org);
  std::from_chars(cursor.data() + dot + 1, cursor.data() + cursor.size(), out.teacher);
  return out;
}

json::object close_json(const Close& c, const std::string& region, const jobs::Job& job,
                        const std::optional<jobs::Progress>& live) {
  const bool gave_up = c.state == "running" && (job.state == "failed" || job.state == "cancelled");
  return {{"id", std::to_string(c.id)},
          {"cycle", std::to_string(c.cycle)},
          {"what", c.what},
          {"from", c.days.from.iso()},
          {"to", (c.days.to - 1).iso()},
          {"region", region},
          {"state", gave_up ? "failed" : c.state.c_str()},
          {"job", std::to_string(c.job)},
          // Each step is committed with its progress: the table knows more than the runner.
          {"done", live ? std::max(live->done, job.done) : job.done},
          {"all", live ? std::max(live->total, job.total) : job.total},
          {"teachers", c.teachers},
          {"met", c.met},
          {"reason", c.reason},
          {"closed_by", c.by_name},
          {"closed_at", at_json(c.closed_ms)},
          {"done_at", c.done_ms == 0 ? json::value(nullptr) : json::value(at_json(c.done_ms))},
          {"undone_by", or_null(c.undone_name)},
          {"undone_at", c.undone_ms == 0 ? json::value(nullptr) : json::value(at_json(c.undone_ms))},
          {"undone_why", or_null(c.undone_why)}};
}

Result<json::object> close_json(const Desk& desk, db::Session& session, const Close& close) {
  XT_TRY(const auto region, orgs::find(session, close.scope.lo));
  XT_TRY(const auto job, jobs::find(session, close.job));
  return close_json(close, region.name, job, desk.jobs.progress(close.job));
}

// Seen by those whose subtree meets it; what it tells is then cut to that subtree.
Result<Close> close_at(db::Session& session, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(Close close, find_close(session, id));
  const access::Caller& caller = access::caller_of(request);
  if (caller.key_hi <= close.scope.lo || close.scope.hi <= caller.key_lo)
    return make_error(Code::not_found, "cycles.no_close");
  return close;
}

Result<orgs::KeyRange> seen_of(const Close& close, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  return orgs::KeyRange{std::max(close.scope.lo, caller.key_lo), std::min(close.scope.hi, caller.key_hi)};
}

Doer doer_of(const http::Request& request, std::string reason) {
  const access::Caller& caller = access::caller_of(request);
  return {caller.account_id, caller.name.empty() ? caller.login : caller.name, std::move(reason)};
}

Status audit(db::Session& session, const http::Request& request, const Close& close, const char* action) {
  access::Deed deed;
  deed.action = action;
  deed.object = "close:" + std::to_string(close.id);
  deed.org_key = close.scope.lo;
  deed.after = close.state;
  deed.detail = json::serialize(json::object{{"what", close.what}, {"from", close.days.from.iso()}});
  return access::audit(session, access::actor_of(request), deed);
}

json::object sums_json(const db::Row& row) {
  return {{"teachers", row.i64(0)},
          {"met", row.i64(1)},
          {"earned", amount_json({row.i64(2), row.i64(3)})},
          {"capped", amount_json({row.i64(4), row.i64(5)})},
          {"carried", amount_json({row.i64(6), row.i64(7)})},
          {"offset", amount_json({row.i64(8), row.i64(9)})}};
}

}  // namespace

Result<http::Response> get_closes(const Desk& desk, const http::Request& request) {
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 200, 1, 200));
  XT_TRY(const std::int64_t before, http::query_int(request, "cursor", kLast, 0, kLast));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Cycle cycle, cycle_at(session, request));
    const access::Caller& caller = access::caller_of(request);
    XT_TRY(const auto found, closes(session, cycle.id, caller.scope(), before, limit + 1));
    json::array rows;
    std::string next;
    for (const Close& one : found) {
      if (static_cast<std::int64_t>(rows.size()) == limit) {
        next = std::to_string(found[rows.size() - 1].id);
        break;
      }
      XT_TRY(json::object row, close_json(desk, session, one));
      rows.push_back(std::move(row));
    }
    return http::no_store(http::json(
        {{"closes", std::move(rows)}, {"at", today_of(desk).iso()}, {"next_cursor", or_null(next)}}));
  });
}

Result<http::Response> post_close(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string what, http::json_string(body, "what", 10));
  XT_TRY(const std::string from, http::json_string(body, "from", 10));
  XT_TRY(const std::string reason, http::json_string(body, "reason", 500));
  const auto first = Date::parse_iso(from);
  if (!first) return make_error(Code::invalid, "cycles.bad_year", from);
  std::string under;
  if (const json::value* v = body.if_contains("under"); v != nullptr && v->is_string())
    under = v->get_string();
  auto made = desk.database.write([&](db::Session& session) -> Result<json::object> {
    XT_TRY(const Cycle cycle, cycle_at(session, request));
    XT_TRY(const orgs::Org region, region_of(session, request, under));
    XT_TRY(const auto part, part_of(cycle, region.subtree()));
    XT_TRY(const Close close,
           begin(session, cycle, what, *first, part, doer_of(request, reason), today_of(desk)));
    XT_CHECK_OK(audit(session, request, close, "cycles.close"));
    return close_json(desk, session, close);
  });
  if (!made) return std::move(made).error();
  desk.jobs.nudge();
  return http::no_store(http::json(*made, 202));
}

Result<http::Response> get_close(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Close close, close_at(session, request));
    XT_TRY(const auto seen, seen_of(close, request));
    XT_TRY(json::object out, close_json(desk, session, close));
    XT_TRY(const auto sums,
           session.one(sql::settled_sums, {{"id", close.id}, {"lo", seen.lo}, {"hi", seen.hi}}));
    XT_TRY(const auto later,
           session.one(sql::restated_sums, {{"closed", close.closed}, {"lo", seen.lo}, {"hi", seen.hi}}));
    out["sums"] = sums_json(sums);
    out["restated"] = json::object{{"entries", later.i64(0)},
                                   {"teachers", later.i64(1)},
                                   {"change", amount_json({later.i64(2), later.i64(3)})}};
    return http::no_store(http::json(out));
  });
}

Result<http::Response> get_settled(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::string cursor, http::query_text(request, "cursor", 60));
  XT_TRY(const std::string state, http::query_text(request, "state", 10));
  const Page after = page_of(cursor);
  const std::int64_t met = state == "met" ? 1 : state == "short" ? 0 : -1;
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Close close, close_at(session, request));
    XT_TRY(const auto seen, seen_of(close, request));
    json::array rows;
    std::string next;
    XT_CHECK_OK(session.each(sql::settled_page,
                             {{"id", close.id},
                              {"lo", seen.lo},
                              {"hi", seen.hi},
                              {"org", after.org},
                              {"teacher", after.teacher},
                              {"met", met},
                              {"limit", limit}},
                             [&](const db::Row& row) {
                               Account a;
                               a.teacher = row.i64(1);
                               a.asked = {row.i64(5), row.i64(6)};
                               a.earned = {row.i64(7), row.i64(8)};
                               a.capped = {row.i64(9), row.i64(10)};
                               a.carried = {row.i64(11), row.i64(12)};
                               a.offset = {row.i64(13), row.i64(14)};
                               a.entries = row.i64(15);
                               json::object one = account_json(a);
                               one["teacher"] = std::to_string(a.teacher);
                               one["name"] = std::string(row.text(2));
                               one["school"] = std::string(row.text(4));
                               one["school_code"] = std::string(row.text(3));
                               rows.push_back(std::move(one));
                               next = std::to_string(row.i64(0)) + "." + std::to_string(a.teacher);
                               return true;
                             }));
    if (static_cast<std::int64_t>(rows.size()) < limit) next.clear();
    return http::no_store(http::json({{"accounts", std::move(rows)}, {"next_cursor", or_null(next)}}));
  });
}

Result<http::Response> get_restated(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (!format.empty() && format != "json" && format != "xlsx")
    return http::bad_parameter("format", "unknown", "json xlsx");
  XT_TRY(const std::int64_t before,
         http::query_int(request, "cursor", std::numeric_limits<std::int64_t>::max(), 0,
                         std::numeric_limits<std::int64_t>::max()));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Close close, close_at(session, request));
    XT_TRY(const auto seen, seen_of(close, request));
    if (format == "xlsx") {
      XT_TRY(std::string bytes,
             restatement_sheet(session, desk.rules, close, seen, request.query_value("lang") == "en"));
      return http::no_store(http::download(
          std::move(bytes), "结账后更正报告 " + close.days.from.iso() + ".xlsx", sheets::kXlsxMediaType));
    }
    json::array rows;
    std::string next;
    const auto day = [](const db::Row& row, std::size_t at) {
      return Date(static_cast<std::int32_t>(row.i64(at))).iso();
    };
    XT_CHECK_OK(session.each(
        sql::restated,
        {{"closed", close.closed}, {"lo", seen.lo}, {"hi", seen.hi}, {"before", before}, {"limit", limit}},
        [&](const db::Row& row) {
          next = std::to_string(row.i64(1));
          rows.push_back(
              {{"teacher", std::to_string(row.i64(0))},
               {"entry", next},
               {"name", std::string(row.text(2))},
               {"school", std::string(row.text(3))},
               {"kind", std::string(row.text(4))},
               {"counted_on", day(row, 5)},
               {"was_from", day(row, 6)},
               {"was_on", day(row, 7)},
               {"change", amount_json({row.i64(8), row.i64(9)})},
               {"programme", or_null(std::string(row.text(10)))},
               {"posted_at", at_json(row.i64(11))},
               {"corrects", row.null(12) ? json::value(nullptr) : json::value(std::to_string(row.i64(12)))}});
          return true;
        }));
    if (static_cast<std::int64_t>(rows.size()) < limit) next.clear();
    return http::no_store(http::json({{"entries", std::move(rows)}, {"next_cursor", or_null(next)}}));
  });
}

Result<http::Response> post_undo(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", 500));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Close close, close_at(session, request));
    XT_CHECK_OK(access::within(access::caller_of(request), close.scope.lo, close.scope.hi));
    XT_TRY(const Close undone, undo(session, close.id, doer_of(request, reason)));
    XT_CHECK_OK(audit(session, request, undone, "cycles.undo"));
    XT_TRY(json::object out, close_json(desk, session, undone));
    return http::no_store(http::json(out));
  });
}

}  // namespace xt::cycles
