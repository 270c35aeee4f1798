#include "workshop/http.h"

namespace xt::workshop {

std::vector<http::Shape> shapes() {
  const std::string head =
      "id: id, plan: string, base: int, title: string, region: string, region_name: string, errors: int, "
      "revision: int, created_by: string, created_ms: int, changed_by: string, changed_ms: int, "
      "published: int | null";
  return {
      {"PlanDraft", "{" + head + "}"},
      {"PlanDraftText", "{" + head + ", source: string, toml: string, cases: string}"},
      {"PlanDiagnostic",
       "{file: string, line: int, column: int, reason: string, message_zh: string, message_en: string, "
       "suggestion_zh: string, suggestion_en: string, fix: string}"},
      {"PlanProposal",
       "{id: string, title: string, quote: string, block: int, sentence: int, confidence: int, toml: "
       "string}"},
      {"PlanProposals",
       "{title: string, from: date | null, to: date | null, notices: string[], proposals: PlanProposal[]}"},
      {"PaperSentence", "{text: string, body: bool, provisions: string[]}"},
      {"PaperBlock", "{kind: string, sentences: PaperSentence[]}"},
      {"CheckedProvision", "{id: string, title: string, line: int, judged: bool, facts: any}"},
      {"PlanCheck",
       "{ok: bool, diagnostics: PlanDiagnostic[], notices: PlanDiagnostic[], head: {id: string, title: "
       "string, "
       "region: string, from: date, to: date} | null, provisions: CheckedProvision[], blocks: PaperBlock[], "
       "case_diagnostics: PlanDiagnostic[]}"},
      {"PlanTrial",
       "{id: string, title: string, strength: Strength, status: Status, window: DaySpan, entities: int, met: "
       "int, "
       "on_track: int, behind: int, missed: int, no_data: int, share: number | null, required_share: number, "
       "value: number | null, target: Goal, missing: string[], entity_values: TrialEntity[], "
       "labels: TrialLabel[], under_name: string, at: date}"},
      {"TrialEntity", "{entity: string, status: Status, value: number | null, target: Goal}"},
      {"TrialLabel", "{name: string, school: string | null}"},
      {"CaseDifference", "{line: int, provision: string, what: string, expected: string, found: string}"},
      {"CaseOutcome",
       "{name: string, line: int, outcome: 'holds' | 'differs' | 'cannot_run' | 'not_run', differences: "
       "CaseDifference[]}"},
      {"StateChange",
       "{id: string, title: string, change: string, before: Status | null, after: Status | null}"},
      {"DraftChanges",
       "{plan: FieldChange[], provisions: ProvisionChange[], same: int, text_added: string[], "
       "text_removed: string[], states: StateChange[] | null, at: date}"},
      {"WordField",
       "{name: string, object: string, zh: string, en: string, type: 'word' | 'number' | 'flag' | 'text', "
       "words: string, attribute: bool}"},
      {"WordMeasure", "{name: string, zh: string, argument: string}"},
      {"PlanWords", "{fields: WordField[], vocabularies: any, measures: WordMeasure[]}"}};
}

}  // namespace xt::workshop
