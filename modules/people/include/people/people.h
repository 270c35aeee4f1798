// People: who teaches, where, as what, and since when. Facts are dated periods [from, to) that never overlap
// for one teacher and kind; a change closes one period and opens another. Identity numbers are encrypted
// (auth::Keyring) and found by keyed hash; nothing here answers a clear number except `reveal`, whose caller
// audits it.
//
// All functions work inside the caller's transaction; the span versions need a handful of statements per
// call, however many rows (good sizes: 5,000 … 50,000). Rows of one call may come in any order and may repeat
// a person.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"
#include "orgs/key.h"
#include "people/identity.h"
#include "people/teacher_row.h"

namespace xt::people {

db::ModuleMigrations migrations();

// ---- writing
// ----------------------------------------------------------------------------------------------------

struct UpsertOptions {
  Date as_of;            // the day from which later changes hold
  bool dry_run = false;  // answers what would happen, writes nothing
};

enum class Change : std::uint8_t { created, changed, unchanged, refused };

struct UpsertOutcome {
  Change what = Change::unchanged;
  Id teacher = 0;                  // 0 when refused, or created in a dry run
  std::vector<FieldError> errors;  // when refused: all of the row, names are the sheet's columns
};

// New people are created; known ones (by identity number) changed: a changed org_key is a transfer (the old
// employment ends the day before `arrived`), leaving closes the employment, someone who left and comes again
// gets a new employment. Answers one outcome per row, in the order given. A refused row changes nothing; the
// others stand.
Result<std::vector<UpsertOutcome>> upsert(db::Session& session, const auth::Keyring& keyring,
                                          std::span<const TeacherRow> rows, const UpsertOptions& options);

// ---- finding
// ----------------------------------------------------------------------------------------------------

struct Person {
  Id id = 0;  // the record that speaks for the person; 0: unknown
  std::string name;
};

std::string lookup_hash(const auth::Keyring& keyring, const Identity& identity);  // 64 hex
// Answers in the order of `hashes`. Merged records answer the one that speaks.
Result<std::vector<Person>> find(db::Session& session, std::span<const std::string> hashes);
// Every known identity, sorted by hash: for callers that join 10^6 rows at once.
Status each_identity(db::Session& session, const std::function<bool(std::string_view hash, Id teacher)>& f);
// The id that speaks for each (itself where it was never merged), in the order given.
Result<std::vector<Id>> speaking_ids(db::Session& session, std::span<const Id> ids);

// ---- facts for other rooms
// --------------------------------------------------------------------------------------

struct Employment {
  Id teacher = 0;
  Period period;
  std::int64_t org_key = 0;
};
// Of all these teachers, sorted by teacher and day.
Result<std::vector<Employment>> employments(db::Session& session, std::span<const Id> teachers);

// Who works in the subtree on that day, by id.
Result<std::vector<Id>> employed_in(db::Session& session, const orgs::KeyRange& range, Date on);

// Pairs (old id, speaking id) of the records merged into these teachers.
struct Alias {
  Id old_id = 0;
  Id teacher = 0;
};
Result<std::vector<Alias>> aliases(db::Session& session, std::span<const Id> teachers);

// ---- reading for screens
// ----------------------------------------------------------------------------------------

using orgs::KeyRange;  // a subtree of organisations, [lo, hi)

struct Label {
  Id id = 0;
  std::string name;
  std::string org_code, org_name;  // held on the day asked; empty where there was no employment
};
// For lists: names and schools of many ids in one call, in the order given; those not found have id 0, and so
// have those who on that day are not employed inside `scope`, where it is given.
Result<std::vector<Label>> labels(db::Session& session, std::span<const Id> ids, Date on,
                                  const std::optional<KeyRange>& scope = std::nullopt);

struct DatedValue {
  Period period;
  std::string value;       // a code; for employments the name of the organisation
  std::string ended = {};  // of employments: transfer retired left died merged; empty while it lasts
};

struct Profile {
  Id id = 0;
  std::string name, sex, id_masked, stage, subject;
  Date service_day;
  std::string org_code, org_name;
  std::vector<DatedValue> employment;
  std::map<std::string, std::vector<DatedValue>> periods;  // post title_rank full_time absence
  std::vector<Designation> designations;
};
// people.no_teacher. Who may see it is the caller's question: org_of.
Result<Profile> profile(db::Session& session, const auth::Keyring& keyring, Id id, Date on);
// The organisation that decides who may see a person: where they work on the day, where they worked last
// before it, else where they will. people.no_teacher.
Result<std::int64_t> org_of(db::Session& session, Id id, Date on);

// Clear numbers ("11010519491231002X"), in the order given. The caller has checked the right to ask and
// writes the audit.
Result<std::vector<std::string>> reveal(db::Session& session, const auth::Keyring& keyring,
                                        std::span<const Id> ids);

// What kind of number that is: keys of vocab's id_kind, in the order given; empty where there is nobody.
Result<std::vector<std::string>> id_kinds(db::Session& session, std::span<const Id> ids);

}  // namespace xt::people
