#include "rules/counted.h"

#include <set>
#include <string>

#include "db/list.h"
#include "people/people.h"

#include "rules_queries.gen.h"

namespace xt::rules {
namespace {

CountedEntry entry_of(const db::Row& row) {
  CountedEntry e;
  e.earned_on = Date(static_cast<std::int32_t>(row.i64(1)));
  e.rule = row.text(2);
  e.mode = row.text(3);
  e.level = row.text(4);
  e.category = row.text(5);
  e.role = row.text(6);
  e.programme_kind = row.text(7);
  e.hours_x100 = row.i64(8);
  e.credits_x100 = row.i64(9);
  return e;
}

}  // namespace

Result<std::map<Id, Counted>> counted(db::Session& session, std::span<const Id> teachers, Period days) {
  std::map<Id, Counted> out;
  if (teachers.empty()) return out;
  XT_TRY(const auto speaking, people::speaking_ids(session, teachers));
  XT_TRY(const auto aliases, people::aliases(session, speaking));
  std::map<Id, Id> speaker;  // any record -> the one that speaks
  for (const Id id : speaking) speaker[id] = id;
  for (const auto& alias : aliases) speaker[alias.old_id] = alias.teacher;
  const std::string ids = db::list_of(speaker, [](const auto& one) { return one.first; });
  std::map<Id, Counted> of_person;
  XT_CHECK_OK(session.each(sql::counted,
                           {{"ids", ids}, {"from_day", days.from.days()}, {"to_day", days.to.days()}},
                           [&](const db::Row& row) {
                             of_person[speaker.at(row.i64(0))].add(entry_of(row));
                             return true;
                           }));
  for (std::size_t i = 0; i < teachers.size(); ++i) out[teachers[i]] = of_person[speaking[i]];
  return out;
}

}  // namespace xt::rules
