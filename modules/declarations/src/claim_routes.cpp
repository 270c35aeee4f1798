// What a person does with their own declarations.
#include "base/rational.h"
#include "http/json.h"
#include "http/params.h"
#include "rules/kinds.h"

#include "deadlines.h"
#include "declarations_queries.gen.h"
#include "http_json.h"

namespace xt::declarations {
namespace {

namespace json = boost::json;

constexpr const char* kContent =
    "kind?: string | null, title?: string | null, from?: date | null, on?: date | null, hours?: string | "
    "null, "
    "provider?: string | null, role?: string | null, mode?: string | null, level?: string | null, "
    "category?: string | null, vouch?: string | null, words?: string | null";

Result<http::Response> get_mine(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    std::vector<Declaration> all;
    if (doer.caller.teacher_id) {
      XT_TRY(all, of_person(session, *doer.caller.teacher_id));
    }
    XT_TRY(const Beside more, beside(session, all, doer.today));
    json::array rows;
    for (const Declaration& one : all) rows.push_back(to_json(one, more, doer));
    return no_store(json::object{{"declarations", std::move(rows)}});
  });
}

// What the school declared lately: a colleague who sat in the same room picks it instead of typing.
Result<json::array> around(db::Session& session, std::int64_t org_key, Date today) {
  constexpr int kDaysBack = 60;
  json::array out;
  XT_CHECK_OK(session.each(
      sql::recent_titles, {{"org_key", org_key}, {"since", std::int64_t{(today - kDaysBack).days()}}},
      [&](const db::Row& row) {
        out.push_back(json::object{{"title", row.text(0)},
                                   {"kind", row.text(1)},
                                   {"provider", row.text(2)},
                                   {"from", Date(static_cast<std::int32_t>(row.i64(3))).iso()},
                                   {"on", Date(static_cast<std::int32_t>(row.i64(4))).iso()},
                                   {"hours", format_hundredths(row.i64(5))},
                                   {"people", row.i64(6)}});
        return true;
      }));
  return out;
}

// The last days that are to come, of this year's activities and the last's.
Result<json::array> still_open(db::Session& session, std::int64_t org_key, Date today) {
  json::array out;
  for (const int year : {today.year() - 1, today.year()}) {
    XT_TRY(const Bounds set, bounds(session, org_key, year));
    if (!set.last_day || *set.last_day < today) continue;
    out.push_back(json::object{
        {"year", year},
        {"last_day", set.last_day->iso()},
        {"verify_day", set.verify_day ? json::value(set.verify_day->iso()) : json::value(nullptr)}});
  }
  return out;
}

Result<http::Response> get_known(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  json::array kinds;
  for (const rules::Kind& kind : rules::kinds())
    kinds.push_back(json::object{{"key", kind.key}, {"evidence", kind.evidence}, {"hours", kind.hours}});
  json::array reasons;
  for (const std::string_view one : rules::reasons()) reasons.emplace_back(one);
  json::object out{{"kinds", std::move(kinds)}, {"reasons", std::move(reasons)},
                   {"today", doer.today.iso()}, {"scanner", desk.scanner.configured()},
                   {"last_kind", "training"},   {"around", json::array()},
                   {"deadlines", json::array()}};
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    if (!doer.caller.teacher_id) return no_store(out);
    XT_TRY(const auto last, session.all(sql::last_kind, {{"teacher", *doer.caller.teacher_id}}));
    if (!last.empty()) out["last_kind"] = last.front().text(0);
    XT_TRY(const std::int64_t org, people::org_of(session, *doer.caller.teacher_id, doer.today));
    XT_TRY(out["around"], around(session, org, doer.today));
    XT_TRY(out["deadlines"], still_open(session, org, doer.today));
    return no_store(out);
  });
}

Result<http::Response> post_make(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Content content, content_of(body, doer.today));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration made, make(session, doer, content));
    return one(session, doer, made, 201);
  });
}

Result<http::Response> put_save(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Item item, item_of(request, body));
  XT_TRY(const Content content, content_of(body, doer.today));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration saved, save(session, doer, item, content));
    return one(session, doer, saved);
  });
}

// Saves what stands in the form and submits it: one step for the person.
Result<http::Response> post_submit(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(Item item, item_of(request, body));
  XT_TRY(const Content content, content_of(body, doer.today));
  const bool as_it_is = !body.contains("title");
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    Item seen = item;
    if (!as_it_is) {
      XT_TRY(const Declaration saved, save(session, doer, item, content));
      seen.version = saved.version;
    }
    XT_TRY(const Declaration sent, submit(session, doer, seen, desk.converter));
    return one(session, doer, sent);
  });
}

Result<http::Response> post_withdraw(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Item item, item_of(request, body));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration done, withdraw(session, doer, item));
    return one(session, doer, done);
  });
}

Result<http::Response> post_seen(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  if (!doer.caller.teacher_id) return http::no_content();
  XT_CHECK_OK(desk.database.write(
      [&](db::Session& session) { return see(session, *doer.caller.teacher_id, doer.now_ms); }));
  return http::no_content();
}

}  // namespace

std::vector<http::Route> claim_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  static const std::string made = std::string("{") + kContent + "}";
  static const std::string saved = std::string("{version: int, ") + kContent + "}";
  return {route({Method::get, "/api/declarations/mine", "declarations.make",
                 "the caller's own declarations, latest first", "", "{declarations: Declaration[]}"},
                [desk](const Request& r) { return get_mine(desk, r); }),
          route({Method::get, "/api/declarations/known", "declarations.make",
                 "what a form need not ask: kinds, the last one used, what colleagues declared lately", "",
                 "DeclarationKnown"},
                [desk](const Request& r) { return get_known(desk, r); }),
          route({Method::post, "/api/declarations", "declarations.make",
                 "a new draft; nothing in it is required", made.c_str(), "201 Declaration"},
                [desk](const Request& r) { return post_make(desk, r); }),
          route({Method::put, "/api/declarations/{did}", "declarations.make",
                 "save a draft, or what was sent back; the whole content", saved.c_str(), "Declaration"},
                [desk](const Request& r) { return put_save(desk, r); }),
          route({Method::post, "/api/declarations/{did}/submit", "declarations.make",
                 "submit; with a title the content is saved before", saved.c_str(), "Declaration"},
                [desk](const Request& r) { return post_submit(desk, r); }),
          route({Method::post, "/api/declarations/{did}/withdraw", "declarations.make",
                 "take back what is not recognised yet", "{version: int}", "Declaration"},
                [desk](const Request& r) { return post_withdraw(desk, r); }),
          route({Method::post, "/api/declarations/seen", "declarations.make",
                 "the person has read what was answered", "", "none"},
                [desk](const Request& r) { return post_seen(desk, r); })};
}

}  // namespace xt::declarations
