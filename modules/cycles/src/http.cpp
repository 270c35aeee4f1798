#include "cycles/http.h"

#include "ask.h"

namespace xt::cycles {
namespace {

using http::Method;

struct Line {
  Method method;
  const char* pattern;
  const char* permission;
  const char* summary;
  const char* query;
  const char* takes;
  const char* gives;
  Result<http::Response> (*call)(const Desk&, const http::Request&);
};

const Line kReading[] = {
    {Method::get, "/api/cycles", "cycles.read", "the cycles that bind somebody in a region", "under?: string",
     "", "{cycles: Cycle[], at: date}", get_cycles},
    {Method::get, "/api/teachers/{id}/account", "cycles.read",
     "how a teacher stands in a cycle and in each of its years", "cycle?: id", "", "TeacherAccount",
     get_account},
    {Method::get, "/api/teachers/{id}/account/entries", "cycles.read",
     "the entries behind one figure of an account",
     "figure: 'earned' | 'capped' | 'carried' | 'offset' | 'counted', part?: string, cycle?: id, year?: date",
     "", "{figure: string, sum: CycleAmount, entries: CountedEntry[]}", get_figure},
    {Method::get, "/api/teachers/{id}/registration", "cycles.read",
     "what the data says for a teacher's periodic registration; as a paper to be sealed",
     "cycle?: id, format?: 'json' | 'pdf'", "", "Registration | file", get_registration},
    {Method::get, "/api/cycles/{id}/accounts", "cycles.list",
     "the accounts of a school or region; as a workbook, or as the registration list to be sealed",
     "under?: string, year?: date, state?: 'met' | 'short' | 'parts', q?: string, cursor?: string, limit?: "
     "int, "
     "format?: 'json' | 'xlsx' | 'pdf', lang?: string",
     "", "CycleAccounts | file", get_list},
    {Method::get, "/api/cycles/{id}/closes", "cycles.list", "what was closed, the latest first",
     "cursor?: string, limit?: int", "", "{closes: CycleClose[], at: date, next_cursor: string | null}",
     get_closes},
    {Method::get, "/api/closes/{id}", "cycles.list", "a close, its sums, and what came after it", "", "",
     "CycleClosePage", get_close},
    {Method::get, "/api/closes/{id}/accounts", "cycles.list", "the settlement accounts of a close",
     "state?: 'met' | 'short', cursor?: string, limit?: int", "",
     "{accounts: ListedAccount[], next_cursor: string | null}", get_settled},
    {Method::get, "/api/closes/{id}/restatement", "cycles.list",
     "what changed since a close, entry by entry; as a workbook with how each stood before and after, and "
     "why",
     "cursor?: string, limit?: int, format?: 'json' | 'xlsx', lang?: string", "",
     "{entries: Restated[], next_cursor: string | null} | file", get_restated}};

const Line kWriting[] = {
    {Method::post, "/api/cycles", "cycles.write",
     "a region's cycle: its years, what is asked, what counts at most", "",
     "{under?: string | null, title: string, title_en?: string | null, source?: string | null, from: date, "
     "to: date, "
     "hours: string, credits: string, caps?: {field: string, value?: string | null, quantity: string, per: "
     "string, "
     "most: string}[]}",
     "201 Cycle", post_cycle},
    {Method::post, "/api/cycles/{id}/closes", "cycles.close",
     "close a year or the whole cycle: the days are frozen at once, a job settles every account", "",
     "{what: 'year' | 'cycle', from: date, under?: string | null, reason: string}", "202 CycleClose",
     post_close},
    {Method::post, "/api/closes/{id}/undo", "cycles.close", "open a close again while nothing rests on it",
     "", "{reason: string}", "CycleClose", post_undo},
    {Method::post, "/api/teachers/{id}/transfers", "cycles.write",
     "what a teacher brings from another province by its sealed statement", "cycle?: id",
     "{place: string, statement: string, policy: 'carry' | 'pro_rata', stated_from: date, stated_to: date, "
     "since: "
     "date, hours?: string | null, credits?: string | null, hours_rate?: string | null, credits_rate?: "
     "string | null}",
     "201 {id: id, carried: CycleAmount, policy: string}", post_transfer},
    {Method::post, "/api/teachers/{id}/transfers/{transfer}/undo", "cycles.write",
     "takes back what a teacher brought; the ledger gets a reversal", "", "{reason: string}", "{undone: id}",
     post_undo_transfer},
    {Method::post, "/api/cycles/{id}/remove", "cycles.write",
     "takes a cycle back while it was never closed and nobody brought hours into it", "", "", "{removed: id}",
     post_remove}};

constexpr const char* kAccount =
    "asked: CycleAmount, earned: CycleAmount, capped: CycleAmount, carried: CycleAmount, offset: "
    "CycleAmount, "
    "counted: CycleAmount, missing: CycleAmount, entries: int, met: bool";
constexpr const char* kClose =
    "id: id, cycle: id, what: 'year' | 'cycle', from: date, to: date, region: string, state: 'running' | "
    "'done' | "
    "'undone' | 'failed', job: id, done: int, all: int, teachers: int, met: int, reason: string, closed_by: "
    "string, "
    "closed_at: string, done_at: string | null, undone_by: string | null, undone_at: string | null, "
    "undone_why: "
    "string | null";

std::string with(const char* fields, const char* more) {
  return std::string("{") + fields + (*more == 0 ? "" : ", ") + more + "}";
}

}  // namespace

std::vector<http::Route> routes(const Desk& desk) {
  std::vector<http::Route> out;
  const auto add = [&](const Line& line) {
    http::Route route{line.method,
                      line.pattern,
                      line.permission,
                      line.summary,
                      [desk, call = line.call](const http::Request& request) { return call(desk, request); },
                      16 * 1024};
    route.query = line.query;
    route.takes = line.takes;
    route.gives = line.gives;
    out.push_back(std::move(route));
  };
  for (const Line& line : kReading) add(line);
  for (const Line& line : kWriting) add(line);
  return out;
}

std::vector<http::Shape> shapes() {
  return {
      {"CycleAmount", "{hours: number, credits: number}"},
      {"CycleCap", "{field: string, value: string | null, quantity: string, per: string, most: number}"},
      {"Cycle",
       "{id: id, title: string, title_en: string | null, region: string, from: date, to: date, hours: "
       "number, "
       "credits: number, plan: string | null, source: string | null, years: {from: date, to: date}[], caps: "
       "CycleCap[]}"},
      {"CycleAccount", with(kAccount, "")},
      {"CyclePart",
       "{id: string, rule: string, title: string, title_en: string, quote: string | null, measure: 'hours' | "
       "'credits' | 'records', at_least: number | null, at_most: number | null, have: number, met: bool}"},
      {"CycleYear", with(kAccount, "from: date, to: date, parts: CyclePart[]")},
      {"ListedAccount",
       with(kAccount,
            "teacher: id, name: string, stage?: string | null, parts_short?: int, school: string, "
            "school_code: string")},
      {"CycleTransfer",
       "{id: id, place: string, statement: string, stated_from: date, stated_to: date, stated: CycleAmount, "
       "carried: "
       "CycleAmount, conversion: string, policy: string, since: date}"},
      {"TeacherAccount",
       "{teacher: id, name: string, school: string | null, at: date, cycle: Cycle, cycles: {id: id, title: "
       "string, "
       "title_en: string | null}[], account: CycleAccount, parts: CyclePart[], years: CycleYear[], "
       "transfers: CycleTransfer[]}"},
      {"CountedEntry",
       "{id: id, earned_on: date, amount: CycleAmount, capped: CycleAmount, cuts: {rule: string | null, "
       "title: string | null, title_en: string | null}[], programme: string | null, "
       "provider: string "
       "| null, mode: string | null, level: string | null, kind: string | null}"},
      {"Registration",
       "{teacher: id, name: string, school: string | null, at: date, account: CycleAccount, conditions: {id: "
       "string, "
       "state: 'met' | 'missed' | 'no_data'}[]}"},
      {"CycleAccounts",
       "{cycle: Cycle, under: Place, from: date, to: date, at: date, teachers: int, met: int, parts_short: "
       "int, sums: "
       "CycleAccount, "
       "accounts: ListedAccount[], total: int, next_cursor: string | null}"},
      {"CycleClose", with(kClose, "")},
      {"CycleClosePage", with(kClose,
                              "sums: {teachers: int, met: int, earned: CycleAmount, capped: CycleAmount, "
                              "carried: CycleAmount, offset: "
                              "CycleAmount}, restated: {entries: int, teachers: int, change: CycleAmount}")},
      {"Restated",
       "{teacher: id, entry: id, name: string, school: string, kind: string, counted_on: date, was_from: "
       "date, was_on: "
       "date, change: CycleAmount, programme: string | null, posted_at: string, corrects: id | null}"}};
}

}  // namespace xt::cycles
