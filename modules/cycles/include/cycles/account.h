// How one teacher stands in one cycle. Every account, of one person, a list, a paper or a settlement, is made
// by `accounts` from one query over the ledger (entries_of), so that two places cannot show two sums.
//
//   counted = earned - capped + carried + offset          missing = max(0, asked - counted)
//
// earned: awards and adjustments, net of reversals. capped: what of them lies above the cycle's caps, entry
// by entry in the order of their days. carried: brought from another province (transfer_in). offset: 抵免.
// Enough hours or, where the cycle has them, enough credits meet it. All amounts in hundredths.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "cycles/cycles.h"
#include "db/db.h"

namespace xt::cycles {

struct Amount {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  Amount& operator+=(const Amount& o) {
    hours_x100 += o.hours_x100;
    credits_x100 += o.credits_x100;
    return *this;
  }
  bool operator==(const Amount&) const = default;
};

struct Account {
  Id teacher = 0;
  Amount asked, earned, capped, carried, offset;
  std::int64_t entries = 0;
  Amount counted() const {
    return {earned.hours_x100 - capped.hours_x100 + carried.hours_x100 + offset.hours_x100,
            earned.credits_x100 - capped.credits_x100 + carried.credits_x100 + offset.credits_x100};
  }
  Amount missing() const;
  bool met() const;
  bool operator==(const Account&) const = default;
};

// An entry as the account took it.
struct Counted {
  Id teacher = 0;  // the record that speaks
  Id id = 0;
  Date earned_on;
  std::string figure;  // earned carried offset: what it belongs to
  Amount amount, capped;
};

// In the order given; `days` lies within the cycle (a year of it: caps per cycle see that year alone, and the
// year's part is asked). `each` (may be empty) gets every entry, by teacher and day. A few statements
// whatever the number; some 20,000 teachers at a time.
using EachCounted = std::function<void(const Counted&)>;
Result<std::vector<Account>> accounts(db::Session& session, const Cycle& cycle, const Period& days,
                                      std::span<const Id> teachers, const EachCounted& each = {});

}  // namespace xt::cycles
