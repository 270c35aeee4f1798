// What waits: for who verifies, and for the person.
#include <algorithm>
#include <map>

#include "access/may.h"
#include "declarations/http.h"

#include "deadlines.h"
#include "declarations_queries.gen.h"
#include "store.h"

namespace xt::declarations {
namespace {

using Items = std::vector<access::Waiting>;

Status of_verifier(db::Session& session, const access::Caller& caller, Items& out) {
  const std::string level(level_of(caller.role));
  if (level.empty()) return {};
  const db::Args scope{{"lo", caller.key_lo}, {"hi", caller.key_hi}};
  db::Args args = scope;
  args.push_back({"next", level});
  XT_TRY(const auto row, session.one(sql::waiting, args));
  if (row.i64(0) > 0)
    out.push_back(
        {"declarations.verify", row.i64(0), row.i64(1), day_or_none(row.i64(2)), "/declarations/queue"});
  XT_TRY(const auto troubled, session.one(sql::troubled, scope));
  if (troubled.i64(0) > 0 && level != "school")
    out.push_back({"declarations.troubled", troubled.i64(0), troubled.i64(1), std::nullopt,
                   "/declarations/queue?state=verified&troubled=1"});
  return {};
}

// Drawn for inspection and not looked at yet, by somebody who did not verify it.
Status of_inspector(db::Session& session, const access::Caller& caller, Date today, Items& out) {
  if (!access::may(caller, "declarations.draw").ok()) return {};
  XT_TRY(const auto row, session.one(sql::waiting_inspection, {{"lo", caller.key_lo},
                                                               {"hi", caller.key_hi},
                                                               {"account", caller.account_id},
                                                               {"today", std::int64_t{today.days()}},
                                                               {"teacher", caller.teacher_id.value_or(0)}}));
  if (row.i64(0) == 0) return {};
  // One draw: straight to it.
  const bool one = row.i64(3) == row.i64(4);
  const std::string page = "/declarations/inspections";
  out.push_back({"declarations.inspect", row.i64(0), row.i64(1), day_or_none(row.i64(2)),
                 one ? page + "/" + std::to_string(row.i64(3)) : page});
  return {};
}

// Drafts that would come too late soon. What is past its day is nobody's work any more.
Status of_drafts(db::Session& session, Id teacher, Date today, Items& out) {
  std::map<std::pair<std::int64_t, int>, std::int64_t> drafts;  // by school and year
  XT_CHECK_OK(session.each(sql::open_drafts, {{"teacher", teacher}}, [&](const db::Row& row) {
    ++drafts[{row.i64(0), Date(static_cast<std::int32_t>(row.i64(1))).year()}];
    return true;
  }));
  access::Waiting near{"declarations.deadline", 0, 0, std::nullopt, "/declarations"};
  for (const auto& [where, count] : drafts) {
    XT_TRY(const Bounds set, bounds(session, where.first, where.second));
    if (!set.last_day || *set.last_day < today || *set.last_day > today + kRemindDays) continue;
    near.count += count;
    near.due = near.due ? std::min(*near.due, *set.last_day) : *set.last_day;
  }
  if (near.count > 0) out.push_back(std::move(near));
  return {};
}

Status of_person(db::Session& session, Id teacher, Date today, Items& out) {
  XT_TRY(const auto own, session.one(sql::of_person_waiting, {{"teacher", teacher}}));
  if (own.i64(0) > 0)
    out.push_back({"declarations.mend", own.i64(0), own.i64(1), day_or_none(own.i64(2)), "/declarations"});
  if (own.i64(3) > 0)
    out.push_back({"declarations.answered", own.i64(3), own.i64(4), std::nullopt, "/declarations"});
  return of_drafts(session, teacher, today, out);
}

}  // namespace

access::WaitingSource waiting(std::optional<Date> fixed) {
  return [fixed](db::Session& session, const access::Caller& caller) -> Result<Items> {
    const Date today = fixed.value_or(shanghai_date(now_ms()));
    Items out;
    XT_CHECK_OK(of_verifier(session, caller, out));
    XT_CHECK_OK(of_inspector(session, caller, today, out));
    if (caller.teacher_id) XT_CHECK_OK(of_person(session, *caller.teacher_id, today, out));
    return out;
  };
}

}  // namespace xt::declarations
