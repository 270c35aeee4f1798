#include "portfolio/http.h"

#include <boost/json.hpp>

#include "access/audit.h"
#include "access/caller.h"
#include "access/may.h"
#include "base/digest.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "portfolio/statement.h"
#include "proof/number.h"

#include "json.h"

namespace xt::portfolio {
namespace {

namespace json = boost::json;

Date today_of(const Desk& desk) {
  return desk.today.value_or(shanghai_date(now_ms()));
}

struct Who {
  Id teacher = 0;
  std::int64_t org = 0;
};

Result<Who> person_of(db::Session& session, const http::Request& request, Date today) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
  XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), today));
  XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
  return Who{speaking.front(), org};
}

// One's own file is nobody's business.
Status note(const Desk& desk, const http::Request& request, const Who& who, const char* action) {
  if (access::caller_of(request).teacher_id == who.teacher) return {};
  return access::note_read(desk.database, access::actor_of(request),
                           {action, "teacher:" + std::to_string(who.teacher), who.org, {}, {}, {}});
}

Result<Wanted> wanted_of(const http::Request& request, Date today) {
  Wanted out;
  out.today = today;
  XT_TRY(const auto from, http::query_date(request, "from"));
  XT_TRY(const auto to, http::query_date(request, "to"));
  if (from) out.days.from = *from;
  if (to) out.days.to = *to + 1;
  if (out.days.empty()) return http::bad_parameter("to", "portfolio.days", "");
  return out;
}

Result<http::Response> answer(const Portfolio& found, const std::string& format) {
  const std::string name = "教师成长档案 " + found.person.name;
  if (format.empty() || format == "json") return http::no_store(http::json(portfolio_json(found)));
  const std::string data = to_json(found);
  XT_TRY(std::string pdf, paper(found, sha256_hex(data)));
  if (format == "pdf")
    return http::no_store(http::download(std::move(pdf), name + ".pdf", "application/pdf"));
  return http::no_store(
      http::download(package({{"portfolio.json", data}, {"portfolio.pdf", pdf}}, found.made), name + ".zip",
                     "application/zip"));
}

Result<http::Response> get_portfolio(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (!format.empty() && format != "json" && format != "pdf" && format != "zip")
    return http::bad_parameter("format", "unknown", "json pdf zip");
  const Date today = today_of(desk);
  XT_TRY(Wanted wanted, wanted_of(request, today));
  Who who;
  XT_TRY(const Portfolio found, desk.database.read([&](db::Session& session) -> Result<Portfolio> {
    XT_TRY(who, person_of(session, request, today));
    wanted.teacher = who.teacher;
    wanted.rules = desk.rules;
    return gather(session, desk.keyring, wanted, desk.evidence);
  }));
  const bool file = format == "pdf" || format == "zip";
  XT_CHECK_OK(note(desk, request, who, file ? "portfolio.export" : "portfolio.read"));
  return answer(found, format);
}

json::object statement_json(const Statement& s) {
  const auto time = [](std::int64_t ms) { return ms == 0 ? json::value(nullptr) : json::value(at_json(ms)); };
  const bool withdrawn = s.withdrawn_ms != 0;
  return {{"id", std::to_string(s.id)},
          {"teacher", std::to_string(s.teacher)},
          {"cycle", std::to_string(s.cycle)},
          {"number", proof::printed_number(s.number)},
          {"verifiable", s.certificate != 0},
          {"to_place", s.to_place},
          {"from", s.days.from.iso()},
          {"to", (s.days.to - 1).iso()},
          {"counts",
           {{"hours", static_cast<double>(s.counts.hours_x100) / 100},
            {"credits", static_cast<double>(s.counts.credits_x100) / 100}}},
          {"made_at", at_json(s.made_ms)},
          {"made_by", s.made_name},
          {"state", withdrawn ? "withdrawn" : "valid"},
          {"withdrawn_at", time(s.withdrawn_ms)},
          {"withdrawn_by", withdrawn ? json::value(s.withdrawn_name) : json::value(nullptr)},
          {"withdrawn_why", withdrawn ? json::value(s.withdrawn_why) : json::value(nullptr)}};
}

Clerk clerk_of(const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  return {access::actor_of(request), caller.name.empty() ? caller.login : caller.name};
}

Result<http::Response> get_statements(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Who who, person_of(session, request, today_of(desk)));
    XT_TRY(const auto found, statements_of(session, who.teacher));
    json::array rows;
    for (const Statement& one : found) rows.push_back(statement_json(one));
    return http::no_store(http::json({{"statements", std::move(rows)}}));
  });
}

Result<http::Response> post_statement(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  Leaving leaving;
  leaving.today = today_of(desk);
  XT_TRY(leaving.to_place, http::json_string(body, "to_place", 60));
  XT_TRY(const std::string cycle, http::json_string(body, "cycle", 20));
  XT_CHECK_OK(desk.database.read([&](db::Session& session) -> Status {
    XT_TRY(const Who who, person_of(session, request, leaving.today));
    leaving.teacher = who.teacher;
    XT_TRY(leaving.cycle, cycles::find(session, parse_id(cycle).value_or(0)));
    if (who.org < leaving.cycle.scope.lo || who.org >= leaving.cycle.scope.hi)
      return make_error(Code::not_found, "cycles.unknown", cycle);
    return {};
  }));
  XT_TRY(const Statement made, issue_statement(desk, leaving, clerk_of(request)));
  return http::no_store(http::json(statement_json(made), 201));
}

