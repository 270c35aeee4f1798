#include "overview/http.h"

namespace xt::overview {
namespace {

std::vector<http::Shape> standing_shapes() {
  return {{"StateCounts", "{entities: int, met: int, on_track: int, behind: int, missed: int, no_data: int}"},
          {"Demand",
           "{id: string, title: string, title_en: string, quote: string, strength: Strength, unit: string, "
           "window: string, measure: string, target_text: string, status: Status, value: number | null, "
           "target: Goal, expected: number | null, gap: number | null, from: date, "
           "to: date, due: date, missing: string[]}"},
          {"PlanStanding",
           "{id: string, title: string, title_en: string, from: date, to: date, running: bool, "
           "counts: StateCounts, lead: string | null, demands: Demand[]}"},
          {"TeacherStanding", "{teacher: id, at: date, plans: PlanStanding[]}"}};
}

std::vector<http::Shape> region_shapes() {
  return {
      {"PlanCard",
       "{id: string, title: string, title_en: string, from: date, to: date, running: bool, counts: "
       "StateCounts, "
       "may: int, share_met: number}"},
      {"Gap",
       "{plan: string, id: string, title: string, title_en: string, quote: string, strength: Strength, unit: "
       "string, "
       "window: string, measure: string, target_text: string, status: Status, value: number | null, "
       "target: Goal, share: number | null, required_share: number, counts: StateCounts, "
       "due: date, distance: number, causes: {code: string, name: string, level: Level, share: number | "
       "null, "
       "unmet: int}[]}"},
      {"Deadline",
       "{plan: string, id: string, title: string, title_en: string, quote: string, strength: Strength, unit: "
       "string, "
       "window: string, measure: string, target_text: string, status: Status, value: number | null, "
       "target: Goal, share: number | null, required_share: number, counts: StateCounts, "
       "due: date}"},
      {"Change",
       "{plan: string, id: string, title: string, title_en: string, quote: string, strength: Strength, unit: "
       "string, "
       "window: string, measure: string, target_text: string, status: Status, value: number | null, "
       "target: Goal, share: number | null, required_share: number, counts: StateCounts, "
       "due: date, was: Status}"},
      {"Siblings",
       "{plan: string, id: string, title: string, title_en: string, quote: string, strength: Strength, unit: "
       "string, "
       "window: string, measure: string, target_text: string, regions: {code: string, name: string, share: "
       "number | null, own: bool}[]}"},
      {"PlanMonth", "{at: date, met: int, on_track: int, behind: int, missed: int, no_data: int}"},
      {"PlanMonths", "{plan: string, months: PlanMonth[], pending: int}"},
      {"Overview",
       "{under: Place, at: date, before: date, plans: PlanCard[], gaps: Gap[], deadlines: Deadline[], "
       "changes: Change[], siblings: Siblings[], saved: SavedState | null}"}};
}

std::vector<http::Shape> school_shapes() {
  return {
      {"SchoolRow",
       "{code: string, name: string, county: string | null, stages: string[], area: string | null, boarding: "
       "bool, "
       "small_rural: bool, teachers: int, hours: StateCounts, demands: StateCounts}"},
      {"SchoolsAnswer",
       "{under: Place, at: date, schools: SchoolRow[], total: int, next_cursor: string | null}"},
      {"School",
       "{code: string, name: string, path: Place[], stages: string[], area: string | null, "
       "ownership: string | null, boarding: bool, small_rural: bool, flags: string[], teachers: int, "
       "open_holds: int, open_corrections: int, at: date, closed: date | null, plans: PlanStanding[]}"},
      {"MatrixColumn",
       "{plan: string, plan_title: string, plan_title_en: string, id: string, title: string, title_en: "
       "string, "
       "quote: string, strength: Strength, unit: string, window: string, measure: string, target_text: "
       "string, "
       "lead: bool}"},
      {"MatrixCell", "{status: Status, value: number | null, target: Goal}"},
      {"MatrixLine",
       "{id: id, name: string, stage: string | null, subject: string | null, behind: int, cells: (MatrixCell "
       "| "
       "null)[]}"},
      {"SchoolTeachers",
       "{columns: MatrixColumn[], teachers: MatrixLine[], total: int, next_cursor: string | null}"},
      {"FundsYear",
       "{year: int, rows: {account: string, payer: string | null, basis: string, yuan: number}[], "
       "training_share: number | null}"},
      {"FundsRule",
       "{plan: string, id: string, title: string, title_en: string, quote: string, strength: Strength, unit: "
       "string, "
       "window: string, measure: string, target_text: string, share: number | null, from: date, to: date}"},
      {"SchoolFunds", "{years: FundsYear[], rules: FundsRule[]}"},
      {"SchoolWeek",
       "{monday: date, teaching: bool, sessions: {day: date, form: string, topic: string | null, minutes: "
       "int, "
       "attendees: int | null}[]}"},
      {"SchoolSessions",
       "{from: date, to: date, weeks: SchoolWeek[], teaching_weeks: int, held_weeks: int}"}};
}

}  // namespace

std::vector<http::Shape> shapes() {
  std::vector<http::Shape> out = standing_shapes();
  for (const auto& more : {region_shapes(), school_shapes()}) out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace xt::overview
