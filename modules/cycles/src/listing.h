// The accounts of everybody in a subtree: what the list, its workbook and the registration paper are made of.
#pragma once

#include <string>
#include <vector>

#include "cycles/account.h"

namespace xt::cycles {

inline constexpr std::size_t kMostListed = 20'000;     // on a screen
inline constexpr std::size_t kMostExported = 100'000;  // in a workbook

struct Listed {
  std::string name, stage, subject, org_code, org_name;
  Account account;
};
struct Listing {
  std::vector<Listed> rows;                             // by school, then by person
  std::int64_t teachers = 0, met = 0, parts_short = 0;  // short of a part, whatever the whole
  Account sums;
};
struct Wanted {
  orgs::KeyRange range;
  Period days;
  Date staff_on;                   // who worked there on that day
  std::string text;                // of the name; empty: all
  std::size_t most = kMostListed;  // people; more are refused, never cut
  std::string state;               // met, short, parts (short of one); empty: all. The sums are of all.
};
// cycles.too_wide for more than `most` people.
Result<Listing> listing(db::Session& session, const rules::Book& book, const Cycle& cycle,
                        const Wanted& wanted);

}  // namespace xt::cycles
