// The shapes of what the routes of plans answer, for the API's description.
#include "plans/http.h"

namespace xt::plans {

namespace {

std::vector<http::Shape> change_shapes(const std::string& counts) {
  return {
      {"PlanReading",
       "{status: Status, share: number | null, value: number | null, met: int, entities: int}"},
      {"Drift", "'worse' | 'better' | 'data' | 'down' | 'up' | 'same'"},
      {"PlanSide",
       "{at: date, known: date, counts: {met: int, on_track: int, behind: int, missed: int, no_data: int}}"},
      {"PlanChanges",
       "{before: PlanSide, after: PlanSide, "
       "provisions: {id: string, drift: Drift, before: PlanReading, after: PlanReading}[]}"},
      {"UnitReading", "{status: Status, share: number | null, met: int, entities: int}"},
      {"UnitChanges",
       "{before: {at: date, known: date, reading: PlanReading}, after: {at: date, known: date, reading: "
       "PlanReading}, "
       "units: {code: string, name: string, level: Level, drift: Drift, before: UnitReading, after: "
       "UnitReading}[], "
       "moves: {from: Status, to: Status, entities: int}[], come: int, gone: int}"},
      {"TrendPoint", "{at: date, status: Status, " + counts +
                         ", share: number | null, value: number | null, target: Goal, window: DaySpan}"},
      {"PlanTrend",
       "{provision: string, under: string, basis: 'now' | 'then', points: TrendPoint[], pending: int}"}};
}

}  // namespace

std::vector<http::Shape> shapes() {
  const std::string counts = "entities: int, met: int, on_track: int, behind: int, missed: int, no_data: int";
  std::vector<http::Shape> out{
      {"Status", "'met' | 'on_track' | 'behind' | 'missed' | 'no_data'"},
      {"Strength", "'must' | 'should' | 'may'"},
      {"Goal", "number | number[] | null"},
      {"DaySpan", "{from: date, to: date}"},
      {"PlanPlace", "{code: string, name: string, level: Level}"},
      {"PlanSummary",
       "{id: string, title: string, title_en: string, region: string, region_name: string, from: date, to: "
       "date, "
       "counts: {met: int, on_track: int, behind: int, missed: int, no_data: int, may: int}}"},
      {"PlanSegment", "{text: string, provisions: string[]}"},
      {"PlanBlock",
       "{kind: 'title' | 'heading1' | 'heading2' | 'heading3' | 'paragraph', segments: PlanSegment[]}"},
      {"Provision",
       "{id: string, title: string, title_en: string, quote: string, strength: Strength, entity: string | "
       "string[], "
       "window: string, measure: string, where: string, target_text: string, required_share: number, "
       "due: string | null, needs: string | null}"},
      {"VersionMark", "{number: int, effective: date}"},
      {"PlanVersion",
       "{number: int, effective: date, published: date | null, published_by: string | null, note: string, "
       "title: string, provisions: int, in_force: bool}"},
      {"FieldChange", "{field: string, before: string, after: string}"},
      {"ProvisionChange",
       "{id: string, title: string, title_en: string, change: 'changed' | 'added' | 'removed', "
       "fields: FieldChange[]}"},
      {"PlanDifference",
       "{before: int, after: int, plan: FieldChange[], provisions: ProvisionChange[], same: int, "
       "text_added: string[], text_removed: string[]}"},
      {"PlanPage",
       "{id: string, title: string, title_en: string, region: string, region_name: string, from: date, to: "
       "date, "
       "version: VersionMark, latest_version: VersionMark, body: PlanBlock[], provisions: Provision[]}"},
      {"WindowState", "{from: date, to: date, status: Status, " + counts + ", share: number | null}"},
      {"ProvisionState",
       "{id: string, title: string, strength: Strength, status: Status, window: DaySpan, " + counts +
           ", share: number | null, required_share: number, value: number | null, target: Goal, "
           "missing: string[], windows: WindowState[]}"},
      {"PlanState",
       "{plan: string, at: date, known: date, under: string, under_name: string, saved: SavedState "
       "| null, provisions: ProvisionState[]}"},
      // What was known before the server started, while the ledger loads: entries read, and all of them (0:
      // not counted yet).
      {"SavedState", "{at_ms: int, done: int, of: int}"},
      {"PlanUnit", "{code: string, name: string, level: Level, " + counts +
                       ", share: number | null, value: number | null, target: Goal, status: Status}"},
      {"PlanEntity",
       "{id: string, kind: string, name: string, code: string | null, school: string | null, status: Status, "
       "value: number | null, target: Goal}"},
      {"ExplainStep", "{label_zh: string, label_en: string, value: number | null}"},
      {"ExplainRow",
       "{kind: 'entry' | 'item' | 'money' | 'session' | 'teacher', id: id | null, title: string, date: date "
       "| null, "
       "hours: number | null, credits: number | null, mode: string, level: string, category: string, "
       "school: string, teacher: string, note: string}"},
      {"Explanation",
       "{entity: {id: string, kind: string, name: string}, status: Status, value: number | null, target: "
       "Goal, "
       "window: DaySpan, served_days?: int, window_days: int, elapsed_days: int, pace_needed?: number, "
       "missing: string[], arithmetic: ExplainStep[], rows: ExplainRow[], rows_total: int}"}};
  for (http::Shape& shape : change_shapes(counts)) out.push_back(std::move(shape));
  return out;
}

}  // namespace xt::plans
