#include "rules/holds.h"

#include <algorithm>

#include "base/rational.h"

namespace xt::credits {
namespace {

constexpr std::int64_t kMinutesPerDay = 24 * 60;

struct Minutes {
  std::int64_t begin, end;
};

std::optional<Minutes> clock(const Activity& a) {
  if (!a.start_minute || !a.end_minute) return std::nullopt;
  const Minutes m{a.from.days() * kMinutesPerDay + *a.start_minute,
                  a.on.days() * kMinutesPerDay + *a.end_minute};
  if (m.end <= m.begin) return std::nullopt;  // nonsense tells nothing
  return m;
}

bool employed(std::span<const people::Employment> jobs, Date day) {
  return std::any_of(jobs.begin(), jobs.end(), [&](const auto& job) { return job.period.contains(day); });
}

std::string days_of(const Activity& a) {
  return a.from.iso() + "至" + a.on.iso();
}

}  // namespace

void Judgement::add(Why why) {
  if (all.empty()) reason = why.code;
  detail += (all.empty() ? "" : "；") + why.words;
  all.push_back(std::move(why));
}

void Judgement::add_first(Why why) {
  Judgement whole;
  whole.add(std::move(why));
  for (Why& other : all) whole.add(std::move(other));
  *this = std::move(whole);
}

bool overlap(const Activity& a, const Activity& b) {
  if (a.programme != b.programme || a.on < b.from || b.on < a.from) return false;
  const auto x = clock(a);
  const auto y = clock(b);
  return !x || !y || (x->begin < y->end && y->begin < x->end);
}

Activity activity_of(const NewEntry& entry) {
  return {entry.earned_from, entry.earned_on, entry.start_minute, entry.end_minute, entry.programme, 0, 0,
          entry.provider,    entry.origin,    entry.hours_x100};
}

std::int64_t org_on(std::span<const people::Employment> jobs, Date day) {
  std::int64_t org = jobs.empty() ? 0 : jobs.front().org_key;
  for (const auto& job : jobs) {
    if (job.period.from <= day) org = job.org_key;
  }
  return org;
}

Judgement judge(const NewEntry& entry, std::span<const Activity> others,
                std::span<const people::Employment> jobs) {
  Judgement found;
  const Activity mine = activity_of(entry);
  for (const Activity& other : others) {
    if (!overlap(mine, other)) continue;
    found.add(
        {"overlap", "与同一项目“" + other.programme + "”的另一条记录（" + days_of(other) + "）日期重叠"});
    break;
  }
  const std::int64_t days = entry.earned_on - entry.earned_from + 1;
  if (entry.both_days_given && entry.hours_x100 > days * kMostHoursPerDay_x100) {
    found.add({"too_many_hours", days_of(mine) + "共" + std::to_string(days) + "天，最多" +
                                     format_hundredths(days * kMostHoursPerDay_x100) + "学时，填报" +
                                     format_hundredths(entry.hours_x100) + "学时"});
  }
  // What is brought from another province was done before anybody was employed here.
  if (entry.kind == "transfer_in") return found;
  for (const Date day : {entry.earned_from, entry.earned_on}) {
    if (employed(jobs, day)) continue;
    found.add({"outside_employment", day.iso() + "该教师没有任职记录"});
    break;
  }
  return found;
}

}  // namespace xt::credits
