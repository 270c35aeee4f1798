#include "workshop/http.h"

#include <utility>

#include "base/id.h"

#include "asked.h"
#include "workshop_queries.gen.h"

namespace xt::workshop {
namespace {

constexpr int kTrialMs = 5'000;
constexpr std::size_t kTextsLimit = 12 << 20;  // three texts, escaped
constexpr std::size_t kFileLimit = 21 << 20;   // past documents::Limits, so that the reader says why
constexpr std::int64_t kForgottenDays = 7;

// A pool of its own for trials. Where it cannot be had the house's own serves: slower ends, same answers.
std::shared_ptr<Room> room_of(db::Database& database, std::shared_ptr<const plans::Shelf> shelf,
                              std::vector<db::ModuleMigrations> all) {
  db::Options options;
  options.connections = static_cast<int>(kTrials) + 1;
  options.statement_timeout_ms = kTrialMs;
  auto patient = db::Database::open(database.url(), options);
  if (!patient.ok()) throw db::Lost(patient.error().note);
  return std::shared_ptr<Room>(new Room{database, std::move(shelf), std::move(all), *std::move(patient)});
}

}  // namespace

std::vector<http::Route> routes(db::Database& database, std::shared_ptr<const plans::Shelf> shelf,
                                std::vector<db::ModuleMigrations> all) {
  const auto room = room_of(database, std::move(shelf), std::move(all));
  std::vector<http::Route> out;
  const auto add = [&](http::Method method, const char* pattern, const char* summary, auto call,
                       const char* takes, const char* gives, const char* query = "") {
    http::Route route{method,
                      pattern,
                      "plans.write",
                      summary,
                      [room, call](const http::Request& request) { return call(*room, request); },
                      kTextsLimit};
    route.query = query;
    route.takes = takes;
    route.gives = gives;
    out.push_back(std::move(route));
  };
  using enum http::Method;
  const char* const kText = "{toml: string, source?: string, draft?: id, cases?: string}";
  add(get, "/api/workshop/drafts", "plans in the making in the caller's subtree", list_drafts_route, "",
      "{drafts: PlanDraft[], next_cursor: string | null, total: int}", "cursor?: string, limit?: int");
  add(post, "/api/workshop/drafts", "begin a plan from a document, or the amendment of one", begin_route,
      "{title: string, region: string, from: date, to: date, source: string} | {plan: string}",
      "201 PlanDraftText");
  add(get, "/api/workshop/drafts/{draft}", "one draft with its three texts", read_route, "", "PlanDraftText");
  add(put, "/api/workshop/drafts/{draft}", "save; refused where somebody saved since", save_route,
      "{revision: int, source?: string, toml?: string, cases?: string}", "{revision: int, errors: int}");
  add(del, "/api/workshop/drafts/{draft}", "throw a draft away", drop_route, "", "none | 412");
  add(get, "/api/workshop/drafts/{draft}/changes", "what publishing would change", changes_route, "",
      "DraftChanges");
  add(post, "/api/workshop/drafts/{draft}/publish", "publish as a version that stays", publish_route,
      "{revision: int, effective?: date, note?: string}", "201 {plan: string, number: int}");
  add(post, "/api/workshop/propose", "what a document seems to demand, for a person to check", propose_route,
      "{source?: string, draft?: id}", "PlanProposals");
  add(post, "/api/workshop/check", "compile a text: complaints, provisions, the document by sentences",
      check_route, kText, "PlanCheck");
  add(post, "/api/workshop/trial", "one provision on today's data", trial_route,
      "{toml: string, source?: string, draft?: id, provision: string}", "PlanTrial");
  add(post, "/api/workshop/cases", "run the small worlds of a plan", cases_route, kText,
      "{diagnostics: PlanDiagnostic[], cases: CaseOutcome[]}");
  add(get, "/api/workshop/words", "what may be written: fields, words, measures", words_route, "",
      "PlanWords");
  add(post, "/api/workshop/intake", "the text of a file: .txt, .docx or PDF", intake_route, "file",
      "{kind: 'text' | 'docx' | 'pdf', text: string, notices: string[]}");
  out.back().body_limit = kFileLimit;
  return out;
}

access::WaitingSource waiting_drafts() {
  return [](db::Session& session, const access::Caller& caller) -> Result<std::vector<access::Waiting>> {
    const std::int64_t before = now_ms() - kForgottenDays * kDayMs;
    XT_TRY(const auto row,
           session.one(sql::waiting_drafts, {{"account_id", caller.account_id}, {"before", before}}));
    std::vector<access::Waiting> out;
    if (row.i64(0) == 0) return out;
    access::Waiting waiting{"workshop.drafts", row.i64(0), row.i64(1), {}, "/workshop"};
    if (row.i64(0) == 1) {
      waiting.subject = row.text(2);
      waiting.path += "/" + std::to_string(row.i64(3));
    }
    out.push_back(std::move(waiting));
    return out;
  };
}

}  // namespace xt::workshop