// The school that it was written at sees it, and whoever sees the person now.
Result<Statement> visible(db::Session& session, const http::Request& request, Date today) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(Statement one, find_statement(session, id));
  const access::Caller& caller = access::caller_of(request);
  if (access::may_see_teacher(caller, one.teacher, one.org_key).ok()) return one;
  XT_TRY(const std::int64_t org, people::org_of(session, one.teacher, today));
  if (access::may_see_teacher(caller, one.teacher, org).ok()) return one;
  return make_error(Code::not_found, "portfolio.no_statement");
}

Result<http::Response> get_file(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (format != "pdf" && format != "zip") return http::bad_parameter("format", "unknown", "pdf zip");
  XT_TRY(const Statement one,
         desk.database.read([&](db::Session& session) { return visible(session, request, today_of(desk)); }));
  XT_TRY(std::string bytes, desk.files.get(format == "pdf" ? one.paper : one.package));
  XT_CHECK_OK(note(desk, request, {one.teacher, one.org_key}, "portfolio.export"));
  return http::no_store(http::download(std::move(bytes),
                                       "转出证明 " + proof::printed_number(one.number) + "." + format,
                                       format == "pdf" ? "application/pdf" : "application/zip"));
}

Result<http::Response> post_withdraw(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", 200));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Statement one, visible(session, request, today_of(desk)));
    XT_TRY(const Statement gone, withdraw(session, one.id, reason, clerk_of(request)));
    return http::no_store(http::json(statement_json(gone)));
  });
}

struct Words {
  const char *query, *takes, *gives;
};
http::Route route(http::Method method, const char* pattern, const char* permission, const char* summary,
                  const Words& words, http::Handler handler) {
  http::Route out{method, pattern, permission, summary, std::move(handler), 4096};
  out.query = words.query;
  out.takes = words.takes;
  out.gives = words.gives;
  return out;
}

}  // namespace

std::vector<http::Route> routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out;
  out.push_back(route(Method::get, "/api/teachers/{id}/portfolio", "cycles.read",
                      "a teacher's portfolio; as a paper, or as a package with checksums",
                      {"format?: 'json' | 'pdf' | 'zip', from?: date, to?: date", "", "Portfolio | file"},
                      [desk](const Request& r) { return get_portfolio(desk, r); }));
  out.push_back(route(Method::get, "/api/teachers/{id}/leaving-statements", "cycles.read",
                      "the statements that a teacher was given for another province",
                      {"", "", "{statements: LeavingStatement[]}"},
                      [desk](const Request& r) { return get_statements(desk, r); }));
  out.push_back(route(Method::post, "/api/teachers/{id}/leaving-statements", "cycles.write",
                      "states for another province what counts in a cycle, as a numbered paper and a package",
                      {"", "{cycle: id, to_place: string}", "201 LeavingStatement"},
                      [desk](const Request& r) { return post_statement(desk, r); }));
  out.push_back(route(Method::get, "/api/leaving-statements/{id}/file", "cycles.read",
                      "a statement as it was made", {"format: 'pdf' | 'zip'", "", "file"},
                      [desk](const Request& r) { return get_file(desk, r); }));
  out.push_back(route(Method::post, "/api/leaving-statements/{id}/withdraw", "cycles.write",
                      "a statement is no longer valid, nor the certificate behind it",
                      {"", "{reason: string}", "LeavingStatement"},
                      [desk](const Request& r) { return post_withdraw(desk, r); }));
  return out;
}

std::vector<http::Shape> shapes() {
  return {
      {"PortfolioSum", "{key: string | null, hours: number, credits: number, entries: int}"},
      {"PortfolioPerson",
       "{id: id, name: string, sex: string | null, id_masked: string, stage: string | null, subject: string "
       "| null, service_from: date, school: string | null, school_code: string | null, employment: {school: "
       "string, from: date, to: date | null}[], title_ranks: {title_rank: string, from: date, to: date | "
       "null}[], designations: {designation: string, level: string | null, from: date, to: date | null}[]}"},
      {"PortfolioEvidence", "{name: string, type: string, bytes: int, sha256: string}"},
      {"PortfolioEntry",
       "{id: id, kind: string, programme: string | null, provider: string | null, from: date, to: date, "
       "hours: number, credits: number, mode: string | null, level: string | null, category: string | null, "
       "role: string | null, programme_kind: string | null, school: string | null, origin: string | null, "
       "rule: string | null, posted_at: string, hash: string, reverses: id | null, reversed_by: id | null, "
       "certificates: string[], evidence: PortfolioEvidence[]}"},
      {"PortfolioCertificate",
       "{number: string, kind: string, title: string | null, from: date, to: date, hours: number, credits: "
       "number, state: string, issued_on: date, sha256: string}"},
      {"PortfolioAccount",
       "{cycle: id, title: string, title_en: string | null, region: string, from: date, to: date, asked: "
       "CycleAmount, earned: CycleAmount, capped: CycleAmount, carried: CycleAmount, offset: CycleAmount, "
       "counted: CycleAmount, missing: CycleAmount, met: bool}"},
      {"Portfolio",
       "{format: string, version: int, made_on: date, from: date, to: date, person: PortfolioPerson, total: "
       "{hours: number, credits: number, entries: int}, by_year: PortfolioSum[], by_category: "
       "PortfolioSum[], cycles: PortfolioAccount[], entries: PortfolioEntry[], certificates: "
       "PortfolioCertificate[]}"},
      {"LeavingStatement",
       "{id: id, teacher: id, cycle: id, number: string, verifiable: bool, to_place: string, from: date, to: "
       "date, counts: CycleAmount, made_at: string, made_by: string, state: 'valid' | 'withdrawn', "
       "withdrawn_at: string | null, withdrawn_by: string | null, withdrawn_why: string | null}"}};
}

}  // namespace xt::portfolio
