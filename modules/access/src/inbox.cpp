#include "access/inbox.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <boost/json.hpp>

#include "base/id.h"
#include "http/json.h"

namespace xt::access {
namespace {

bool more_urgent(const Waiting& a, const Waiting& b) {
  const auto rank = [](const Waiting& w) {
    // What has no age is as young as can be.
    return std::tuple(w.due.value_or(kOpenEnd), w.oldest_ms == 0 ? INT64_MAX : w.oldest_ms);
  };
  return rank(a) < rank(b);
}

boost::json::object to_json(const Waiting& w) {
  boost::json::object out{{"kind", w.kind}, {"count", w.count}, {"path", w.path}, {"subject", w.subject}};
  if (w.oldest_ms != 0) out["oldest_ms"] = w.oldest_ms;
  if (w.due) out["due"] = w.due->iso();
  return out;
}

}  // namespace

std::vector<http::Route> inbox_routes(db::Database& database, std::vector<WaitingSource> sources,
                                      std::optional<Date> today) {
  const auto answer = [&database, today,
                       sources = std::move(sources)](const http::Request& request) -> Result<http::Response> {
    std::vector<Waiting> all;
    XT_CHECK_OK(database.read([&](db::Session& session) -> Status {
      all.clear();
      for (const WaitingSource& source : sources) {
        XT_TRY(auto part, source(session, caller_of(request)));
        std::move(part.begin(), part.end(), std::back_inserter(all));
      }
      return {};
    }));
    std::stable_sort(all.begin(), all.end(), more_urgent);
    boost::json::array items;
    for (const Waiting& waiting : all) items.push_back(to_json(waiting));
    return http::no_store(
        http::json({{"items", std::move(items)}, {"today", today.value_or(shanghai_date(now_ms())).iso()}}));
  };
  http::Route route{http::Method::get, "/api/inbox", "session", "what waits for the caller", answer};
  route.gives = "{items: Waiting[], today: date}";
  return {route};
}

std::vector<http::Shape> inbox_shapes() {
  return {
      {"Waiting", "{kind: string, count: int, oldest_ms?: int, due?: date, path: string, subject: string}"}};
}

}  // namespace xt::access
