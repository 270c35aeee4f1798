// What platforms hand in: up to a thousand achievements at a time, taken up at once, posted in the
// background, answered row by row on the receipt. Each is known by the platform's own id: the same row again
// is "repeated", another row under a known id is refused.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "auth/keyring.h"
#include "intake/achievement.h"
#include "intake/platforms.h"
#include "jobs/jobs.h"

namespace xt::intake {

inline constexpr std::size_t kMostRows = 1'000;
inline constexpr std::size_t kMostOctets = 2 << 20;  // of a request

// A row at the door: read and judged by itself, before anything is known about the person.
struct DoorRow {
  int number = 0;           // from 1
  std::string external_id;  // "" where it could not be read
  std::string person;       // keyed hash of the identity number
  std::string name;
  Achievement what;                // without teacher, origin and key
  std::string state = "accepted";  // accepted repeated refused
  std::string reason, detail;
  std::string digest() const;
};
// The body {"rows": […]}. Errors: intake.bad_batch (no list, none, more than kMostRows). What is wrong with
// single rows stands in the rows. Pure.
Result<std::vector<DoorRow>> read_batch(const boost::json::object& body, const auth::Keyring& keyring,
                                        Date today);

struct BatchLine {
  Id platform = 0, id = 0, token = 0;
  orgs::KeyRange scope;
  std::string state, reason;  // received done failed undoing undone
  Counts counts;
  std::int64_t received_ms = 0, done_ms = 0;
  std::string platform_name;
  std::string file_name, file;  // of a sheet: its name and the digest of its bytes
  std::string account;          // who handed the sheet in
  std::int64_t seen_ms = 0;     // its refused rows were seen to
  std::int64_t undone_ms = 0;
  std::string undone_by;
  Id job = 0;  // received undoing: whose work it is
};
struct RowLine {
  int number = 0;
  std::string external_id, state, reason, detail;
  Id teacher = 0, entry = 0;
  std::string digest;
  std::string facts;  // JSON
};

// Takes them up and enqueues the work; the audit is written with it. Answers the receipt's id. Error
// intake.other_provider (forbidden): a row names a provider that the platform does not speak for.
struct SheetFile {
  std::string name, digest;
};
Result<Id> receive(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                   const Platform& platform, const std::vector<DoorRow>& rows, const SheetFile& sheet = {});
// Its refused rows no longer wait in the inbox; again: no effect.
Status see_to(db::Session& session, const access::Actor& actor, const BatchLine& batch);

// intake.no_receipt
Result<BatchLine> find_batch(db::Session& session, Id id);
// `state` empty: all.
Result<std::vector<RowLine>> rows_of(db::Session& session, Id batch, const std::string& state = {});
struct BatchPage {
  std::vector<BatchLine> batches;  // the latest first
  std::int64_t total = 0;
};
Result<BatchPage> batches(db::Session& session, Id platform, Id before, int limit);

// intake.post. Everything given must outlive the runner.
std::map<std::string, jobs::Handler> job_handlers(db::Database& database, Converter convert = as_claimed());

}  // namespace xt::intake
