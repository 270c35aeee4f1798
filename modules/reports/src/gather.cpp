#include "gather.h"

#include <unordered_map>

#include "people/people.h"

#include "reports_queries.gen.h"

namespace xt::reports {
namespace {

constexpr std::size_t kAtATime = 10'000;

}  // namespace

Result<std::vector<Member>> members(db::Session& session, const orgs::KeyRange& range, Date day) {
  std::vector<Member> out;
  XT_CHECK_OK(session.each(sql::full_time,
                           {{"lo", range.lo},
                            {"hi", range.hi},
                            {"day", day.days()},
                            {"limit", static_cast<std::int64_t>(kMostPeople + 1)}},
                           [&](const db::Row& row) {
                             out.push_back({row.i64(0), std::string(row.text(1)), std::string(row.text(2)),
                                            std::string(row.text(3))});
                             return true;
                           }));
  if (out.size() > kMostPeople)
    return make_error(Code::invalid, "reports.too_wide", std::to_string(kMostPeople));
  return out;
}

Status entries(db::Session& session, const std::vector<Member>& people, const Period& days,
               const std::function<void(std::size_t, const Entry&)>& each) {
  for (std::size_t begin = 0; begin < people.size(); begin += kAtATime) {
    const std::size_t end = std::min(people.size(), begin + kAtATime);
    std::unordered_map<Id, std::size_t> at;
    std::vector<Id> asked;
    for (std::size_t i = begin; i < end; ++i) {
      at.emplace(people[i].teacher, i);
      asked.push_back(people[i].teacher);
    }
    XT_TRY(const auto aliases, people::aliases(session, asked));
    for (const auto& alias : aliases) at.emplace(alias.old_id, at.at(alias.teacher));
    std::string ids;
    for (const auto& [id, member] : at) ids += (ids.empty() ? "" : ",") + std::to_string(id);
    XT_CHECK_OK(session.each(
        sql::done_by, {{"ids", ids}, {"from_day", days.from.days()}, {"to_day", days.to.days()}},
        [&](const db::Row& row) {
          const std::size_t member = at.at(row.i64(0));
          const auto day = [&](std::size_t c) { return Date(static_cast<std::int32_t>(row.i64(c))); };
          Entry one;
          one.done = {people[member].teacher,  day(1), day(2), row.i64(3), std::string(row.text(4)),
                      std::string(row.text(5))};
          one.programme = row.text(6);
          one.provider = row.text(7);
          one.credits_x100 = row.i64(8);
          one.category = row.text(9);
          one.programme_kind = row.text(10);
          each(member, one);
          return true;
        }));
  }
  return {};
}

Result<std::vector<Person>> persons(db::Session& session, const std::vector<Member>& people,
                                    const Period& days) {
  std::vector<Person> out(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) out[i].teacher = people[i].teacher;
  XT_CHECK_OK(entries(session, people, days,
                      [&](std::size_t member, const Entry& one) { add(out[member], one.done); }));
  return out;
}

}  // namespace xt::reports
