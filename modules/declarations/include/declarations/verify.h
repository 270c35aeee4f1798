// Verification: one by one or many at once, undone for a while, posted afterwards.
//
// Nothing reaches the ledger before the undo window has passed (docs/adr: a slip of the finger leaves no
// trace in an append-only chain). The posting is a job, due at the end of the window.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "credits/credits.h"
#include "declarations/convert.h"
#include "jobs/jobs.h"

namespace xt::declarations {

inline constexpr std::int64_t kUndoWindow_ms = 120'000;
inline constexpr std::size_t kMostReasons = 5;

// What a verifier says when sending back or rejecting.
struct Words {
  std::vector<std::string> reasons;  // rules/kinds.h; may be empty where there are words
  std::string words;
};

struct Refused {
  Id id = 0;
  std::string reason;  // declarations.no_declaration not_waiting not_your_turn own changed_meanwhile …
};
struct Done {
  Id batch = 0;               // for undo
  std::int64_t until_ms = 0;  // the end of the window
  std::vector<Id> done;
  std::vector<Refused> refused;  // the others stand
};

enum class Verdict : std::uint8_t { verify, send_back, reject };

// At most kMostItems. declarations.bad_words where a return or a rejection says nothing.
Result<Done> decide(db::Session& session, const Doer& doer, Verdict verdict, const std::vector<Item>& items,
                    const Words& words, std::int64_t window_ms = kUndoWindow_ms);
// By the account that did it, within the window; what went on meanwhile stays and is refused.
// declarations.no_batch, declarations.too_late.
Result<Done> undo(db::Session& session, const Doer& doer, Id batch);

// What the rule of the region makes of a claim, and what the ledger would say of it today.
struct Preview {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string rule;
  std::vector<Line> lines;
  std::string chain;
  std::optional<Date> claim_until;
  std::string trouble, detail;  // empty: it would be posted
};
Result<Preview> preview(db::Session& session, const Declaration& declaration, const Converter& converter);

// Posts what is due; holds and closed periods become the declaration's trouble. Answers how many were posted.
// Again: nothing. At most `most` at a time.
Result<std::int64_t> settle(db::Database& database, const Converter& converter, std::int64_t now_ms,
                            int most = 500);
// What a held declaration is worth at its release: converted anew, caps included, and written down beside it
// with the lines. An entry of another origin is left as it is. Errors of the converter. See credits::Recount.
Status recount_held(db::Session& session, const Converter& converter, credits::NewEntry& entry,
                    std::int64_t now_ms);
// Holds that were decided in the ledger's queue since.
Result<std::int64_t> follow_holds(db::Database& database, std::int64_t now_ms);
// One reminder a level, school and day for what is due within three days (topic declarations.due_soon).
Result<std::int64_t> remind(db::Database& database, Date today);

// declarations.settle: all three, and itself again: in an hour, or when the next window ends.
std::map<std::string, jobs::Handler> job_handlers(db::Database& database, Converter converter,
                                                  std::optional<Date> today);
// Makes sure that such a job waits; at the start of the server and after each deed.
Status keep_settling(db::Session& session, std::int64_t due_ms, std::int64_t now_ms);

}  // namespace xt::declarations
