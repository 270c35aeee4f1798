// What we know about (Meaning 7): absence of facts is 0 only where a coverage row speaks for the organisation
// in every calendar year that the window touches so far.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "eval/population.h"

namespace xt::plans {

class Coverage {
 public:
  // Rows of one source and kind that touch the region.
  static Result<Coverage> read(db::Session& session, const std::vector<std::string>& sources,
                               const std::string& kind, const Region& region);

  // Rows come sorted by year, lo, hi.
  void add(int year, std::int64_t lo, std::int64_t hi);

  struct Range {
    std::int64_t lo = 0, hi = 0;
    std::int64_t reach = 0;  // the greatest hi of this and all ranges before it
  };
  // What is known of the calendar years that some days touch, looked up once for many organisations. Lives as
  // long as the Coverage.
  struct Years {
    std::vector<const std::vector<Range>*> ranges;
    bool all = true;  // false: of some year nothing is known at all
  };
  Years years(const Period& days) const;

  // A row whose range holds [key, key_hi), for every calendar year of `days`.
  bool holds(std::int64_t key, std::int64_t key_hi, const Period& days) const;
  static bool holds(std::int64_t key, std::int64_t key_hi, const Years& years);
  // Some row that lies in [key, key_hi) or holds it, for every calendar year.
  static bool touches(std::int64_t key, std::int64_t key_hi, const Years& years);

 private:
  std::map<int, std::vector<Range>> years_;  // sorted by lo
};

}  // namespace xt::plans
