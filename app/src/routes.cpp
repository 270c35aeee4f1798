#include "routes.h"

#include <boost/json.hpp>

#include "access/audit.h"
#include "access/caller.h"
#include "access/http.h"
#include "access/inbox.h"
#include "access/may.h"
#include "corrections/http.h"
#include "credits/http.h"
#include "cycles/http.h"
#include "declarations/convert.h"
#include "declarations/http.h"
#include "http/json.h"
#include "imports/http.h"
#include "imports/sources.h"
#include "intake/http.h"
#include "orgs/http.h"
#include "overview/http.h"
#include "people/http.h"
#include "plans/http.h"
#include "portfolio/http.h"
#include "proof/http.h"
#include "reports/http.h"
#include "rules/http.h"
#include "search/http.h"
#include "workshop/http.h"

#include "job_routes.h"
#include "recount.h"
#include "rooms.h"

namespace xt::app {
namespace {

bool is_local(const http::Request& request) {
  return request.remote_address == "127.0.0.1" || request.remote_address == "::1";
}

// Alive and able to read the database. Says nothing else: it is open to everyone.
Result<http::Response> healthz(db::Database& database) {
  const Status status = database.read([](db::Session& session) -> Status {
    auto row = session.one(db::Sql{"SELECT 1"});
    if (!row.ok()) return std::move(row).error();
    return {};
  });
  if (!status.ok()) return make_error(Code::unavailable, "app.database_lost", status.error().note);
  return http::no_store(http::json({{"status", "ok"}}));
}

// For the machine's own collector; from elsewhere it does not exist.
Result<http::Response> metrics(const Site& site, const http::Request& request) {
  if (!is_local(request)) return make_error(Code::not_found, "http.not_found");
  return http::no_store(http::text(site.metrics->text(), "text/plain; version=0.0.4; charset=utf-8"));
}

// Who looked at whose file; one's own is nobody's business.
Status note_reader(db::Database& database, const http::Request& request, Id teacher, std::int64_t org_key) {
  const access::Caller& caller = access::caller_of(request);
  if (caller.teacher_id && *caller.teacher_id == teacher) return {};
  const access::Deed deed{"people.read", "teacher:" + std::to_string(teacher), org_key, {}, {}, {}};
  return access::note_read(database, access::actor_of(request), deed);
}

// One line a room that has work waiting for people.
std::vector<access::WaitingSource> inbox_sources(const Site& site) {
  return {corrections::waiting,       credits::waiting_holds(),  declarations::waiting(site.today),
          imports::waiting_imports(), intake::waiting_refused(), workshop::waiting_drafts()};
}

// The ledger does not know the imports, which come after it.
Result<std::map<Id, credits::Source>> entry_sources(db::Session& session, const std::vector<Id>& ids) {
  std::map<Id, credits::Source> out;
  XT_TRY(const auto found, imports::sources(session, ids));
  for (const auto& [id, one] : found) {
    out[id] = {one.file_name, one.account_name, one.scope.lo, one.scope.hi, one.created_ms};
  }
  return out;
}

// The portfolio does not know who takes evidence in.
Result<std::map<std::string, std::vector<portfolio::Evidence>>> evidence_of(
    db::Session& session, const std::vector<std::string>& origins) {
  static constexpr std::string_view kDeclared = "declaration:";
  std::vector<Id> declarations;
  for (const std::string_view origin : origins) {
    if (origin.substr(0, kDeclared.size()) != kDeclared) continue;
    if (const auto id = parse_id(origin.substr(kDeclared.size()))) declarations.push_back(*id);
  }
  std::map<std::string, std::vector<portfolio::Evidence>> out;
  XT_TRY(const auto found, declarations::files_of(session, declarations));
  for (const auto& [id, files] : found) {
    auto& list = out[std::string(kDeclared) + std::to_string(id)];
    for (const declarations::File& one : files) list.push_back({one.name, one.digest, one.type, one.bytes});
  }
  return out;
}

// What is handed out so that others need not ask.
void add_papers(http::Router& router, const Site& site) {
  router.add(proof::routes({site.database, site.keyring, site.files, site.jobs, site.origin}));
  router.add(proof::shapes());
  router.add(portfolio::routes(
      {site.database, site.keyring, site.files, site.origin, site.today, evidence_of, site.rules}));
  router.add(portfolio::shapes());
}

}  // namespace

Result<http::Router> make_router(const Site& site) {
  http::Router router;
  router.add({{http::Method::get, "/healthz", "public", "alive and able to read the database",
               [&database = site.database](const http::Request&) { return healthz(database); }},
              {http::Method::get, "/metrics", "public", "counters, for this machine only",
               [site](const http::Request& request) { return metrics(site, request); }}});
  router.add(access::routes(site.database, site.sign_in, {{"declaration", declarations::titles}}));
  router.add(access::shapes());
  router.add(access::inbox_routes(site.database, inbox_sources(site), site.today));
  router.add(access::inbox_shapes());
  router.add(orgs::routes(
      site.database,
      [](const http::Request& request, orgs::KeyRange range) {
        return access::within(access::caller_of(request), range.lo, range.hi);
      },
      [](const http::Request& request) {
        const access::Caller& caller = access::caller_of(request);
        return caller.scope();
      }));
  router.add(orgs::shapes());
  router.add(people::routes(
      site.database, site.keyring,
      [](const http::Request& request, Id teacher, std::int64_t org_key) {
        return access::may_see_teacher(access::caller_of(request), teacher, org_key);
      },
      [&database = site.database](const http::Request& request, Id teacher, std::int64_t org_key) {
        return note_reader(database, request, teacher, org_key);
      }));
  router.add(people::shapes());
  router.add(credits::routes(site.database, entry_sources));
  router.add(corrections::routes(site.database, site.keyring));
  router.add(corrections::shapes());
  router.add(credits::shapes());
  router.add(declarations::routes({site.database, site.files, declarations::rule_converter(site.rules),
                                   site.scanner, site.today, site.undo_ms}));
  router.add(declarations::shapes());
  router.add(credits::hold_routes(site.database, recount_by_rules(site.rules)));
  router.add(credits::hold_shapes());
  router.add(cycles::routes({site.database, site.jobs, site.today, site.rules}));
  router.add(cycles::shapes());
  router.add(reports::routes({site.database, site.keyring, site.today}));
  router.add(reports::shapes());
  const auto shelf = plans::open_shelf(site.plans, site.today);
  const plans::Desk desk(site.database, shelf, site.columns, site.saved);
  if (site.ahead != nullptr) site.ahead->use(desk);
  router.add(plans::routes(desk));
  router.add(plans::shapes());
  router.add(search::routes(site.database, shelf));
  router.add(search::shapes());
  router.add(overview::routes(site.database, desk, [ahead = site.ahead](const std::string& code) {
    if (ahead != nullptr) ahead->visit(code);
  }));
  router.add(overview::shapes());
  router.add(workshop::routes(site.database, shelf, all_migrations()));
  router.add(workshop::shapes());
  router.add(imports::routes({site.database, site.files, site.jobs, site.today}));
  router.add(imports::shapes());
  router.add(intake::routes(
      {site.database, site.keyring, site.jobs, site.today, site.files, intake::by_rules(site.rules)}));
  router.add(intake::shapes());
  add_papers(router, site);
  router.add(rules::routes(site.database, site.rules));
  router.add(rules::shapes());
  router.add(job_routes(site.database, site.jobs));
  router.add(job_shapes());
  XT_CHECK_OK(router.freeze());
  XT_CHECK_OK(access::check_permissions(router));
  return router;
}

}  // namespace xt::app
