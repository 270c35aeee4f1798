#include "proof/log.h"

#include <bit>
#include <limits>

#include "base/text.h"
#include "proof/keys.h"

#include "log_store.h"
#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

struct Run {
  Id teacher = 0;
  std::int64_t first_seq = 0, entries = 0;
  std::uint64_t first_index = 0;
  bool known = false;  // the chain has entries in the log already
};
struct Node {
  int level = 0;
  std::uint64_t position = 0;
  merkle::Hash hash;
};
struct Growth {
  std::vector<Run> runs;
  std::vector<Node> nodes;
};

// The complete subtrees of a tree of `size` leaves, the largest first.
Result<std::vector<merkle::Hash>> frontier(db::Session& session, std::uint64_t size) {
  std::vector<merkle::Hash> out;
  for (std::uint64_t base = 0; base < size;) {
    const std::uint64_t part = std::bit_floor(size - base);
    XT_TRY(merkle::Hash one, subtree_root(session, base, part));
    out.push_back(std::move(one));
    base += part;
  }
  return out;
}

Result<merkle::Builder> read_new(db::Session& session, std::uint64_t size, Growth& growth) {
  XT_TRY(auto subtrees, frontier(session, size));
  merkle::Builder builder(size, std::move(subtrees), [&](int level, std::uint64_t at, const merkle::Hash& h) {
    if (level >= kLowestLevel) growth.nodes.push_back({level, at, h});
  });
  bool gap = false;
  XT_CHECK_OK(session.each(sql::new_links, {}, [&](const db::Row& row) {
    const Id teacher = row.i64(0);
    const std::int64_t seq = row.i64(1);
    if (growth.runs.empty() || growth.runs.back().teacher != teacher) {
      growth.runs.push_back({teacher, seq, 0, builder.size(), row.i64(3) == 1});
    }
    Run& run = growth.runs.back();
    gap = gap || seq != run.first_seq + run.entries;
    ++run.entries;
    builder.add(merkle::leaf_hash(from_hex(row.text(2))));
    return !gap;
  }));
  if (gap) return make_error(Code::conflict, "proof.log_damaged", "a chain has a gap: ledger verify");
  return builder;
}

Status write(db::Session& session, const Growth& growth) {
  for (const Run& run : growth.runs) {
    if (!run.known) continue;
    XT_TRY(
        [[maybe_unused]] const auto rows,
        session.exec(sql::grow_chain, {{"teacher", run.teacher}, {"seq", run.first_seq + run.entries - 1}}));
  }
  auto chains = session.bulk("proof_chain", "teacher_id, seq");
  for (const Run& run : growth.runs) {
    if (!run.known) XT_CHECK_OK(chains->add({run.teacher, run.first_seq + run.entries - 1}));
  }
  XT_CHECK_OK(chains->finish());
  auto runs = session.bulk("proof_run", "first_index, teacher_id, first_seq, entries");
  for (const Run& run : growth.runs) {
    XT_CHECK_OK(
        runs->add({static_cast<std::int64_t>(run.first_index), run.teacher, run.first_seq, run.entries}));
  }
  XT_CHECK_OK(runs->finish());
  auto nodes = session.bulk("proof_node", "level, position, hash");
  for (const Node& node : growth.nodes) {
    XT_CHECK_OK(
        nodes->add({std::int64_t{node.level}, static_cast<std::int64_t>(node.position), hex(node.hash)}));
  }
  return nodes->finish();
}

}  // namespace

Result<std::optional<Root>> extend(db::Database& database, const auth::Keyring& keyring,
                                   std::int64_t now_ms) {
  return database.write_many([&](db::Session& session) -> Result<std::optional<Root>> {
    XT_TRY(const auto before, last_root(session));
    Growth growth;
    XT_TRY(const merkle::Builder builder, read_new(session, before ? before->size : 0, growth));
    if (growth.runs.empty()) return std::optional<Root>{};
    XT_CHECK_OK(write(session, growth));
    Root out{builder.size(), shanghai_date(now_ms), hex(builder.root()), {}, now_ms};
    XT_TRY(const auth::SigningPair pair, signing_pair(session, keyring, now_ms));
    out.signature = pair.jws(R"({"alg":"RS256","kid":")" + pair.key().kid + R"("})", root_payload(out));
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::insert_root, {{"size", static_cast<std::int64_t>(out.size)},
                                           {"day", std::int64_t{out.day.days()}},
                                           {"root", out.root},
                                           {"signed", out.signature},
                                           {"now", now_ms}}));
    return std::optional(std::move(out));
  });
}

Result<std::optional<Root>> last_root(db::Session& session) {
  auto row = session.one(sql::last_root);
  if (row.ok()) return std::optional(root_row(*row));
  if (row.error().reason == "db.no_row") return std::optional<Root>{};
  return std::move(row).error();
}

Result<Root> root_of(db::Session& session, std::uint64_t size) {
  auto row = session.one(sql::root_of_size, {{"size", static_cast<std::int64_t>(size)}});
  if (row.ok()) return root_row(*row);
  if (row.error().reason == "db.no_row") return make_error(Code::not_found, "proof.no_root");
  return std::move(row).error();
}

Result<std::vector<Root>> roots(db::Session& session, std::uint64_t before, int limit) {
  constexpr auto kAll = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  std::vector<Root> out;
  const db::Args args = {{"before", static_cast<std::int64_t>(before == 0 ? kAll : before)},
                         {"limit", std::int64_t{limit}}};
  XT_CHECK_OK(session.each(sql::roots, args, [&](const db::Row& row) {
    out.push_back(root_row(row));
    return true;
  }));
  return out;
}

Result<Inclusion> inclusion_of(db::Session& session, Id teacher, std::int64_t seq) {
  auto row = session.one(sql::index_of, {{"teacher", teacher}, {"seq", seq}});
  if (!row.ok()) {
    if (row.error().reason == "db.no_row") return make_error(Code::not_found, "proof.not_logged");
    return std::move(row).error();
  }
  Inclusion out;
  out.index = static_cast<std::uint64_t>(row->i64(0));
  XT_TRY(auto root, last_root(session));
  if (!root || out.index >= root->size) return make_error(Code::not_found, "proof.not_logged");
  out.root = *std::move(root);
  XT_TRY(out.path, merkle::inclusion([&](std::uint64_t first,
                                         std::uint64_t count) { return subtree_root(session, first, count); },
                                     out.index, out.root.size));
  return out;
}

Result<std::vector<merkle::Hash>> consistency_of(db::Session& session, std::uint64_t first,
                                                 std::uint64_t second) {
  XT_TRY([[maybe_unused]] const Root from, root_of(session, first));
  XT_TRY([[maybe_unused]] const Root to, root_of(session, second));
  return merkle::consistency(
      [&](std::uint64_t base, std::uint64_t count) { return subtree_root(session, base, count); }, first,
      second);
}

}  // namespace xt::proof
