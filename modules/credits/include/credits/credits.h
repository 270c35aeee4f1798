// The credit bank's ledger: append-only, one hash chain per teacher (credits/chain.h). A row is never changed
// or deleted; a correction is a reversal and a new award. What a human must decide waits as a hold, outside
// the chain and counted nowhere.
//
// Functions work inside the caller's transaction. Idempotency is the unique index (teacher_id, key);
// concurrent writers of one chain wait for each other at its head row (credits_chain), so that two racing
// imports of the same rows post them once: the second answers `unchanged` (db::Database::write retries where
// the engine asks for it).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::credits {

db::ModuleMigrations migrations();

struct NewEntry {
  Id teacher = 0;               // any of the person's records; the one that speaks gets the entry
  std::string kind = "award";   // award transfer_in offset (抵免) adjustment (of closed days)
  Date earned_from, earned_on;  // first and last day of the activity, both inclusive
  bool both_days_given =
      false;  // false: a day was assumed (培训结束日期 empty), so hours per day are not judged
  // Clock times in minutes since midnight: the beginning on the first day, the end on the last. They decide
  // overlaps where both entries have both.
  std::optional<int> start_minute, end_minute;
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string mode, level, category, role, programme, programme_kind, provider;
  std::string rule;            // conversion rule: id@version#conversion (rules/convert.h)
  std::string origin;          // import:<batch>:<row>, cohort:<id>, api:<token>
  std::string key;             // idempotency: 64 hex, SHA-256 of the normalised source row
  std::int64_t posted_ms = 0;  // 0: now; the simulator dates its history
};

enum class Posted : std::uint8_t {
  posted,
  unchanged,  // the key is in the ledger already (or its hold was dropped)
  held,       // waits for a human; the hold was made now or on an earlier import
  same  // another source told of the same achievement before: that entry counts, this one stands beside it
};

struct Outcome {
  Posted what = Posted::posted;
  Id id = 0;  // of the entry or hold, of the entry that counts; 0 in a dry run
  // held: overlap, maybe_same, too_many_hours, outside_employment, closed; unchanged: empty or dropped
  std::string reason;
  std::string detail;  // held: in Chinese, with the entry it collides with
};

// What becomes of an entry whose last day is closed (credits/closing.h).
enum class OnClosed : std::uint8_t {
  hold,    // waits for a human, who releases it as an adjustment or drops it
  refuse,  // credits.closed with the first open day; nothing of the call is written
  adjust   // is posted as an adjustment on the first open day, with a pointer to when it happened
};

struct PostOptions {
  bool dry_run = false;
  OnClosed on_closed = OnClosed::hold;
};

// One outcome per entry, in the order given. A few statements per call: hand over 5,000 … 50,000 at a time,
// best sorted by teacher over the whole import, so that each chain is loaded once. Holds: the same person and
// programme with overlapping dates under another key; what may be an achievement that another source told of
// (credits/same.h; what surely is one counts once: Posted::same); more than 8 hours a day where both days are
// given; a first or last day without employment; a last day that is closed. Error credits.bad_entry (fields
// name what, by index in `note`): unknown teacher, days in the wrong order, an empty key; nothing of the call
// is written then.
Result<std::vector<Outcome>> post(db::Session& session, std::span<const NewEntry> entries,
                                  const PostOptions& options = {});

struct Decision {
  Id actor = 0;
  std::string reason;  // required, at most 500 characters
};

// Takes an entry with amounts back whole; at most one reversal an entry, dated like the entry or, where
// that day is closed, on the first open one. Answers the reversal's id.
// Errors: credits.no_entry, credits.already_reversed, credits.not_reversible, credits.reason_required.
Result<Id> reverse(db::Session& session, Id teacher, Id entry, const Decision& decision);
// An award or transfer that stands, to be shown beside a claim or posted again with another day or amount.
struct PostedActivity {
  Id chain = 0;    // the record in whose chain it stands; reverse() wants this one
  NewEntry entry;  // without key and origin
  std::string origin;
  std::int64_t org_key = 0;  // the school at that time
  bool reversed = false;
};
// `teacher`: any of the person's records. credits.no_entry; credits.not_reversible for reversals and notes.
Result<PostedActivity> activity(db::Session& session, Id teacher, Id entry);
// What a held entry is worth at the moment of its release: hours, credits, kind and rule may be changed,
// since a cap counts what stands then, and not what stood when it was held. Asked in the transaction that
// releases. The rooms that know the rules come after this one, so the app gives it; an empty one leaves the
// entry as it was held.
using Recount = std::function<Status(db::Session&, NewEntry&)>;
// Releases a hold into the chain as it stands, or drops it for good. credits.no_hold,
// credits.already_decided; errors of the recount.
Result<Id> release_hold(db::Session& session, Id teacher, Id hold, const Decision& decision,
                        const Recount& recount = {});
Status drop_hold(db::Session& session, Id teacher, Id hold, const Decision& decision);
// A remark in the chain, without amounts: merges, corrected identity numbers. The same key again changes
// nothing.
Status note(db::Session& session, Id teacher, std::string_view key, std::string_view text);

}  // namespace xt::credits
