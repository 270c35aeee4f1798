#include "proof/merkle.h"

#include <bit>

#include <gtest/gtest.h>

#include "base/text.h"

namespace xt::proof::merkle {
namespace {

// The leaves and roots that implementers of RFC 6962 and 9162 publish: hex of the entries, then the root of
// the first 1, 2, … of them.
const std::vector<std::string> kEntries = {
    "",
    std::string("\x00", 1),
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
const char* const kRoots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                              "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                              "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                              "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                              "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                              "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Hash> leaves(std::size_t count) {
  std::vector<Hash> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(leaf_hash(i < kEntries.size() ? kEntries[i] : std::to_string(i)));
  }
  return out;
}

// MTH of section 2.1.1, word for word.
Hash mth(const std::vector<Hash>& all, std::size_t first, std::size_t count) {
  if (count == 0) return empty_root();
  if (count == 1) return all[first];
  const std::size_t k = split(count);
  return node_hash(mth(all, first, k), mth(all, first + k, count - k));
}

Roots roots_of(const std::vector<Hash>& all) {
  return [&all](std::uint64_t first, std::uint64_t count) -> Result<Hash> { return mth(all, first, count); };
}

TEST(Merkle, KnownRoots) {
  EXPECT_EQ(hex(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const auto all = leaves(8);
  Builder builder;
  EXPECT_EQ(builder.root(), empty_root());
  for (std::size_t n = 1; n <= 8; ++n) {
    EXPECT_EQ(hex(mth(all, 0, n)), kRoots[n - 1]) << n;
    builder.add(all[n - 1]);
    EXPECT_EQ(hex(builder.root()), kRoots[n - 1]) << n;
  }
}

// The example tree of section 2.1.5: seven leaves; the paths of d0, d3, d4 and d6, the proofs from 3, 4, 6.
TEST(Merkle, TheExampleOfTheRfc) {
  const auto d = leaves(7);
  const Hash g = node_hash(d[0], d[1]), h = node_hash(d[2], d[3]), i = node_hash(d[4], d[5]);
  const Hash k = node_hash(g, h), l = node_hash(i, d[6]);
  const auto path = [&](std::uint64_t m) { return *inclusion(roots_of(d), m, 7); };
  EXPECT_EQ(path(0), (std::vector<Hash>{d[1], h, l}));
  EXPECT_EQ(path(3), (std::vector<Hash>{d[2], g, l}));
  EXPECT_EQ(path(4), (std::vector<Hash>{d[5], d[6], k}));
  EXPECT_EQ(path(6), (std::vector<Hash>{i, k}));
  const auto proof = [&](std::uint64_t m) { return *consistency(roots_of(d), m, 7); };
  EXPECT_EQ(proof(3), (std::vector<Hash>{d[2], d[3], g, l}));
  EXPECT_EQ(proof(4), (std::vector<Hash>{l}));
  EXPECT_EQ(proof(6), (std::vector<Hash>{i, d[6], k}));
  EXPECT_TRUE(proof(7).empty());
}

TEST(Merkle, EveryProofHoldsAndNoOtherDoes) {
  const auto all = leaves(33);
  const auto roots = roots_of(all);
  for (std::uint64_t n = 1; n <= all.size(); ++n) {
    const Hash root = mth(all, 0, n);
    for (std::uint64_t m = 0; m < n; ++m) {
      const auto path = *inclusion(roots, m, n);
      ASSERT_TRUE(verify_inclusion(all[m], m, n, path, root)) << m << " of " << n;
      EXPECT_FALSE(verify_inclusion(all[(m + 1) % all.size()], m, n, path, root));
      EXPECT_FALSE(verify_inclusion(all[m], m + 1, n, path, root));
      auto longer = path;
      longer.push_back(all[0]);
      EXPECT_FALSE(verify_inclusion(all[m], m, n, longer, root));
      for (auto wrong = path; !wrong.empty();) {
        wrong.pop_back();
        EXPECT_FALSE(verify_inclusion(all[m], m, n, wrong, root));
      }
    }
    for (std::uint64_t m = 1; m <= n; ++m) {
      const auto proof = *consistency(roots, m, n);
      ASSERT_TRUE(verify_consistency(m, n, mth(all, 0, m), root, proof)) << m << " to " << n;
      EXPECT_FALSE(verify_consistency(m, n, leaf_hash("other"), root, proof));
      EXPECT_FALSE(verify_consistency(m, n, mth(all, 0, m), leaf_hash("other"), proof));
      for (std::size_t i = 0; i < proof.size(); ++i) {
        auto wrong = proof;
        wrong[i][31] = static_cast<char>(wrong[i][31] ^ 1);
        EXPECT_FALSE(verify_consistency(m, n, mth(all, 0, m), root, wrong));
      }
    }
  }
}

TEST(Merkle, WhatDoesNotFitIsRefused) {
  const auto all = leaves(4);
  const Hash root = mth(all, 0, 4);
  const auto path = *inclusion(roots_of(all), 1, 4);
  EXPECT_FALSE(verify_inclusion(all[1].substr(1), 1, 4, path, root));
  EXPECT_FALSE(verify_inclusion(all[1], 1, 4, {path[0], path[1].substr(1)}, root));
  EXPECT_FALSE(verify_inclusion(all[1], 1, 4, path, root + "x"));
  EXPECT_FALSE(verify_inclusion(all[1], 1, 0, path, root));
  EXPECT_FALSE(verify_consistency(0, 4, empty_root(), root, {}));
  EXPECT_FALSE(verify_consistency(5, 4, root, root, {}));
  EXPECT_FALSE(verify_consistency(3, 4, root, root, {}));
  EXPECT_EQ(inclusion(roots_of(all), 4, 4).error().reason, "proof.bad_index");
  EXPECT_EQ(consistency(roots_of(all), 0, 4).error().reason, "proof.bad_sizes");
  EXPECT_EQ(consistency(roots_of(all), 5, 4).error().reason, "proof.bad_sizes");
}

TEST(Merkle, TheBuilderTellsOfCompleteSubtreesAndGoesOnFromThem) {
  const auto all = leaves(21);
  std::size_t told = 0;
  const auto complete = [&](int level, std::uint64_t position, const Hash& hash) {
    ++told;
    EXPECT_EQ(hash, mth(all, position << level, std::size_t{1} << level));
  };
  for (std::size_t from = 0; from <= 21; ++from) {
    std::vector<Hash> subtrees;
    for (std::size_t rest = from, base = 0; rest != 0;) {
      const std::size_t part = std::bit_floor(rest);
      subtrees.push_back(mth(all, base, part));
      base += part;
      rest -= part;
    }
    Builder builder(from, subtrees, complete);
    for (std::size_t i = from; i < 21; ++i) builder.add(all[i]);
    EXPECT_EQ(builder.root(), mth(all, 0, 21)) << from;
  }
  EXPECT_GT(told, 18U);
}

}  // namespace
}  // namespace xt::proof::merkle
