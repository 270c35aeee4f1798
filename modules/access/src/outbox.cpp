#include <algorithm>

#include "access/audit.h"

#include "access_queries.gen.h"

namespace xt::access {

Status post_event(db::Session& session, std::string_view topic, std::string_view payload_json) {
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::put_event, {{"id", next_id()},
                                       {"topic", std::string(topic)},
                                       {"payload", std::string(payload_json)},
                                       {"now", now_ms()}}));
  return {};
}

Result<std::vector<Event>> waiting_events(db::Session& session, std::int64_t now, int most) {
  std::vector<Event> events;
  XT_CHECK_OK(session.each(
      sql::waiting_events, {{"now", now}, {"most", std::int64_t{most}}}, [&](const db::Row& row) {
        events.push_back(
            {row.i64(0), std::string(row.text(1)), std::string(row.text(2)), static_cast<int>(row.i64(3))});
        return true;
      }));
  return events;
}

Status event_done(db::Session& session, Id id, std::int64_t now) {
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::event_done, {{"id", id}, {"now", now}}));
  return {};
}

Status event_again(db::Session& session, const Event& event, std::int64_t now) {
  constexpr int max_doublings = 12;
  constexpr std::int64_t hour_s = 3600;
  const std::int64_t wait_s = std::min(hour_s, std::int64_t{1} << std::min(event.tries, max_doublings));
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::event_again, {{"id", event.id}, {"next_ms", now + wait_s * 1000}}));
  return {};
}

}  // namespace xt::access
