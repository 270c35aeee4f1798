#include "credits/closing.h"

#include <string>

#include "credits_queries.gen.h"

namespace xt::credits {
namespace {

Result<std::vector<Closed>> read_closed(db::Session& session) {
  std::vector<Closed> out;
  XT_CHECK_OK(session.each(sql::closed_days, {}, [&](const db::Row& row) {
    out.push_back({row.i64(0),
                   {Date(static_cast<std::int32_t>(row.i64(1))), Date(static_cast<std::int32_t>(row.i64(2)))},
                   {row.i64(3), row.i64(4)}});
    return true;
  }));
  return out;
}

// Waits for postings under way; they wait for the end of this transaction, and begin again.
Status change_gate(db::Session& session) {
  XT_TRY([[maybe_unused]] const auto changed, session.exec(sql::change_gate, {}));
  return {};
}

}  // namespace

Result<std::vector<Closed>> closed_days(db::Session& session) {
  return read_closed(session);
}

Result<Id> close_days(db::Session& session, const Period& days, const people::KeyRange& scope, Date today) {
  if (days.empty() || days.to > today) return make_error(Code::invalid, "credits.bad_days");
  XT_CHECK_OK(change_gate(session));
  XT_TRY(const auto all, read_closed(session));
  for (const Closed& one : all) {
    if (one.scope.contains(scope) && one.days.from <= days.from && days.to <= one.days.to) {
      return make_error(Code::conflict, "credits.already_closed",
                        one.days.from.iso() + " " + (one.days.to - 1).iso());
    }
  }
  const Id id = next_id();
  XT_TRY([[maybe_unused]] const auto added, session.exec(sql::add_closed, {{"id", id},
                                                                           {"from_day", days.from.days()},
                                                                           {"to_day", days.to.days()},
                                                                           {"lo", scope.lo},
                                                                           {"hi", scope.hi},
                                                                           {"now", now_ms()}}));
  return id;
}

Status reopen_days(db::Session& session, Id id) {
  XT_CHECK_OK(change_gate(session));
  XT_TRY(const auto resting, session.one(sql::count_corrections, {{"id", id}}));
  if (resting.i64(0) > 0)
    return make_error(Code::conflict, "credits.rests_on_close", std::to_string(resting.i64(0)));
  XT_TRY(const std::int64_t gone, session.exec(sql::drop_closed, {{"id", id}}));
  if (gone != 1) return make_error(Code::not_found, "credits.not_closed");
  return {};
}

const Closed* closed_on(const std::vector<Closed>& all, std::int64_t org_key, Date day) {
  for (const Closed& one : all) {
    if (one.days.contains(day) && one.scope.contains(org_key)) return &one;
  }
  return nullptr;
}

Date open_day(const std::vector<Closed>& all, std::int64_t org_key, Date day) {
  while (const Closed* one = closed_on(all, org_key, day)) day = one->days.to;
  return day;
}

}  // namespace xt::credits
