// What somebody achieved, told by a source that needs no further proof: one of our own cohorts, an accredited
// provider, a platform outside. It becomes an entry of the ledger, or waits for a person there.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "credits/credits.h"
#include "db/db.h"
#include "rules/book.h"

namespace xt::intake {

// Kinds: training (the rest of this list may be empty for it), degree (programme: what was studied, provider:
// the school, `to`: the day of the degree), paper (programme: its title, provider: the journal, level: of the
// journal, author_rank: 1 the first author).
struct Achievement {
  Id teacher = 0;
  std::string kind = "training";
  std::string programme, provider, mode, level, category, role, programme_kind;
  std::string result;  // excellent good pass; empty: unknown
  std::string degree;  // bachelor master doctor junior_college
  int author_rank = 0;
  Date from, to;  // first and last day, both inclusive
  bool both_days_given = true;
  std::int64_t hours_x100 = 0;  // as claimed, of 45 minutes
  std::int64_t credits_x100 = 0;
  // How often somebody should have been there, and was; unknown: no absence rule applies.
  std::optional<std::int64_t> sessions_planned, sessions_attended;
  std::string origin;  // cohort:<id>, api:<platform>:<batch>
  std::string key;     // idempotency: 64 hex
};

// What the conversion rules make of it.
struct Converted {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string rule;             // id@version#clause; empty: as claimed
  std::string entry = "award";  // or offset
};
// Of all that is posted together, in the order of posting and in the transaction that posts: caps of a year
// see what stands earlier in the same list.
using Converter = std::function<Result<std::vector<Converted>>(db::Session&, std::span<const Achievement>)>;
// Hours and credits as claimed.
Converter as_claimed();
// By the conversion rules that hold in the region of each one's school on the last day.
// rules.bad_achievement.
Converter by_rules(rules::Book book);

// Posts them, one outcome each, in the order given; a few statements however many. Errors: those of
// credits::post and of the converter; nothing is written then.
Result<std::vector<credits::Outcome>> recognise(db::Session& session,
                                                std::span<const Achievement> achievements,
                                                const Converter& convert);

}  // namespace xt::intake
