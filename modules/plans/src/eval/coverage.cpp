#include "eval/coverage.h"

#include <algorithm>

#include "eval/statement.h"

namespace xt::plans {
Result<Coverage> Coverage::read(db::Session& session, const std::vector<std::string>& sources,
                                const std::string& kind, const Region& region) {
  Coverage out;
  Statement st;
  std::string in;
  for (const std::string& source : sources) in += (in.empty() ? "" : ", ") + st.bind(source);
  const std::string text =
      "SELECT c.year, c.key_lo, c.key_hi FROM registry_pub_coverage c WHERE c.source IN (" + in +
      ") AND c.kind = " + st.bind(kind) + " AND c.key_hi > " + st.bind(region.key) + " AND c.key_lo < " +
      st.bind(region.key_hi) + " ORDER BY c.year, c.key_lo, c.key_hi";
  XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
    out.add(static_cast<int>(row.i64(0)), row.i64(1), row.i64(2));
    return true;
  }));
  return out;
}

void Coverage::add(int year, std::int64_t lo, std::int64_t hi) {
  std::vector<Range>& ranges = years_[year];
  const std::int64_t before = ranges.empty() ? 0 : ranges.back().reach;
  ranges.push_back({lo, hi, std::max(before, hi)});
}

Coverage::Years Coverage::years(const Period& days) const {
  Years out;
  for (int year = days.from.year(); year <= (days.to - 1).year(); ++year) {
    const auto found = years_.find(year);
    out.all = out.all && found != years_.end();
    if (!out.all) break;
    out.ranges.push_back(&found->second);
  }
  return out;
}

bool Coverage::holds(std::int64_t key, std::int64_t key_hi, const Period& days) const {
  return holds(key, key_hi, years(days));
}

bool Coverage::holds(std::int64_t key, std::int64_t key_hi, const Years& years) {
  return years.all && std::all_of(years.ranges.begin(), years.ranges.end(), [&](const auto* ranges) {
           // Of all ranges that begin at or before `key` one must reach to `key_hi`.
           const auto after =
               std::upper_bound(ranges->begin(), ranges->end(), key,
                                [](std::int64_t k, const Range& range) { return k < range.lo; });
           return after != ranges->begin() && std::prev(after)->reach >= key_hi;
         });
}

bool Coverage::touches(std::int64_t key, std::int64_t key_hi, const Years& years) {
  return years.all && std::all_of(years.ranges.begin(), years.ranges.end(), [&](const auto* ranges) {
           const auto after =
               std::lower_bound(ranges->begin(), ranges->end(), key_hi,
                                [](const Range& range, std::int64_t k) { return range.lo < k; });
           return after != ranges->begin() && std::prev(after)->reach > key;
         });
}

}  // namespace xt::plans
