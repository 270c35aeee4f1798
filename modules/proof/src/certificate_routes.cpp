#include "certificate_routes.h"

#include "access/access.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "proof/issue.h"
#include "proof/number.h"

#include "json.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

constexpr std::size_t kBody = 8 * 1024;  // octets

Tools tools(const Desk& desk) {
  return {desk.database, desk.keyring, desk.files, desk.origin};
}

Date today() {
  return shanghai_date(now_ms());
}

Result<Id> visible_person(db::Session& session, const http::Request& request) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
  XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), today()));
  XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
  return speaking.front();
}

Result<http::Response> get_of_teacher(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Id person, visible_person(session, request));
    XT_TRY(const auto found, of_teacher(session, person));
    return kept_private(json::object{{"certificates", certificates_json(found, desk.origin)}});
  });
}

Result<Date> day_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, http::json_string(body, name, 10));
  const auto day = Date::parse_iso(text);
  if (!day) return http::bad_parameter(name, "http.date", "请写成 2024-06-30");
  return *day;
}

Result<Wanted> wanted(const json::object& body) {
  Wanted out;
  XT_TRY(out.kind, http::json_string(body, "kind", 20));
  if (out.kind == "programme") {
    XT_TRY(const std::string entry, http::json_string(body, "entry", 20));
    out.entry = parse_id(entry).value_or(0);
  } else {
    XT_TRY(out.from, day_of(body, "from"));
    XT_TRY(out.to, day_of(body, "to"));
  }
  return out;
}

Result<http::Response> post_issue(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(Wanted ask, wanted(body));
  XT_TRY(ask.teacher, desk.database.read([&](db::Session& s) { return visible_person(s, request); }));
  By by{access::actor_of(request), now_ms()};
  by.own = access::caller_of(request).teacher_id == ask.teacher;
  XT_TRY(const Certificate made, issue(tools(desk), ask, by));
  return kept_private(certificate_json(made, desk.origin), 201);
}

// What one may not see does not exist. The person's present school sees it, too.
Result<Certificate> visible(db::Session& session, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(Certificate one, find(session, id));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{one.teacher}));
  const access::Caller& caller = access::caller_of(request);
  const bool administers = caller.role != access::Role::teacher && caller.covers(one.org_key);
  if (administers || caller.teacher_id == speaking.front()) return one;
  XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), today()));
  if (access::may_see_teacher(caller, speaking.front(), org).ok()) return one;
  return make_error(Code::not_found, "proof.no_certificate");
}

Result<http::Response> get_one(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Certificate one, visible(session, request));
    return kept_private(certificate_json(one, desk.origin));
  });
}

Result<http::Response> get_pdf(const Desk& desk, const http::Request& request) {
  XT_TRY(const Certificate one, desk.database.read([&](db::Session& s) { return visible(s, request); }));
  XT_TRY(std::string bytes, desk.files.get(one.file_digest));
  const std::string name = content_of(one.content).name + "-" + printed_number(one.number) + ".pdf";
  return http::no_store(http::download(std::move(bytes), name, "application/pdf"));
}

Result<http::Response> post_revoke(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", kLongestReason));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Certificate before, visible(session, request));
    const access::Actor actor = access::actor_of(request);
    XT_TRY(const Certificate after, end(session, before.id, {actor.account_id, reason, now_ms()}));
    access::Deed deed;
    deed.action = "proof.revoke";
    deed.object = "certificate:" + std::to_string(after.id);
    deed.org_key = after.org_key;
    deed.before = before.state;
    deed.after = after.state;
    deed.detail = json::serialize(json::object{{"kind", after.kind}});
    XT_CHECK_OK(access::audit(session, actor, deed));
    return kept_private(certificate_json(after, desk.origin));
  });
}

Result<http::Response> post_reissue(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", kLongestReason));
  Id old = 0;
  XT_TRY(const Wanted again, desk.database.read([&](db::Session& session) -> Result<Wanted> {
    XT_TRY(const Certificate before, visible(session, request));
    if (before.state != "valid") return make_error(Code::conflict, "proof.already_ended");
    old = before.id;
    return wanted_of(session, before);
  }));
  By by{access::actor_of(request), now_ms()};
  by.own = access::caller_of(request).teacher_id.has_value();
  by.replaces = old;
  by.reason = reason;
  XT_TRY(const Certificate made, issue(tools(desk), again, by));
  return kept_private(certificate_json(made, desk.origin), 201);
}

