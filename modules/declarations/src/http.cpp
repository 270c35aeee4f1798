#include "declarations/http.h"

#include <iterator>

#include "http_json.h"

namespace xt::declarations {

std::vector<http::Route> routes(const Desk& desk) {
  std::vector<http::Route> out;
  for (auto make : {claim_routes, evidence_routes, queue_routes, deadline_routes, inspect_routes}) {
    auto some = make(desk);
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return out;
}

std::vector<http::Shape> shapes() {
  return {
      {"Declaration",
       "{id: id, version: int, state: 'draft' | 'submitted' | 'verified' | 'recognised' | 'sent_back' | "
       "'rejected' "
       "| 'withdrawn' | 'reversed', done_level: string | null, next_level: string | null, chain: string[], "
       "created_ms: int, changed_ms: int, submitted_ms: int | null, post_ms: int | null, recognised_ms: int "
       "| null, "
       "late: bool, due: date | null, kind: string, title: string, provider: string, role: string, mode: "
       "string, "
       "level: string, category: string, from: date, on: date, hours: string, vouch: string, words: string, "
       "final_hours: string | null, final_credits: string | null, rule: string | null, lines: "
       "ConversionLine[], "
       "entry: id | null, hold: id | null, trouble: string | null, trouble_detail: string | null, "
       "person: {id: id, name: string} | null, school: {code: string, name: string} | null, "
       "files: DeclarationFile[], answer: DeclarationAnswer | null, own: bool, may_edit: bool, may_withdraw: "
       "bool, "
       "may_decide: bool}"},
      {"DeclarationFile",
       "{id: id, name: string, type: 'jpeg' | 'png' | 'pdf', bytes: int, digest: string, taken: date | null, "
       "scanned: bool, thumb: string | null, view: string}"},
      {"DeclarationAnswer", "{deed: string, reasons: string[], words: string, by: string, at_ms: int}"},
      {"DeclarationStep",
       "{at_ms: int, deed: string, by: string, level: string, to: string, reasons: string, words: string}"},
      {"DeclarationPreview",
       "{hours: string, credits: string, rule: string, lines: ConversionLine[], chain: string[], "
       "trouble: string | null, detail: string | null}"},
      {"ConversionLine", "{zh: string, en: string, quote: string, hours: string, credits: string}"},
      {"DeclarationPage",
       "{declaration: Declaration, steps: DeclarationStep[], preview: DeclarationPreview | null, "
       "again: {file: id, title: string | null}[]}"},
      {"DeclarationAround",
       "{title: string, kind: string, provider: string, from: date, on: date, hours: string, people: int}"},
      {"DeclarationDeadline",
       "{org: {code: string, name: string}, year: int, last_day: date, verify_day: date | null, words: "
       "string, "
       "by: string, set_ms: int, own: bool, version: string}"},
      {"DeclarationKnown",
       "{kinds: {key: string, evidence: bool, hours: bool}[], reasons: string[], today: date, scanner: bool, "
       "last_kind: string, around: DeclarationAround[], deadlines: {year: int, last_day: date, verify_day: "
       "date | "
       "null}[]}"},
      {"DeclarationDraw",
       "{id: id, place: {code: string, name: string}, from: date, to: date, percent: string, each: int, "
       "stratum: 'school' | 'kind', seed: string, digest: string, population: int, schools: int, drawn: int, "
       "due: date, late: bool, by: string, created_ms: int, open: int, upheld: int, doubtful: int, reversed: "
       "int}"},
      {"DeclarationDrawn",
       "{declaration: Declaration, place: int, version: int, finding: 'upheld' | 'doubtful' | 'reversed' | "
       "null, "
       "words: string, by: string, found_ms: int | null, took_back: bool, why_not: string | null}"},
      {"DeclarationsDone", "{batch: id, until_ms: int, done: id[], refused: {id: id, reason: string}[]}"},
  };
}

}  // namespace xt::declarations
