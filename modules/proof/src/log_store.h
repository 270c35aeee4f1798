// The tree as it is stored: nodes of 256 leaves and more in a table, what is below from the ledger.
#pragma once

#include "proof/log.h"

namespace xt::proof {

inline constexpr int kLowestLevel = 8;
inline constexpr std::uint64_t kTile = 1U << kLowestLevel;

Root root_row(const db::Row& row);  // size, day, root, signed, made_ms

// The root over [first, first + count): of the subtrees that proofs ask for.
Result<merkle::Hash> subtree_root(db::Session& session, std::uint64_t first, std::uint64_t count);

merkle::Hash from_hex(std::string_view hex64);  // "" where it is none

std::string root_payload(const Root& root);  // what is signed

}  // namespace xt::proof
