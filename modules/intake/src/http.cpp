// /api/achievements: for programs.
#include "intake/http.h"

#include <boost/json.hpp>

#include "access/access.h"
#include "http/json.h"
#include "http/params.h"
#include "intake/batches.h"

#include "intake_queries.gen.h"
#include "json_out.h"
#include "platform_http.h"
#include "sheet_http.h"
#include "unheard.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

// A token that reaches for what it was not given: refused, and written down, whoever asks.
Error refused(db::Database& database, const http::Request& request, Error why) {
  const access::Caller& caller = access::caller_of(request);
  access::Deed deed;
  deed.action = "intake.refused";
  deed.object = caller.standing.token_id == 0 ? "account:" + std::to_string(caller.account_id)
                                              : "token:" + std::to_string(caller.standing.token_id);
  deed.org_key = caller.key_lo;
  deed.after = why.reason;
  deed.detail = json::serialize(json::object{{"reason", why.reason}, {"path", request.path}});
  const Status kept = database.write(
      [&](db::Session& session) { return access::audit(session, access::actor_of(request), deed); });
  return kept.ok() ? why : kept.error();
}

Date today_of(const Desk& desk) {
  return desk.today.value_or(shanghai_date(now_ms()));
}

Result<http::Response> post_batch(const Desk& desk, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  auto platform = desk.database.read([&](db::Session& session) { return platform_of(session, caller); });
  if (!platform.ok()) {
    if (platform.error().code != Code::forbidden) return std::move(platform).error();
    return refused(desk.database, request, std::move(platform).error());
  }
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::vector<DoorRow> rows, read_batch(body, desk.keyring, today_of(desk)));
  auto made = desk.database.write([&](db::Session& session) {
    return receive(session, caller, access::actor_of(request), *platform, rows);
  });
  if (!made.ok()) {
    if (made.error().code != Code::forbidden) return std::move(made).error();
    return refused(desk.database, request, std::move(made).error());
  }
  desk.jobs.nudge();
  const std::string id = std::to_string(*made);
  http::Response response = http::json(json::object{{"receipt", id},
                                                    {"state", "received"},
                                                    {"rows", static_cast<std::int64_t>(rows.size())},
                                                    {"href", "/api/achievements/receipts/" + id}},
                                       202);
  response.headers.add("Location", "/api/achievements/receipts/" + id);
  return response;  // may be kept for a platform that sends it twice (Idempotency-Key)
}

// The platform's own receipts; to a person those of the platforms in their subtree.
Status may_read(db::Session& session, const access::Caller& caller, const BatchLine& batch) {
  const Error hidden = make_error(Code::not_found, "intake.no_receipt");
  if (caller.standing.token_id == 0) {
    const auto found = find_platform(session, caller.scope(), batch.platform);
    return found.ok() ? Status{} : hidden;
  }
  XT_TRY(const Platform platform, platform_of(session, caller));
  return platform.id == batch.platform && caller.covers(batch.scope.lo, batch.scope.hi) ? Status{} : hidden;
}

Result<http::Response> get_receipt(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const Id platform, desk.database.read([&](db::Session& session) -> Result<Id> {
    XT_TRY(const BatchLine batch, find_batch(session, id));
    XT_CHECK_OK(may_read(session, access::caller_of(request), batch));
    return batch.platform;
  }));
  XT_CHECK_OK(hear_of_ends(desk.database, platform));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const BatchLine batch, find_batch(session, id));
    XT_CHECK_OK(may_read(session, access::caller_of(request), batch));
    XT_TRY(const auto rows, rows_of(session, id));
    json::object out = receipt_json(batch);
    json::array list;
    for (const RowLine& row : rows) list.push_back(row_json(row));
    out["rows"] = std::move(list);
    return http::no_store(http::json(out));
  });
}

constexpr const char* kRow =
    "{id: string, name: string, id_number: string, id_kind?: string, kind?: 'training' | 'degree' | 'paper', "
    "title?: string, provider?: string, from?: date, to?: date, hours?: number | string, credits?: number | "
    "string, mode?: string, level?: string, category?: string, role?: string, programme_kind?: string, "
    "result?: string, sessions_planned?: int, sessions_attended?: int, school?: string, degree?: string, "
    "date?: date, journal?: string, author_rank?: int}";

}  // namespace

std::vector<http::Route> routes(const Desk& desk) {
  using http::Method;
  http::Route post{Method::post,
                   "/api/achievements/batches",
                   "achievements.write",
                   "a platform hands in up to 1,000 achievements; answered with a receipt",
                   [desk](const http::Request& r) { return post_batch(desk, r); },
                   kMostOctets};
  post.takes = "{rows: AchievementRow[]}";
  post.gives = "202 {receipt: id, state: string, rows: int, href: string}";
  http::Route receipt{Method::get, "/api/achievements/receipts/{id}", "achievements.write",
                      "what became of each row of a batch",
                      [desk](const http::Request& r) { return get_receipt(desk, r); }};
  receipt.gives = "Receipt";
  std::vector<http::Route> out = platform_routes(desk);
  for (http::Route& one : sheet_routes(desk)) out.push_back(std::move(one));
  out.push_back(std::move(post));
  out.push_back(std::move(receipt));
  return out;
}

std::vector<http::Shape> shapes() {
  const std::string line =
      "receipt: id, platform: string, state: 'received' | 'done' | 'failed' | 'undoing' | 'undone', reason: "
      "string | null, received_ms: int, done_ms: int | null, counts: IntakeCounts, file: string | null, by: "
      "string | null, seen: bool, undone_ms: int | null, undone_by: string | null";
  const std::string row =
      "row: int, id: string | null, state: 'accepted' | 'posted' | 'held' | 'same' | 'repeated' | 'refused' "
      "| "
      "'undone', reason: string | null, detail: string | null";
  return {
      {"AchievementRow", kRow},
      {"IntakeCounts", "{rows: int, posted: int, held: int, same: int, repeated: int, refused: int}"},
      {"ReceiptRow", "{" + row + "}"},
      {"ReceiptLine", "{" + line + "}"},
      {"ToldReceipt", "{" + line + ", rows: ToldRow[]}"},
      {"SheetReceipt", "{" + line + ", platform_id: id}"},
      {"Receipt", "{" + line + ", rows: ReceiptRow[]}"},
      {"ToldRow", "{" + row +
                      ", teacher: string | null, teacher_id: id | null, title: string | null, from: date "
                      "| null, to: date | null, hours: string | null}"},
      {"PlatformRegion", "{code: string, name: string}"},
      {"Platform",
       "{id: id, name: string, kind: 'api' | 'sheet', provider: string | null, region: PlatformRegion, "
       "state: 'works' | "
       "'stopped', reason: string | null, created_ms: int, created_by: string, tokens: int, batches: int, "
       "last_ms: int | null, version: string, counts: IntakeCounts}"}};
}

access::WaitingSource waiting_refused() {
  return [](db::Session& session, const access::Caller& caller) -> Result<std::vector<access::Waiting>> {
    std::vector<access::Waiting> out;
    if (!access::allows(caller.role, "achievements.hand_in")) return out;
    XT_CHECK_OK(session.each(sql::refused_rows, {{"node", caller.key_lo}, {"hi", caller.key_hi}},
                             [&](const db::Row& row) {
                               access::Waiting one;
                               one.kind = "intake.refused";
                               one.count = row.i64(2);
                               one.oldest_ms = row.i64(3);
                               one.path = "/platforms/" + std::to_string(row.i64(0));
                               one.subject = row.text(1);
                               out.push_back(std::move(one));
                               return true;
                             }));
    return out;
  };
}

}  // namespace xt::intake
