#include "batch.h"

#include "access/access.h"
#include "archive/archive.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "proof/daily.h"
#include "proof/issue.h"
#include "proof/number.h"

#include "json.h"
#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

constexpr std::size_t kBody = 4 * 1024;  // octets
constexpr int kPart = 300;               // papers in one archive
constexpr int kReportEvery = 20;
constexpr std::size_t kMostPeople = 20'000;  // of one batch: a county
constexpr const char* kKind = "proof.batch";

struct Order {
  orgs::KeyRange under;
  Period period;  // half-open
  std::string label;
  Id account = 0;
};

Result<Order> order_of(const jobs::Work& work) {
  boost::system::error_code wrong;
  const auto args = json::parse(work.job().args, wrong);
  if (wrong || !args.is_object()) return make_error(Code::invalid, "proof.bad_job", work.job().args);
  const auto number = [&](const char* name) { return args.at(name).to_number<std::int64_t>(); };
  Order out;
  out.under = {number("lo"), number("hi")};
  out.period = {Date(static_cast<std::int32_t>(number("from"))),
                Date(static_cast<std::int32_t>(number("to")))};
  out.label = args.at("label").get_string().c_str();
  out.account = work.job().owner;
  return out;
}

// Nothing in the period, or too much for one paper: counted, and the others go on.
bool left_out(const Error& error) {
  return error.reason == "proof.no_hours" || error.reason == "proof.too_many_entries";
}

// After a crash it begins anew and passes over who has a paper of this batch.
Result<std::string> run(const Tools& tools, jobs::Work& work) {
  XT_TRY(const Order order, order_of(work));
  const Id batch = work.job().id;
  const Date today = shanghai_date(now_ms());
  XT_TRY(const auto people,
         tools.database.read([&](db::Session& s) { return people::employed_in(s, order.under, today); }));
  std::int64_t issued = 0, without = 0, done = 0;
  for (const Id person : people) {
    XT_TRY(const bool has, tools.database.read([&](db::Session& s) { return in_batch(s, batch, person); }));
    if (has) {
      ++issued;
    } else {
      By by{{order.account, order.label, {}}, now_ms()};
      by.batch = batch;
      const auto made = issue(tools, {person, "hours", order.period.from, order.period.to - 1}, by);
      if (!made.ok() && !left_out(made.error())) return made.error();
      ++(made.ok() ? issued : without);
    }
    if (++done % kReportEvery == 0) {
      XT_CHECK_OK(work.report(done, static_cast<std::int64_t>(people.size()), ""));
    }
  }
  return json::serialize(json::object{{"batch", std::to_string(batch)},
                                      {"issued", issued},
                                      {"without_hours", without},
                                      {"parts", (issued + kPart - 1) / kPart}});
}

Result<Period> period_of(const json::object& body) {
  XT_TRY(const std::string from, http::json_string(body, "from", 10));
  XT_TRY(const std::string to, http::json_string(body, "to", 10));
  const auto first = Date::parse_iso(from), last = Date::parse_iso(to);
  if (!first) return http::bad_parameter("from", "http.date", "请写成 2024-06-30");
  if (!last || *last < *first) return http::bad_parameter("to", "order", "止日不能早于起日");
  return Period{*first, *last + 1};
}

Result<http::Response> post_batch(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Period period, period_of(body));
  XT_TRY(const std::string under, http::json_string(body, "under", 32));
  const access::Caller& caller = access::caller_of(request);
  const access::Actor actor = access::actor_of(request);
  XT_TRY(const Id id, desk.database.write([&](db::Session& session) -> Result<Id> {
    XT_TRY(const orgs::Org org, orgs::find(session, under));
    XT_CHECK_OK(access::within(caller, org.key, org.key_hi));
    XT_TRY(const auto people, people::employed_in(session, org.subtree(), shanghai_date(now_ms())));
    if (people.size() > kMostPeople) return make_error(Code::invalid, "proof.too_many_people");
    if (people.empty()) return make_error(Code::invalid, "proof.nobody");
    const json::object args{{"lo", org.key},
                            {"hi", org.key_hi},
                            {"from", period.from.days()},
                            {"to", period.to.days()},
                            {"label", actor.label}};
    XT_TRY(const Id job, jobs::enqueue(session, kKind, json::serialize(args), caller.account_id, now_ms()));
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::insert_batch, {{"id", job},
                                            {"lo", org.key},
                                            {"hi", org.key_hi},
                                            {"from_day", std::int64_t{period.from.days()}},
                                            {"to_day", std::int64_t{period.to.days()}},
                                            {"account", caller.account_id},
                                            {"now", now_ms()}}));
    access::Deed deed;
    deed.action = "proof.batch";
    deed.object = "job:" + std::to_string(job);
    deed.org_key = org.key;
    const std::string what = json::serialize(args);
    deed.after = what;
    XT_CHECK_OK(access::audit(session, actor, deed));
    return job;
  }));
  desk.jobs.nudge();
  return kept_private(json::object{{"job", std::to_string(id)}}, 202);
}

