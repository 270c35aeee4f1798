// The room's work in the background.
#include <algorithm>

#include <boost/json.hpp>

#include "declarations/verify.h"

#include "declarations_queries.gen.h"

namespace xt::declarations {
namespace {

constexpr const char* kJob = "declarations.settle";
constexpr std::int64_t kHour_ms = 3'600'000;
constexpr int kDaysAhead = 3;

struct Soon {
  std::int64_t org_key = 0, waiting = 0, due = 0;
  std::string level;
};

Result<std::string> run(db::Database& database, const Converter& converter, std::optional<Date> fixed) {
  const std::int64_t now = now_ms();
  XT_TRY(const std::int64_t posted, settle(database, converter, now));
  XT_TRY(const std::int64_t followed, follow_holds(database, now));
  XT_TRY(const std::int64_t reminded, remind(database, fixed.value_or(shanghai_date(now))));
  XT_CHECK_OK(database.write([&](db::Session& session) -> Status {
    XT_TRY(const auto next, session.one(sql::next_post));
    const std::int64_t due = next.i64(0) == 0 ? now + kHour_ms : std::min(next.i64(0), now + kHour_ms);
    return keep_settling(session, std::max(due, now + 1'000), now);
  }));
  return boost::json::serialize(
      boost::json::object{{"posted", posted}, {"holds_decided", followed}, {"reminded", reminded}});
}

}  // namespace

Result<std::int64_t> remind(db::Database& database, Date today) {
  return database.write([&](db::Session& session) -> Result<std::int64_t> {
    std::vector<Soon> soon;
    XT_CHECK_OK(session.each(sql::due_soon, {{"day", std::int64_t{(today + kDaysAhead).days()}}},
                             [&](const db::Row& row) {
                               soon.push_back({row.i64(0), row.i64(2), row.i64(3), std::string(row.text(1))});
                               return true;
                             }));
    std::int64_t reminded = 0;
    for (const Soon& one : soon) {
      XT_TRY(const std::int64_t first,
             session.exec(sql::insert_reminder, {{"org_key", one.org_key},
                                                 {"level", one.level},
                                                 {"day", std::int64_t{today.days()}},
                                                 {"waiting", one.waiting}}));
      if (first == 0) continue;
      ++reminded;
      XT_CHECK_OK(access::post_event(session, "declarations.due_soon",
                                     boost::json::serialize(boost::json::object{
                                         {"org_key", one.org_key},
                                         {"level", one.level},
                                         {"waiting", one.waiting},
                                         {"due", Date(static_cast<std::int32_t>(one.due)).iso()}})));
    }
    return reminded;
  });
}

Status keep_settling(db::Session& session, std::int64_t due_ms, std::int64_t now_ms) {
  XT_TRY(const std::int64_t earlier, session.exec(sql::wake, {{"due", due_ms}, {"now", now_ms}}));
  if (earlier == 0) return {};
  XT_CHECK_OK(jobs::enqueue(session, kJob, "{}", 0, now_ms, due_ms));
  return {};
}

std::map<std::string, jobs::Handler> job_handlers(db::Database& database, Converter converter,
                                                  std::optional<Date> today) {
  return {{kJob, [&database, converter = std::move(converter), today](jobs::Work&) {
             return run(database, converter, today);
           }}};
}

}  // namespace xt::declarations
