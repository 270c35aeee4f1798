#include "search/http.h"

#include <boost/json.hpp>

#include "access/caller.h"
#include "access/may.h"
#include "base/id.h"
#include "base/pinyin.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/words.h"
#include "people/names.h"
#include "plans/search.h"

namespace xt::search {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestTyped = 60;  // characters
constexpr int kMostOfAKind = 20;

struct Asked {
  std::string q, under;
  int limit = 8;  // of each kind
};

Result<Asked> asked(const http::Request& request) {
  Asked out;
  XT_TRY(out.q, http::query_text(request, "q", kLongestTyped));
  XT_TRY(out.under, http::query_text(request, "under", 32));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 8, 1, kMostOfAKind));
  out.limit = static_cast<int>(limit);
  return out;
}

// The caller's subtree, or the part of it that was asked for. What lies outside does not exist.
Result<orgs::KeyRange> scope_of(db::Session& session, const access::Caller& caller,
                                const std::string& under) {
  const orgs::KeyRange own = caller.scope();
  if (under.empty()) return own;
  XT_TRY(const orgs::Org org, orgs::find(session, under));
  if (!own.contains(org.subtree())) return make_error(Code::not_found, "orgs.unknown", under);
  return org.subtree();
}

bool finds_people(const access::Caller& caller) {
  return caller.role != access::Role::teacher && access::allows(caller.role, "people.read");
}

Result<json::array> people_found(db::Session& session, const access::Caller& caller, const Asked& what,
                                 orgs::KeyRange scope, Date today) {
  json::array out;
  if (!finds_people(caller)) return out;
  XT_TRY(const auto found, people::find_names(session, what.q, scope, today, what.limit));
  for (const people::Label& one : found) {
    out.push_back({{"id", std::to_string(one.id)}, {"name", one.name}, {"school", one.org_name}});
  }
  return out;
}

Result<json::array> orgs_found(db::Session& session, const Asked& what, orgs::KeyRange scope, Date today) {
  XT_TRY(const auto found, orgs::find_words(session, what.q, scope, today, what.limit));
  XT_TRY(const auto inside, orgs::insides(session, found, scope.lo));
  json::array out;
  for (const orgs::Org& one : found) {
    out.push_back({{"code", one.code},
                   {"name", one.name},
                   {"level", orgs::code_of(one.level)},
                   {"inside", inside.at(one.key)}});
  }
  return out;
}

void add_plans(json::object& out, const plans::Found& found) {
  json::array titles;
  for (const plans::FoundPlan& one : found.plans)
    titles.push_back({{"id", one.id}, {"title", one.title}, {"title_en", one.title_en}});
  json::array sentences;
  for (const plans::FoundSentence& one : found.sentences) {
    json::array provisions;
    for (const std::string& id : one.provisions) provisions.emplace_back(id);
    sentences.push_back({{"plan", one.plan},
                         {"plan_title", one.plan_title},
                         {"text", one.text},
                         {"block", one.block},
                         {"provisions", std::move(provisions)}});
  }
  out["plans"] = std::move(titles);
  out["sentences"] = std::move(sentences);
}

Result<http::Response> answer(db::Database& database, const plans::Shelf& shelf,
                              const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const Asked what, asked(request));
  const Date today = shanghai_date(now_ms());
  json::object out;
  XT_CHECK_OK(database.read([&](db::Session& session) -> Status {
    XT_TRY(const orgs::KeyRange scope, scope_of(session, caller, what.under));
    XT_TRY(out["people"], people_found(session, caller, what, scope, today));
    XT_TRY(out["orgs"], orgs_found(session, what, scope, today));
    return {};
  }));
  add_plans(out, plans::search(shelf, caller, what.q, what.limit));
  return http::no_store(http::json(out));
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const plans::Shelf> shelf) {
  // The table of readings is made at its first use: at the start, so that nobody who searches waits for it.
  pinyin("杏坛");
  http::Route route{http::Method::get, "/api/search", "search.read",
                    "people, organisations, plans and sentences by one text",
                    [&database, shelf = std::move(shelf)](const http::Request& request) {
                      return answer(database, *shelf, request);
                    }};
  route.query = "q: string, under?: string, limit?: int";
  route.gives = "Hits";
  return {std::move(route)};
}

std::vector<http::Shape> shapes() {
  return {{"Hits",
           "{people: {id: id, name: string, school: string}[], orgs: FoundOrg[], "
           "plans: {id: string, title: string, title_en: string}[], sentences: FoundSentence[]}"},
          {"FoundSentence",
           "{plan: string, plan_title: string, text: string, block: int, provisions: string[]}"}};
}

}  // namespace xt::search
