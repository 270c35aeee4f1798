#include "eval/calendar.h"

#include <algorithm>

#include "eval/statement.h"

namespace xt::plans {
namespace {

constexpr std::int64_t kRegionUnit = 10'000'000'000;

int school_year_of(Date day) {
  const Ymd p = day.ymd();
  return p.month >= 9 ? p.year : p.year - 1;
}

}  // namespace

bool SchoolTerms::knows(const Period& days) const {
  for (int year = school_year_of(days.from); year <= school_year_of(days.to - 1); ++year) {
    if (!school_years.contains(year)) return false;
  }
  return true;
}

std::vector<std::int64_t> regions_above(std::int64_t key) {
  const std::int64_t region = key / kRegionUnit;
  std::vector<std::int64_t> out;
  for (const std::int64_t part :
       {std::int64_t{1}, std::int64_t{100}, std::int64_t{10'000}, std::int64_t{1'000'000}}) {
    const std::int64_t above = region / part * part * kRegionUnit;
    if (out.empty() || out.back() != above) out.push_back(above);
  }
  return out;
}

Result<Calendar> Calendar::read(db::Session& session, const Region& region) {
  Calendar out;
  Statement st;
  std::string above;
  for (const std::int64_t key : regions_above(region.key))
    above += (above.empty() ? "" : ", ") + st.bind(key);
  const std::string text =
      "SELECT c.key, c.school_year, c.from_day, c.to_day FROM orgs_pub_term c WHERE (c.key >= " +
      st.bind(region.key) + " AND c.key < " + st.bind(region.key_hi) + ") OR c.key IN (" + above +
      ") ORDER BY c.key, c.school_year, c.from_day";
  XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
    const Period term{Date(static_cast<std::int32_t>(row.i64(2))),
                      Date(static_cast<std::int32_t>(row.i64(3)))};
    out.add(row.i64(0), static_cast<int>(row.i64(1)), term);
    return true;
  }));
  return out;
}

void Calendar::add(std::int64_t key, int school_year, const Period& term) {
  rows_[key][school_year].push_back(term);
}

const SchoolTerms& Calendar::of(std::int64_t key) {
  const std::int64_t region = key / kRegionUnit * kRegionUnit;
  const auto [found, fresh] = known_.try_emplace(region);
  if (!fresh) return found->second;
  SchoolTerms& out = found->second;
  for (const std::int64_t above : regions_above(key)) {
    const auto rows = rows_.find(above);
    if (rows == rows_.end()) continue;
    for (const auto& [year, terms] : rows->second) {
      if (out.school_years.insert(year).second) out.terms.insert(out.terms.end(), terms.begin(), terms.end());
    }
  }
  std::sort(out.terms.begin(), out.terms.end());
  return out;
}

}  // namespace xt::plans
