// A teacher who came from another province within a cycle. What the sealed statement of that place says is
// converted, written down as it was and as it became, and posted into the ledger as transfer_in.
#pragma once

#include <string>

#include "base/date.h"
#include "base/id.h"
#include "base/rational.h"
#include "base/result.h"
#include "cycles/account.h"

namespace xt::cycles {

struct Transfer {
  Id teacher = 0;          // the record that speaks
  std::string place;       // where from
  std::string statement;   // number of the sealed statement
  Period stated;           // the days that it covers; within the cycle
  Amount says;             // in that place's hours and credits
  Rational hours_rate{1};  // one of theirs is so many of ours
  Rational credits_rate{1};
  // carry: the whole requirement stays, what was brought counts towards it. pro_rata: nothing is brought, and
  // asked is the part of the cycle from `since` on.
  std::string policy;
  Date since;
};

// Rounded half up to hundredths.
Result<Amount> converted(const Transfer& transfer);

// Once per person, cycle and statement. cycles.bad_transfer (fields say what), cycles.transfer_known;
// cycles.transfer_overlaps where the same place is brought twice for the same day; credits.closed where the
// last stated day is closed here already.
Result<Id> transfer_in(db::Session& session, const Cycle& cycle, const Transfer& transfer, Id actor);

// Takes it back: what was carried is reversed in the ledger, the whole requirement stands again.
// cycles.no_transfer; cycles.transfer_undone; cycles.reason_required.
Status undo_transfer(db::Session& session, Id teacher, Id transfer, Id actor, const std::string& reason);

}  // namespace xt::cycles
