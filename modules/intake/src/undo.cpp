#include "undo.h"

#include <set>
#include <vector>

#include <boost/json.hpp>

#include "access/audit.h"
#include "base/text.h"
#include "credits/closing.h"
#include "credits/undo.h"

#include "facts.h"
#include "intake_queries.gen.h"
#include "unheard.h"

namespace xt::intake {
namespace {

constexpr std::size_t kLongestReason = 200;

std::string origin_of(const BatchLine& batch) {
  return "api:" + std::to_string(batch.platform) + ":" + std::to_string(batch.id);
}

bool closed_anywhere(const std::vector<credits::Closed>& all, const orgs::KeyRange& scope, Date day) {
  for (const credits::Closed& one : all) {
    const bool meets = one.scope.lo < scope.hi && scope.lo < one.scope.hi;
    if (meets && one.days.contains(day)) return true;
  }
  return false;
}

// In whose chains the rows stand, waiting ones included: those were released since, maybe.
Result<std::vector<Id>> teachers_of(db::Session& session, Id batch) {
  XT_TRY(const auto rows, rows_of(session, batch));
  std::set<Id> all;
  for (const RowLine& row : rows) {
    if (row.teacher != 0) all.insert(row.teacher);
  }
  return std::vector<Id>(all.begin(), all.end());
}

Status may_be_undone(const BatchLine& batch) {
  if (batch.state == "done") return {};
  if (batch.state == "undoing") return make_error(Code::conflict, "intake.undoing");
  if (batch.state == "failed") return make_error(Code::conflict, "intake.nothing_posted");
  return make_error(Code::conflict, "intake.not_done");
}

}  // namespace

Result<UndoPlan> plan_undo(db::Session& session, const BatchLine& batch) {
  UndoPlan plan;
  plan.entries = batch.counts.posted;
  plan.holds = batch.counts.held;
  XT_TRY(const auto closed, credits::closed_days(session));
  if (closed.empty()) return plan;
  XT_TRY(const auto rows, rows_of(session, batch.id, "posted"));
  for (const RowLine& line : rows) {
    XT_TRY(const DoorRow row, parse_facts(line.facts));
    if (closed_anywhere(closed, batch.scope, row.what.to)) ++plan.closed;
  }
  return plan;
}

Status begin_undo(db::Session& session, const access::Caller& caller, const access::Actor& actor, Id id,
                  const std::string& reason) {
  const std::string why = tidy(reason);
  if (length_utf8(why) < 2 || length_utf8(why) > kLongestReason) {
    return Error{Code::invalid,
                 "intake.reason_required",
                 {{"reason", "intake.reason_required", "请写明原因，2 至 200 字"}},
                 {}};
  }
  XT_TRY(const BatchLine stale, find_batch(session, id));
  XT_CHECK_OK(hear_of_ends(session, stale.platform));
  XT_TRY(const BatchLine batch, find_batch(session, id));
  if (batch.state == "undone") return {};
  XT_CHECK_OK(may_be_undone(batch));
  XT_TRY(const UndoPlan plan, plan_undo(session, batch));
  if (plan.closed > 0) {
    return make_error(Code::conflict, "intake.rests_on_it", std::to_string(plan.closed));
  }
  const boost::json::object args{{"batch", batch.id}, {"account", caller.account_id}, {"reason", why}};
  XT_TRY(const Id job,
         jobs::enqueue(session, "intake.undo", boost::json::serialize(args), caller.account_id, now_ms()));
  XT_TRY(const std::int64_t mine,
         session.exec(sql::begin_undo,
                      {{"platform", batch.platform}, {"id", batch.id}, {"by", caller.name}, {"job", job}}));
  if (mine == 0) return make_error(Code::conflict, "intake.undoing");  // two at once: the other was first
  access::Deed deed;
  deed.action = "intake.undo";
  deed.object = "batch:" + std::to_string(batch.id);
  deed.org_key = batch.scope.lo;
  deed.before = batch.state;
  deed.after = why;
  return access::audit(session, actor, deed);
}

Status undo_now(db::Session& session, Id id, Id account, const std::string& reason) {
  XT_TRY(const BatchLine batch, find_batch(session, id));
  if (batch.state != "undoing") return {};  // done before a crash
  XT_TRY(const auto teachers, teachers_of(session, id));
  XT_TRY([[maybe_unused]] const auto done,
         credits::undo_origin_among(session, origin_of(batch), teachers, {account, reason}));
  XT_TRY([[maybe_unused]] const auto ids,
         session.exec(sql::forget_ids, {{"platform", batch.platform}, {"batch", id}}));
  XT_TRY([[maybe_unused]] const auto waiting,
         session.exec(sql::unmend_rows, {{"platform", batch.platform}, {"batch", id}}));
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::undo_rows, {{"batch", id}}));
  XT_TRY(const std::int64_t mine,
         session.exec(sql::finish_undo,
                      {{"platform", batch.platform}, {"id", id}, {"job", batch.job}, {"now", now_ms()}}));
  if (mine == 0) return make_error(Code::conflict, "intake.ended_meanwhile");
  return {};
}

Status give_up_undo(db::Session& session, Id id, Id job, const Error& why) {
  XT_TRY(const BatchLine batch, find_batch(session, id));
  XT_TRY([[maybe_unused]] const auto changed,
         session.exec(sql::give_up_undo,
                      {{"platform", batch.platform}, {"id", id}, {"job", job}, {"reason", why.reason}}));
  return {};
}

}  // namespace xt::intake
