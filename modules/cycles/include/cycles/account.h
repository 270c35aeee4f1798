// How one teacher stands in one cycle. Every account, of one person, a list, a paper or a settlement, is made
// by `accounts` from one query over the ledger (entries_of), so that two places cannot show two sums.
//
//   counted = earned - capped + carried + offset          missing = max(0, asked - counted)
//
// earned: awards and adjustments, net of reversals. capped: what of them lies above the caps of the rules
// that hold at the teacher's school in that year, and of the cycle's own, entry by entry in the order of
// their days. carried: brought from another province (transfer_in). offset: 抵免. asked: what those rules ask
// for; where they are silent, what the cycle says. Enough hours or, where they are asked, enough credits meet
// it; the parts that must lie in it (owed) are judged one by one. All amounts in hundredths.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "cycles/cycles.h"
#include "db/db.h"
#include "rules/book.h"

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

// A part that a rule asks for beside the whole: at least 50 credits at school, one course of 90 hours.
struct Owed {
  rules::RulePtr rule;
  const rules::Requirement* what = nullptr;  // of that rule
  // hours or credits (or records: 100 is one) for the years of the account
  std::optional<std::int64_t> at_least_x100, at_most_x100;
  std::int64_t have_x100 = 0;  // counted: after caps, with what was carried and offset
  bool met() const {
    return have_x100 >= at_least_x100.value_or(have_x100) && have_x100 <= at_most_x100.value_or(have_x100);
  }
  bool operator==(const Owed&) const = default;
};

struct Account {
  Id teacher = 0;
  Amount asked, earned, capped, carried, offset;
  std::int64_t entries = 0;
  std::vector<Owed> owed;
  Amount counted() const {
    return {earned.hours_x100 - capped.hours_x100 + carried.hours_x100 + offset.hours_x100,
            earned.credits_x100 - capped.credits_x100 + carried.credits_x100 + offset.credits_x100};
  }
  Amount missing() const;
  bool met() const;
  std::int64_t parts_short() const;  // of owed
  bool operator==(const Account&) const = default;
};

// A cap that took something of an entry.
struct Cut {
  rules::RulePtr rule;  // nullptr: the cycle's own cap
  const rules::Cap* cap = nullptr;
};
// An entry as the account took it.
struct Counted {
  Id teacher = 0;  // the record that speaks
  Id id = 0;
  Date earned_on;
  std::string figure;  // earned carried offset: what it belongs to
  Amount amount, capped;
  std::vector<Cut> cuts;
  std::vector<std::size_t> owed;  // which of Account::owed it counts towards
};

// `org`: where they work, or worked on the last of the days; decides whose rules hold.
struct Member {
  Id teacher = 0;
  std::int64_t org = 0;
};
// In the order given; `days` lies within the cycle (a year of it: caps per cycle see that year alone, and the
// year's part is asked). `each` (may be empty) gets every entry, by teacher and day. A few statements
// whatever the number; some 20,000 teachers at a time.
using EachCounted = std::function<void(const Counted&)>;
Result<std::vector<Account>> accounts(db::Session& session, const rules::Book& book, const Cycle& cycle,
                                      const Period& days, std::span<const Member> members,
                                      const EachCounted& each = {});
// The same, with what was posted later than the close `closed` (of the ledger) and corrects it, on the days
// on which it happened: how they would have stood.
Result<std::vector<Account>> corrected_accounts(db::Session& session, const rules::Book& book,
                                                const Cycle& cycle, const Period& days,
                                                std::span<const Member> members, Id closed);

}  // namespace xt::cycles
