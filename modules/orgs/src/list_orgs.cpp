#include "list_orgs.h"

#include <boost/json.hpp>

#include "base/id.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/words.h"

namespace xt::orgs {
namespace {

namespace json = boost::json;

struct Asked {
  std::string q, under;
  std::int64_t skip = 0;
  int limit = 50;
};

Result<Asked> asked(const http::Request& request) {
  Asked out;
  XT_TRY(out.q, http::query_text(request, "q"));
  XT_TRY(out.under, http::query_text(request, "under", 32));
  XT_TRY(out.skip, http::query_int(request, "cursor", 0, 0, 1'000'000));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, kMostOrgs));
  out.limit = static_cast<int>(limit);
  return out;
}

// The organisation that was named, or the top of the caller's subtree.
Result<Org> find_under(db::Session& session, const std::string& code, KeyRange scope) {
  if (code.empty()) return find(session, scope.lo);
  XT_TRY(Org org, find(session, code));
  if (!scope.contains(org.subtree())) return make_error(Code::not_found, "orgs.unknown", code);
  return org;
}

json::object place(const Org& org) {
  return {{"code", org.code}, {"name", org.name}, {"level", code_of(org.level)}};
}

Result<json::object> answer(db::Session& session, const Asked& asked, KeyRange scope) {
  const Date today = shanghai_date(now_ms());
  XT_TRY(const Org under, find_under(session, asked.under, scope));
  Page page;
  if (asked.q.empty()) {
    XT_TRY(page, below(session, under.key, today, asked.skip, asked.limit));
  } else {
    XT_TRY(page.orgs, find_words(session, asked.q, under.subtree(), today, asked.limit));
    page.total = static_cast<std::int64_t>(page.orgs.size());
  }
  XT_TRY(const auto inside, insides(session, page.orgs, under.key));
  json::array orgs;
  for (const Org& org : page.orgs) {
    json::object one = place(org);
    one["inside"] = inside.at(org.key);
    orgs.push_back(std::move(one));
  }
  json::array steps;
  XT_TRY(const auto above, path(session, under.key));
  for (const Org& org : above) {
    if (scope.contains(org.subtree())) steps.push_back(place(org));
  }
  json::object out{{"under", place(under)}, {"path", std::move(steps)}, {"orgs", std::move(orgs)}};
  out["next_cursor"] = page.next ? json::value(std::to_string(*page.next)) : json::value(nullptr);
  out["total"] = page.total;
  return out;
}

}  // namespace

Result<http::Response> list_orgs(db::Database& database, KeyRange scope, const http::Request& request) {
  XT_TRY(const Asked what, asked(request));
  XT_TRY(const json::object found,
         database.read([&](db::Session& session) { return answer(session, what, scope); }));
  return http::json(found);
}

}  // namespace xt::orgs
