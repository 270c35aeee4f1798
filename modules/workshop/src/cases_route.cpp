// POST /api/workshop/cases: the author's small worlds, each run in a throw-away database.
#include <chrono>

#include <boost/json.hpp>

#include "http/json.h"
#include "plans/case_run.h"

#include "asked.h"
#include "sections.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostCases = 40;
constexpr std::chrono::seconds kLongest{20};

class Turn {
 public:
  explicit Turn(std::counting_semaphore<1>& free) : free_(free), got_(free.try_acquire()) {}
  ~Turn() {
    if (got_) free_.release();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool got() const { return got_; }

 private:
  std::counting_semaphore<1>& free_;
  bool got_;
};

json::array differences_json(const std::vector<plans::Difference>& differences) {
  json::array out;
  for (const plans::Difference& d : differences) {
    out.push_back({{"line", d.place.line},
                   {"provision", d.provision},
                   {"what", d.what},
                   {"expected", d.expected},
                   {"found", d.found}});
  }
  return out;
}

// A world that cannot be read at all: a sheet without its columns.
json::array why_not(const plans::Case& one, const Error& error) {
  std::string found;
  for (const FieldError& field : error.fields) found += (found.empty() ? "" : "; ") + field.detail;
  if (found.empty()) found = error.reason;
  return {json::object{{"line", one.place.line},
                       {"provision", ""},
                       {"what", error.reason},
                       {"expected", ""},
                       {"found", found}}};
}

json::array run_all(const Room& room, const plans::Plan& plan, const plans::Cases& cases) {
  json::array out;
  const auto end = std::chrono::steady_clock::now() + kLongest;
  for (const plans::Case& one : cases.cases) {
    json::object result{{"name", one.name}, {"line", one.place.line}};
    if (out.size() >= kMostCases || std::chrono::steady_clock::now() > end) {
      result["outcome"] = "not_run";
      result["differences"] = json::array();
    } else {
      const auto differences = plans::run_case(plan, one, room.migrations);
      result["outcome"] = !differences.ok() ? "cannot_run" : differences->empty() ? "holds" : "differs";
      result["differences"] =
          differences.ok() ? differences_json(*differences) : why_not(one, differences.error());
    }
    out.push_back(std::move(result));
  }
  return out;
}

}  // namespace

Result<http::Response> cases_route(Room& room, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Texts texts, texts_of(room, access::caller_of(request), body));
  const Checked checked = check(texts.toml, texts.source);
  if (!checked.plan) return make_error(Code::invalid, "plans.not_compiled");
  const plans::Cases cases = plans::read_cases("cases.toml", texts.cases, *checked.plan);
  json::array results;
  if (cases.ok()) {
    const Turn turn(room.cases);
    if (!turn.got()) return make_error(Code::too_many, "workshop.busy");
    results = run_all(room, *checked.plan, cases);
  }
  return http::no_store(
      http::json({{"diagnostics", to_json(cases.diagnostics)}, {"cases", std::move(results)}}));
}

}  // namespace xt::workshop
