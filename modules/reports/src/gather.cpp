#include "gather.h"

#include <unordered_map>

#include "db/list.h"
#include "people/people.h"

#include "reports_queries.gen.h"

namespace xt::reports {
namespace {

constexpr std::int64_t kAtATime = 10'000;

}  // namespace

Status each_chunk(db::Session& session, const orgs::KeyRange& range, Date day, const EachChunk& each) {
  std::int64_t org = range.lo;
  Id teacher = -1;
  for (;;) {
    std::vector<Member> out;
    XT_CHECK_OK(session.each(
        sql::full_time,
        {{"lo", org}, {"teacher", teacher}, {"hi", range.hi}, {"day", day.days()}, {"limit", kAtATime}},
        [&](const db::Row& row) {
          teacher = row.i64(0);
          org = row.i64(4);
          out.push_back(
              {teacher, std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))});
          return true;
        }));
    if (!out.empty()) XT_CHECK_OK(each(out));
    if (static_cast<std::int64_t>(out.size()) < kAtATime) return {};
  }
}

Status entries(db::Session& session, const std::vector<Member>& people, const Period& days,
               const std::function<void(std::size_t, const Entry&)>& each) {
  std::unordered_map<Id, std::size_t> at;
  std::vector<Id> asked;
  for (std::size_t i = 0; i < people.size(); ++i) {
    at.emplace(people[i].teacher, i);
    asked.push_back(people[i].teacher);
  }
  XT_TRY(const auto aliases, people::aliases(session, asked));
  for (const auto& alias : aliases) at.emplace(alias.old_id, at.at(alias.teacher));
  const std::string ids = db::list_of(at, [](const auto& one) { return one.first; });
  return session.each(
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
      });
}

Result<std::vector<Person>> persons(db::Session& session, const std::vector<Member>& people,
                                    const Period& days) {
  std::vector<std::vector<Done>> done(people.size());
  XT_CHECK_OK(entries(session, people, days,
                      [&](std::size_t member, const Entry& one) { done[member].push_back(one.done); }));
  std::vector<Person> out;
  out.reserve(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) out.push_back(person_of(people[i].teacher, done[i]));
  return out;
}

}  // namespace xt::reports