Result<http::Response> get_batches(const Desk& desk, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    json::array out;
    XT_CHECK_OK(
        session.each(sql::batches, {{"lo", caller.key_lo}, {"hi", caller.key_hi}}, [&](const db::Row& row) {
          const std::int64_t issued = row.i64(7);
          out.push_back(json::object{{"id", std::to_string(row.i64(0))},
                                     {"under", json::object{{"code", row.text(2)}, {"name", row.text(3)}}},
                                     {"from", Date(static_cast<std::int32_t>(row.i64(4))).iso()},
                                     {"to", Date(static_cast<std::int32_t>(row.i64(5) - 1)).iso()},
                                     {"created_ms", row.i64(6)},
                                     {"issued", issued},
                                     {"parts", (issued + kPart - 1) / kPart}});
          return true;
        }));
    return kept_private(json::object{{"batches", std::move(out)}});
  });
}

Result<http::Response> get_zip(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(const std::int64_t part, http::query_int(request, "part", 1, 1, 1000));
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const Page page, desk.database.read([&](db::Session& session) {
    Filter filter;
    filter.lo = caller.key_lo;
    filter.hi = caller.key_hi;
    filter.batch = id;
    filter.limit = kPart;
    filter.skip = static_cast<int>(part - 1) * kPart;
    return list(session, filter);
  }));
  if (page.certificates.empty()) return make_error(Code::not_found, "proof.no_batch");
  archive::Archive papers(shanghai_date(page.certificates.front().issued_ms));
  for (const Certificate& one : page.certificates) {
    XT_TRY(const std::string bytes, desk.files.get(one.file_digest));
    const Content content = content_of(one.content);
    papers.add(content.school + "-" + content.name + "-" + printed_number(one.number) + ".pdf", bytes);
  }
  return http::no_store(
      http::download(papers.finish(), "学时证明-" + std::to_string(part) + ".zip", "application/zip"));
}

}  // namespace

std::vector<http::Route> batch_routes(const Desk& desk) {
  using http::Method;
  const auto with = [&](Result<http::Response> (*run)(const Desk&, const http::Request&)) {
    return [desk, run](const http::Request& request) { return run(desk, request); };
  };
  http::Route post{Method::post, "/api/certificate-batches", "proof.revoke",
                   "certificates of a period for everybody below an organisation, in the background",
                   with(post_batch)};
  post.body_limit = kBody;
  post.takes = "{under: string, from: date, to: date}";
  post.gives = "202 {job: id}";
  http::Route all{Method::get, "/api/certificate-batches", "proof.manage", "batches, the latest first",
                  with(get_batches)};
  all.gives =
      "{batches: {id: id, under: {code: string, name: string}, from: date, to: date, created_ms: int, "
      "issued: int, parts: int}[]}";
  http::Route zip{Method::get, "/api/certificate-batches/{id}/zip", "proof.manage",
                  "the papers of a batch, 300 to an archive", with(get_zip)};
  zip.query = "part?: int";
  zip.gives = "file";
  return {post, all, zip};
}

std::map<std::string, jobs::Handler> job_handlers(db::Database& database, const auth::Keyring& keyring,
                                                  const files::Store& files, const std::string& origin) {
  return {{kRootJob, root_handler(database, keyring)},
          {kKind, [&database, &keyring, &files, origin](jobs::Work& work) {
             return run({database, keyring, files, origin}, work);
           }}};
}

}  // namespace xt::proof
