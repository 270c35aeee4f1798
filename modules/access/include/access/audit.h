// The audit and the outbox: both are written in the caller's transaction, so that they say what happened, all
// of it, and nothing that was rolled back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "db/db.h"

namespace xt::access {

struct Deed {
  std::string action;        // "credits.reverse"
  std::string object;        // "entry:123"
  std::int64_t org_key = 0;  // where it belongs to
  std::string before;        // the state before and after in any canonical form; only digests are kept
  std::string after;
  std::string detail;  // JSON without personal data
};
Status audit(db::Session& session, const Actor& actor, const Deed& deed);

// Somebody looked at an object (a person's page): one row for the same account and object in a quarter of an
// hour, so that paging back and forth does not fill the trail. In a transaction of its own.
Status note_read(db::Database& database, const Actor& actor, const Deed& deed);

// An event for other modules, delivered at least once.
Status post_event(db::Session& session, std::string_view topic, std::string_view payload_json);

struct Event {
  Id id = 0;
  std::string topic;
  std::string payload;
  int tries = 0;
};
// At most `most` that are due, oldest first. One consumer at a time: run it as a job.
Result<std::vector<Event>> waiting_events(db::Session& session, std::int64_t now_ms, int most);
Status event_done(db::Session& session, Id id, std::int64_t now_ms);
// Later, with growing distance: 2^tries seconds, at most an hour.
Status event_again(db::Session& session, const Event& event, std::int64_t now_ms);

}  // namespace xt::access
