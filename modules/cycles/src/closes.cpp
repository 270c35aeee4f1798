#include "cycles/closes.h"

#include <boost/json.hpp>

#include "base/text.h"
#include "credits/closing.h"

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

Close close_at(const db::Row& row) {
  Close c;
  c.id = row.i64(0);
  c.cycle = row.i64(1);
  c.what = row.text(2);
  c.days = {Date(static_cast<std::int32_t>(row.i64(3))), Date(static_cast<std::int32_t>(row.i64(4)))};
  c.scope = {row.i64(5), row.i64(6)};
  c.closed = row.i64(7);
  c.job = row.i64(8);
  c.state = row.text(9);
  c.teachers = row.i64(10);
  c.met = row.i64(11);
  c.reason = row.text(12);
  c.by = row.i64(13);
  c.by_name = row.text(14);
  c.closed_ms = row.i64(15);
  c.done_ms = row.i64(16);
  c.undone_name = row.text(17);
  c.undone_ms = row.i64(18);
  c.undone_why = row.text(19);
  return c;
}

Status check(const Doer& doer) {
  if (doer.reason.empty() || doer.reason.size() > 2000)
    return Error{Code::invalid, "cycles.reason_required", {{"reason", "required", ""}}, {}};
  return {};
}

}  // namespace

Result<Close> begin(db::Session& session, const Cycle& cycle, const std::string& what, Date from,
                    const orgs::KeyRange& scope, const Doer& doer, Date today) {
  XT_CHECK_OK(check(doer));
  Period days = cycle.days;
  if (what == "year") {
    const auto year = cycle.year_from(from);
    if (!year) return make_error(Code::invalid, "cycles.bad_year", from.iso());
    days = *year;
  } else if (what != "cycle" || from != cycle.days.from) {
    return make_error(Code::invalid, "cycles.bad_year", from.iso());
  }
  if (days.to > today) return make_error(Code::conflict, "cycles.not_over", (days.to - 1).iso());
  XT_TRY(const Id closed, credits::close_days(session, days, scope, today));
  const Id id = next_id();
  const std::string args = boost::json::serialize(boost::json::object{{"close", std::to_string(id)}});
  XT_TRY(const Id job, jobs::enqueue(session, kCloseJob, args, doer.account, now_ms()));
  XT_TRY([[maybe_unused]] const auto added, session.exec(sql::add_close, {{"id", id},
                                                                          {"cycle", cycle.id},
                                                                          {"what", what},
                                                                          {"from_day", days.from.days()},
                                                                          {"to_day", days.to.days()},
                                                                          {"lo", scope.lo},
                                                                          {"hi", scope.hi},
                                                                          {"closed", closed},
                                                                          {"job", job},
                                                                          {"reason", doer.reason},
                                                                          {"actor", doer.account},
                                                                          {"name", doer.name},
                                                                          {"now", now_ms()}}));
  return find_close(session, id);
}

Result<Close> find_close(db::Session& session, Id id) {
  auto row = session.one(sql::close, {{"id", id}});
  if (!row) {
    if (row.error().reason == "db.no_row") return make_error(Code::not_found, "cycles.no_close");
    return std::move(row).error();
  }
  return close_at(*row);
}

Result<std::vector<Close>> closes(db::Session& session, Id cycle, const orgs::KeyRange& range, Id before,
                                  std::int64_t limit) {
  std::vector<Close> out;
  XT_CHECK_OK(session.each(
      sql::closes_of,
      {{"cycle", cycle}, {"lo", range.lo}, {"hi", range.hi}, {"before", before}, {"limit", limit}},
      [&](const db::Row& row) {
        out.push_back(close_at(row));
        return true;
      }));
  return out;
}

Result<Close> undo(db::Session& session, Id id, const Doer& doer) {
  XT_CHECK_OK(check(doer));
  XT_TRY(const Close close, find_close(session, id));
  if (close.state == "running") {
    // A job that gave up leaves a close that can only be undone.
    XT_TRY(const jobs::Job job, jobs::find(session, close.job));
    if (job.state != "failed" && job.state != "cancelled")
      return make_error(Code::conflict, "cycles.not_done", close.state);
  } else if (close.state != "done") {
    return make_error(Code::conflict, "cycles.not_done", close.state);
  }
  XT_TRY(const auto resting, session.one(sql::resting_closes, {{"cycle", close.cycle},
                                                               {"id", id},
                                                               {"what", close.what},
                                                               {"lo", close.scope.lo},
                                                               {"hi", close.scope.hi}}));
  if (resting.i64(0) > 0) return make_error(Code::conflict, "cycles.rests_on_close");
  XT_CHECK_OK(credits::reopen_days(session, close.closed));
  XT_TRY(const std::int64_t changed, session.exec(sql::undo_close, {{"id", id},
                                                                    {"actor", doer.account},
                                                                    {"name", doer.name},
                                                                    {"now", now_ms()},
                                                                    {"why", doer.reason}}));
  if (changed != 1) return make_error(Code::conflict, "cycles.not_done");
  XT_TRY([[maybe_unused]] const auto gone, session.exec(sql::drop_settled, {{"id", id}}));
  return find_close(session, id);
}

}  // namespace xt::cycles
