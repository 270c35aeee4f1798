// Corrections that people ask for: of a ledger entry, of a dated fact about them, of something missing. The
// school answers; after fifteen days without an answer the county is asked. An accepted correction of an
// entry is made through credits: a reversal, and where the activity itself stands, a new entry.
//
// Functions work inside the caller's transaction and write the audit in it. Who may call is decided here too:
// a request is answered by those who administer the school it was put to, never by the person who asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::corrections {

db::ModuleMigrations migrations();

inline constexpr int kDaysToAnswer = 15;
inline constexpr std::size_t kLongestWords = 500;  // characters, of a request as of a reply
inline constexpr int kMostOpen = 20;               // of one person

struct Ask {
  Id teacher = 0;
  std::string about;   // entry period designation missing
  std::string object;  // entry: its id. period: "post:2015-09-01", kind and first day. designation:
                       // "backbone:county:2022-01-01". missing: empty
  std::string choice;  // rules/request.h: what may be said of which
  std::string words;
  std::int64_t asked_ms = 0;  // 0: now; the demonstration dates its history
};

struct Key {
  Id teacher = 0, id = 0;
};

struct Request {
  Id teacher = 0, id = 0;
  std::string about, object, choice, words;
  std::string record;  // JSON, as it stood when it was disputed; "{}" for what is missing
  std::int64_t org_key = 0;
  std::string state;  // open accepted declined withdrawn
  std::int64_t created_ms = 0;
  Date due;
  std::int64_t decided_ms = 0;  // 0: open
  Id decided_by = 0;
  std::string decided_name, action, reply, link;
  std::optional<Id> reversal, replacement;
  bool seen = false;
};

// Errors, fields in the error: corrections.bad_request (about, object, choice, words), corrections.no_object
// (not this person's, or not there), corrections.already_open, corrections.too_many_open,
// corrections.not_yours.
Result<Request> ask(db::Session& session, const auth::Keyring& keyring, const access::Caller& caller,
                    const access::Actor& actor, const Ask& wanted);
// By the person who asked, while it is open. corrections.no_request, corrections.already_answered.
Result<Request> withdraw(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                         const Key& request);

struct Answer {
  bool accept = false;
  std::string action;  // accepted: "reverse", "replace" (entries only), "handled" (done elsewhere)
  std::string reply;   // what the person reads; required
  std::string link;    // "/teachers/…": where it was dealt with; may be empty
  // replace: what the new entry says instead; absent parts stay.
  std::optional<std::int64_t> hours_x100;
  std::optional<Date> earned_from, earned_on;
};
// corrections.no_request (also outside the caller's subtree), corrections.already_answered,
// corrections.own_request, corrections.bad_answer (fields), corrections.needs_county (a school may not give
// its own teachers more hours), corrections.replacement_held (the ledger would hold the new entry; the
// field's detail says why), and what credits::reverse answers. Nothing is written then.
Result<Request> answer(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                       const Key& request, const Answer& given);

// ---- reading

Result<std::vector<Request>> of_person(db::Session& session, Id teacher);  // latest first, at most 200
// The person has read what was answered.
Status see(db::Session& session, Id teacher);

struct Filter {
  std::string state = "open";
  std::string about;  // empty: all
  std::string name;   // part of the person's name
  std::int64_t lo = 0, hi = 0;
  bool late = false;   // only what is past its due day
  std::string cursor;  // from next_cursor
  int limit = 50;
};
struct Queue {
  std::vector<Request> requests;  // open: the oldest first; else the latest first
  std::int64_t total = 0;
  std::string next_cursor;
};
Result<Queue> queue(db::Session& session, const Filter& filter, Date today);

struct Count {
  std::int64_t requests = 0, oldest_ms = 0;
  std::optional<Date> due;  // of the one that is due first
};
Result<Count> open_in(db::Session& session, std::int64_t lo, std::int64_t hi);

}  // namespace xt::corrections
