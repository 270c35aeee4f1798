// The Merkle log over the ledger: every entry is a leaf (its hash, 32 octets), once a day the root is signed.
// Whoever kept a root can later prove that an entry was in it, and that the log of today goes on from the log
// of then.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "proof/merkle.h"

namespace xt::proof {

struct Root {
  std::uint64_t size = 0;  // leaves
  Date day;
  std::string root;       // 64 hex
  std::string signature;  // JWS over {"day":"2025-06-30","size":123,"root":"…"}
  std::int64_t made_ms = 0;
};

// Takes up what was posted since and signs the new root. nullopt where nothing was posted. Two at once: one
// of them answers db.unique. Reads the new entries alone.
Result<std::optional<Root>> extend(db::Database& database, const auth::Keyring& keyring, std::int64_t now_ms);

Result<std::optional<Root>> last_root(db::Session& session);
Result<Root> root_of(db::Session& session, std::uint64_t size);                          // proof.no_root
Result<std::vector<Root>> roots(db::Session& session, std::uint64_t before, int limit);  // the largest first

struct Inclusion {
  std::uint64_t index = 0;
  Root root;  // the latest
  std::vector<merkle::Hash> path;
};
// proof.not_logged where the entry is younger than the latest root.
Result<Inclusion> inclusion_of(db::Session& session, Id teacher, std::int64_t seq);
// Between two roots of the table. proof.no_root, proof.bad_sizes; proof.log_damaged where rows are missing.
Result<std::vector<merkle::Hash>> consistency_of(db::Session& session, std::uint64_t first,
                                                 std::uint64_t second);

struct LogDifference {
  std::string what;         // signature, root, node, missing, shrunk
  std::uint64_t index = 0;  // of the first leaf concerned
  std::uint64_t count = 1;  // how many leaves it may be among
  Id teacher = 0;           // whose entry that leaf is; 0 unknown
  std::int64_t seq = 0;
  std::string day;  // root, signature: of the root
};
struct LogReport {
  std::uint64_t leaves = 0, roots = 0;
  std::optional<LogDifference> difference;
};
// Builds the tree anew from the ledger and compares every node and root. Streams.
Result<LogReport> check_log(db::Database& database);

}  // namespace xt::proof
