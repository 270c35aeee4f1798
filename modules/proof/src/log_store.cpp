#include "log_store.h"

#include <bit>

#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// Leaves from the ledger; for at most a tile.
Result<merkle::Hash> from_leaves(db::Session& session, std::uint64_t first, std::uint64_t count) {
  merkle::Builder builder;
  bool gap = false;
  const db::Args args = {{"lo", static_cast<std::int64_t>(first)},
                         {"hi", static_cast<std::int64_t>(first + count)}};
  XT_CHECK_OK(session.each(sql::leaves, args, [&](const db::Row& row) {
    const auto index = static_cast<std::uint64_t>(row.i64(0));
    if (index < first || index >= first + count) return true;
    gap = gap || index != first + builder.size();
    builder.add(merkle::leaf_hash(from_hex(row.text(1))));
    return !gap;
  }));
  if (gap || builder.size() != count) return make_error(Code::conflict, "proof.log_damaged");
  return builder.root();
}

}  // namespace

merkle::Hash from_hex(std::string_view text) {
  if (text.size() != 2 * merkle::kHashSize) return {};
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = nibble(text[i]), low = nibble(text[i + 1]);
    if (high < 0 || low < 0) return {};
    out.push_back(static_cast<char>(high * 16 + low));
  }
  return out;
}

Root root_row(const db::Row& row) {
  return {static_cast<std::uint64_t>(row.i64(0)), Date(static_cast<std::int32_t>(row.i64(1))),
          std::string(row.text(2)), std::string(row.text(3)), row.i64(4)};
}

std::string root_payload(const Root& root) {
  return R"({"day":")" + root.day.iso() + R"(","size":)" + std::to_string(root.size) + R"(,"root":")" +
         root.root + R"("})";
}

Result<merkle::Hash> subtree_root(db::Session& session, std::uint64_t first, std::uint64_t count) {
  if (std::has_single_bit(count) && count >= kTile && first % count == 0) {
    const int level = std::countr_zero(count);
    auto row = session.one(
        sql::node, {{"level", std::int64_t{level}}, {"position", static_cast<std::int64_t>(first >> level)}});
    if (row.ok()) return from_hex(row->text(0));
    if (row.error().reason == "db.no_row") return make_error(Code::conflict, "proof.log_damaged");
    return std::move(row).error();
  }
  if (count <= kTile) return from_leaves(session, first, count);
  const std::uint64_t k = merkle::split(count);
  XT_TRY(const merkle::Hash left, subtree_root(session, first, k));
  XT_TRY(const merkle::Hash right, subtree_root(session, first + k, count - k));
  return merkle::node_hash(left, right);
}

}  // namespace xt::proof