Result<Filter> filter_of(db::Session& session, const http::Request& request) {
  Filter out;
  const access::Caller& caller = access::caller_of(request);
  out.lo = caller.key_lo;
  out.hi = caller.key_hi;
  XT_TRY(out.state, http::query_text(request, "state", 10));
  const bool known =
      out.state.empty() || out.state == "valid" || out.state == "revoked" || out.state == "replaced";
  if (!known) return http::bad_parameter("state", "unknown", out.state);
  XT_TRY(out.name, http::query_text(request, "q", 50));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  out.limit = static_cast<int>(limit);
  const auto id = [&](const char* name) -> Result<Id> {
    XT_TRY(const std::string text, http::query_text(request, name, 20));
    const auto parsed = parse_id(text);
    if (!text.empty() && !parsed) return http::bad_parameter(name, "http.bad_id", text);
    return parsed.value_or(0);
  };
  XT_TRY(out.before, id("cursor"));
  XT_TRY(const Id batch, id("batch"));
  if (batch != 0) out.batch = batch;
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  if (under.empty()) return out;
  XT_TRY(const orgs::Org org, orgs::find(session, under));
  XT_CHECK_OK(access::within(caller, org.key, org.key_hi));
  out.lo = org.key;
  out.hi = org.key_hi;
  return out;
}

Result<http::Response> get_list(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Filter filter, filter_of(session, request));
    XT_TRY(const Page page, list(session, filter));
    const bool more = page.certificates.size() == static_cast<std::size_t>(filter.limit);
    return kept_private(
        json::object{{"certificates", certificates_json(page.certificates, desk.origin)},
                     {"total", page.total},
                     {"next_cursor", more ? json::value(std::to_string(page.certificates.back().id))
                                          : json::value(nullptr)}});
  });
}

}  // namespace

Result<Certificate> visible_certificate(db::Session& session, const http::Request& request) {
  return visible(session, request);
}

std::vector<http::Route> certificate_routes(const Desk& desk) {
  using http::Method;
  std::vector<http::Route> out;
  const auto add = [&](Method method, const char* pattern, const char* permission, const char* summary,
                       Result<http::Response> (*run)(const Desk&, const http::Request&), const char* takes,
                       const char* gives) {
    http::Route route{method, pattern, permission, summary,
                      [desk, run](const http::Request& request) { return run(desk, request); }};
    route.body_limit = kBody;
    route.takes = takes;
    route.gives = gives;
    out.push_back(std::move(route));
  };
  add(Method::get, "/api/certificates", "proof.manage", "certificates in the subtree, the latest first",
      get_list, "", "{certificates: Certificate[], total: int, next_cursor: string | null}");
  out.back().query =
      "state?: 'valid' | 'revoked' | 'replaced', q?: string, batch?: id, under?: string, cursor?: string, "
      "limit?: int";
  add(Method::get, "/api/teachers/{id}/certificates", "proof.read", "a teacher's certificates",
      get_of_teacher, "", "{certificates: Certificate[]}");
  add(Method::post, "/api/teachers/{id}/certificates", "proof.issue",
      "issues a certificate of what stands in the ledger", post_issue,
      "{kind: 'hours' | 'programme', from?: date, to?: date, entry?: id}", "201 Certificate");
  add(Method::get, "/api/certificates/{id}", "proof.read", "one certificate", get_one, "", "Certificate");
  add(Method::get, "/api/certificates/{id}/pdf", "proof.read", "the paper as it was issued", get_pdf, "",
      "file");
  add(Method::post, "/api/certificates/{id}/revoke", "proof.revoke", "says that it no longer holds",
      post_revoke, "{reason: string}", "Certificate");
  add(Method::post, "/api/certificates/{id}/reissue", "proof.issue",
      "issues it again from today's ledger; the former one says that it was replaced", post_reissue,
      "{reason: string}", "201 Certificate");
  return out;
}

}  // namespace xt::proof
