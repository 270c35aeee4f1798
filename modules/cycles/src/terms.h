// What binds the teachers of one region over the days of an account: the rules that hold in each year, and
// the cycle's own caps. Remembers which caps and requirements speak of which entries.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "cycles/account.h"
#include "rules/standing.h"

namespace xt::cycles {

struct Limit {
  std::size_t slot = 0;  // what it has counted; one for all versions of a rule's cap
  rules::Of<rules::Cap> cap;
  bool own = false;  // of the cycle
};

// What speaks of an entry.
struct Reach {
  std::vector<const Limit*> limits;
  std::vector<std::size_t> owed;
};

class Terms {
 public:
  // The book, the cycle and the days outlive it.
  Terms(const rules::Book& book, const Cycle& cycle, const Period& days, const std::string& region);

  const Amount& asked() const { return asked_; }  // by who was here for all the days
  Amount asked_since(Date first) const;           // by who came in the middle: the part of the days
  const std::vector<Owed>& owed() const { return owed_; }
  std::size_t slots() const { return slots_.size(); }
  bool plain() const;                // no caps, nothing owed: order does not matter
  std::int64_t year_of(Date) const;  // of the cycle, 0 …
  // What a cap has counted is kept by this: the first day of its period.
  std::int64_t period_of(const Limit& limit, Date day) const;
  // `words`: mode, level … and the rule of an entry; it is known by its address. Stays valid as long as this.
  const Reach& reach(const rules::CountedEntry& words, Date day, const Amount& amount);

 private:
  struct Era {  // years with the same rules
    std::vector<rules::RulePtr> chain;
    std::vector<Limit> limits;
    bool by_amounts = false;  // hours or credits may change what speaks of an entry
    std::map<std::tuple<const rules::CountedEntry*, std::int64_t, std::int64_t>, Reach> known;
  };
  void add_era(std::vector<rules::RulePtr> chain);
  void ask();
  Reach find(const Era& era, rules::CountedEntry entry) const;

  const Cycle& cycle_;
  const Period& days_;
  rules::RulePtr own_;
  std::vector<Era> eras_;
  std::vector<std::size_t> era_of_year_;
  std::map<std::string, std::size_t> slots_;
  Amount whole_, asked_;  // of the cycle, of the days
  std::vector<Owed> owed_;
};

}  // namespace xt::cycles
