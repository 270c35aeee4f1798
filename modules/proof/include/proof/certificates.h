// Certificates of hours: a paper with a number, a QR code and the digest of its file. What it says is copied
// from the ledger on the day of issue and never changes; the ledger may change, and then verifying says so.
//
// Functions with a Session work inside the caller's transaction. Whether the caller may see a person or a
// certificate (its org_key) is the caller's question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"
#include "proof/draft.h"

namespace xt::proof {

db::ModuleMigrations migrations();

inline constexpr int kMostOwnADay = 10;             // that a person issues to themselves
inline constexpr std::size_t kLongestReason = 200;  // characters

struct Certificate {
  Id id = 0;
  Id teacher = 0;
  std::int64_t org_key = 0;
  std::string kind;    // hours programme
  std::string number;  // without hyphens
  std::string file_digest;
  Period period;  // half-open
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  std::string title;
  std::string content;  // JSON; content_of
  std::string state;    // valid revoked replaced
  std::int64_t issued_ms = 0;
  Id issued_by = 0;
  std::optional<Id> batch;
  std::int64_t ended_ms = 0;
  std::string ended_reason;
  std::optional<Id> replaced_by;
  bool changed = false;  // an entry that it rests on was taken back since
};

struct Issue {
  Id account = 0;
  std::int64_t now_ms = 0;
  std::optional<Id> batch = std::nullopt;
  std::string file_digest;
};
// Keeps the drafted paper. conflict db.unique where the batch has one for this person already.
Result<Certificate> keep(db::Session& session, const auth::Keyring& keyring, const Draft& draft,
                         const Issue& issue);
// How many the account issued since, outside batches.
Result<std::int64_t> issued_since(db::Session& session, Id teacher, Id account, std::int64_t since_ms);
Result<bool> in_batch(db::Session& session, Id batch, Id teacher);

// proof.no_certificate
Result<Certificate> find(db::Session& session, Id id);
Result<std::vector<Certificate>> of_teacher(db::Session& session, Id teacher);  // latest first, at most 200

struct Ending {
  Id account = 0;
  std::string reason;
  std::int64_t now_ms = 0;
  std::optional<Id> replaced_by = std::nullopt;  // another paper takes its place
};
// proof.already_ended; proof.reason_required (1 … kLongestReason characters).
Result<Certificate> end(db::Session& session, Id id, const Ending& ending);

struct Filter {
  std::int64_t lo = 0, hi = 0;  // subtree of organisations
  std::string state;            // empty: all
  std::string name;             // part of the teacher's name
  std::optional<Id> batch;
  Id before = 0;  // 0: from the latest
  int limit = 50;
  int skip = 0;
};
struct Page {
  std::vector<Certificate> certificates;  // latest first
  std::int64_t total = 0;
};
Result<Page> list(db::Session& session, const Filter& filter);

// For the public. Unknown: nullopt. By number the time does not depend on how much of it was guessed.
Result<std::optional<Certificate>> by_number(db::Session& session, const auth::Keyring& keyring,
                                             std::string_view number);
Result<std::optional<Certificate>> by_file(db::Session& session, std::string_view sha256_hex);

}  // namespace xt::proof
