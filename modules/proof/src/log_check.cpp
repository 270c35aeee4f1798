// The tree built anew from the ledger, held against every stored node and every signed root.
#include <map>
#include <vector>

#include "base/text.h"
#include "proof/keys.h"

#include "log_store.h"
#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

struct Kept {
  std::map<std::pair<int, std::uint64_t>, std::string> nodes;  // hex
  std::vector<Root> roots;                                     // the smallest first
};

Result<Kept> kept(db::Session& session) {
  Kept out;
  XT_CHECK_OK(session.each(sql::all_nodes, {}, [&](const db::Row& row) {
    out.nodes.emplace(std::pair(static_cast<int>(row.i64(0)), static_cast<std::uint64_t>(row.i64(1))),
                      row.text(2));
    return true;
  }));
  XT_CHECK_OK(session.each(sql::all_roots, {}, [&](const db::Row& row) {
    out.roots.push_back(root_row(row));
    return true;
  }));
  return out;
}

std::optional<LogDifference> signatures(const Kept& all, const std::vector<PublicKey>& keys) {
  std::vector<auth::SigningKey> set;
  for (const PublicKey& one : keys) set.push_back(one.key);
  for (const Root& one : all.roots) {
    const auto payload = auth::verify_jws(one.signature, set);
    if (!payload.ok() || *payload != root_payload(one)) {
      return LogDifference{"signature", 0, one.size, 0, 0, one.day.iso()};
    }
  }
  return std::nullopt;
}

// Walks the leaves in order; stops at the first difference.
class Walk {
 public:
  explicit Walk(const Kept& all)
      : all_(all),
        builder_([this](int level, std::uint64_t at, const merkle::Hash& hash) { node(level, at, hash); }) {}

  bool leaf(const db::Row& row) {
    const auto index = static_cast<std::uint64_t>(row.i64(0) + row.i64(3) - row.i64(5));
    if (row.null(2) || index != builder_.size()) {
      difference = LogDifference{"missing", builder_.size(), 1, row.i64(2), row.i64(3), {}};
      return false;
    }
    if (next_root_ < all_.roots.size() && index == all_.roots[next_root_].size && !root()) return false;
    builder_.add(merkle::leaf_hash(from_hex(row.text(4))));
    return !difference.has_value();
  }
  void finish() {
    if (difference) return;
    const std::uint64_t size = all_.roots.empty() ? 0 : all_.roots.back().size;
    if (builder_.size() != size) {
      difference = LogDifference{"missing", std::min(builder_.size(), size), 1, 0, 0, {}};
    } else if (next_root_ < all_.roots.size()) {
      root();
    }
  }
  std::uint64_t size() const { return builder_.size(); }
  std::optional<LogDifference> difference;

 private:
  void node(int level, std::uint64_t at, const merkle::Hash& hash) {
    if (level < kLowestLevel || difference) return;
    const auto found = all_.nodes.find({level, at});
    if (found != all_.nodes.end() && found->second == hex(hash)) return;
    difference = LogDifference{"node", at << level, std::uint64_t{1} << level, 0, 0, {}};
  }
  bool root() {
    const Root& one = all_.roots[next_root_++];
    if (one.root == hex(builder_.root())) return true;
    // All complete subtrees agreed so far: it lies behind the last of them.
    const std::uint64_t first = one.size / kTile * kTile;
    difference = LogDifference{"root", first, one.size - first, 0, 0, one.day.iso()};
    return false;
  }

  const Kept& all_;
  merkle::Builder builder_;
  std::size_t next_root_ = 0;
};

Result<LogReport> check(db::Session& session) {
  LogReport out;
  XT_TRY(const Kept all, kept(session));
  XT_TRY(const auto keys, public_keys(session));
  out.roots = all.roots.size();
  out.difference = signatures(all, keys);
  if (out.difference) return out;
  Walk walk(all);
  XT_CHECK_OK(session.each(sql::all_leaves, {}, [&](const db::Row& row) { return walk.leaf(row); }));
  walk.finish();
  out.leaves = walk.size();
  out.difference = walk.difference;
  if (out.difference) return out;
  XT_TRY(const auto shrunk, session.all(sql::shrunk_chains));
  if (!shrunk.empty()) {
    out.difference = LogDifference{"shrunk", 0, 1, shrunk[0].i64(0), shrunk[0].i64(2) + 1, {}};
  }
  return out;
}

}  // namespace

Result<LogReport> check_log(db::Database& database) {
  return database.read([](db::Session& session) { return check(session); });
}

}  // namespace xt::proof
