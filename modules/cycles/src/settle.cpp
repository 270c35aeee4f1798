// The job behind a close. It walks the staff of the last day in the order of the index by school; the
// checkpoint is the last school that is whole.
#include <array>
#include <charconv>

#include <boost/json.hpp>

#include "cycles/closes.h"

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

namespace json = boost::json;

constexpr std::string_view kColumns =
    "close_id, org_key, teacher_id, asked_hours, asked_credits, earned_hours, earned_credits, capped_hours, "
    "capped_credits, carried_hours, carried_credits, offset_hours, offset_credits, entries, met";

std::int64_t number_of(std::string_view text) {
  std::int64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

// Whole schools behind `after`, `limit` people or more; empty: all are settled.
Result<std::vector<Member>> next_schools(db::Session& session, const Close& close, std::int64_t after,
                                         std::int64_t limit) {
  for (;; limit *= 2) {
    std::vector<Member> out;
    XT_CHECK_OK(session.each(
        sql::staff,
        {{"after", after}, {"hi", close.scope.hi}, {"day", (close.days.to - 1).days()}, {"limit", limit}},
        [&](const db::Row& row) {
          out.push_back({row.i64(1), row.i64(0)});
          return true;
        }));
    if (static_cast<std::int64_t>(out.size()) < limit) return out;  // the end was reached
    const std::int64_t last = out.back().org;
    if (out.front().org == last) continue;  // one school fills it: ask for more
    while (out.back().org == last) out.pop_back();
    return out;
  }
}

Status save(db::Session& session, const Close& close, const std::vector<Member>& members,
            const std::vector<Account>& all) {
  auto bulk = session.bulk("cycles_settled", kColumns);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Account& a = all[i];
    const std::array<db::Value, 15> values = {close.id,
                                              members[i].org,
                                              a.teacher,
                                              a.asked.hours_x100,
                                              a.asked.credits_x100,
                                              a.earned.hours_x100,
                                              a.earned.credits_x100,
                                              a.capped.hours_x100,
                                              a.capped.credits_x100,
                                              a.carried.hours_x100,
                                              a.carried.credits_x100,
                                              a.offset.hours_x100,
                                              a.offset.credits_x100,
                                              a.entries,
                                              std::int64_t{a.met()}};
    XT_CHECK_OK(bulk->add(values.data(), values.size()));
  }
  return bulk->finish();
}

// Answers false when nothing is left.
Result<bool> step(db::Database& database, const rules::Book& book, jobs::Work& work, const Close& close,
                  const Cycle& cycle, std::int64_t limit, std::int64_t total, std::int64_t& after,
                  std::int64_t& done) {
  std::int64_t reached = after, settled = done;
  XT_TRY(const bool more, database.write_many([&](db::Session& session) -> Result<bool> {
    XT_TRY(const auto members, next_schools(session, close, after, limit));
    if (members.empty()) return false;
    XT_TRY(const auto all, accounts(session, book, cycle, close.days, members));
    XT_CHECK_OK(save(session, close, members, all));
    reached = members.back().org;
    settled = done + static_cast<std::int64_t>(members.size());
    XT_CHECK_OK(work.report_in(session, settled, total, std::to_string(reached)));
    return true;
  }));
  after = reached;
  done = settled;
  return more;
}

}  // namespace

Result<std::string> settle(db::Database& database, const rules::Book& book, jobs::Work& work,
                           std::int64_t limit) {
  boost::system::error_code wrong;
  const json::value args = json::parse(work.job().args, wrong);
  const json::value* named = !wrong && args.is_object() ? args.get_object().if_contains("close") : nullptr;
  if (named == nullptr || !named->is_string()) return make_error(Code::invalid, "cycles.no_close");
  const Id id = number_of(named->get_string());
  Close close;
  Cycle cycle;
  std::int64_t total = 0;
  XT_CHECK_OK(database.read([&](db::Session& session) -> Status {
    XT_TRY(close, find_close(session, id));
    XT_TRY(cycle, find(session, close.cycle));
    XT_TRY(const auto staff, session.one(sql::count_staff, {{"lo", close.scope.lo},
                                                            {"hi", close.scope.hi},
                                                            {"day", (close.days.to - 1).days()}}));
    total = staff.i64(0);
    return {};
  }));
  std::int64_t after = work.job().checkpoint.empty() ? close.scope.lo - 1 : number_of(work.job().checkpoint);
  std::int64_t done = work.job().done;
  for (bool more = close.state == "running"; more;) {
    XT_TRY(more, step(database, book, work, close, cycle, limit, total, after, done));
  }
  return database.write([&](db::Session& session) -> Result<std::string> {
    XT_TRY(const auto sums, session.one(sql::sum_settled, {{"id", id}}));
    XT_TRY([[maybe_unused]] const auto finished,
           session.exec(sql::finish_close,
                        {{"id", id}, {"teachers", sums.i64(0)}, {"met", sums.i64(1)}, {"now", now_ms()}}));
    return json::serialize(
        json::object{{"close", std::to_string(id)}, {"teachers", sums.i64(0)}, {"met", sums.i64(1)}});
  });
}

std::map<std::string, jobs::Handler> job_handlers(db::Database& database, rules::Book book) {
  return {{kCloseJob,
           [&database, book = std::move(book)](jobs::Work& work) { return settle(database, book, work); }}};
}

}  // namespace xt::cycles
