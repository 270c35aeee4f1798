#include "proof/log.h"

#include <boost/json.hpp>

#include "base/text.h"
#include "proof/keys.h"

#include "log_store.h"
#include "test_proof.h"

namespace xt::proof {
namespace {

using testing::must;

class Log : public testing::ProofTest {
 protected:
  std::optional<Root> grow() { return must(extend(database(), keyring(), now_ms())); }
  LogReport check() { return must(check_log(database())); }
  void many(int who, int from, int to) {
    for (int week = from; week < to; ++week) earn(who, week);
  }
  std::string hash_of(Id teacher, std::int64_t seq) {
    return std::string(read([&](db::Session& s) {
                         return s.one(db::Sql{"SELECT hash FROM credits_pub_link WHERE teacher_id = " +
                                              std::to_string(teacher) + " AND seq = " + std::to_string(seq)});
                       }).text(0));
  }
  void tamper(const std::string& sql) {
    must(database().write([&](db::Session& s) { return s.script(sql); }));
  }
};

TEST_P(Log, GrowsByWhatWasPostedAndSignsItsRoot) {
  EXPECT_FALSE(grow().has_value()) << "nothing was posted";
  many(0, 0, 3);
  many(1, 0, 2);
  const auto first = grow();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->size, 5U);
  EXPECT_FALSE(grow().has_value());
  const auto keys = read([](db::Session& s) { return public_keys(s); });
  ASSERT_EQ(keys.size(), 1U);
  const auto payload = must(auth::verify_jws(first->signature, {keys[0].key}));
  EXPECT_EQ(boost::json::parse(payload).at("root").as_string(), first->root);
  EXPECT_EQ(boost::json::parse(payload).at("size").as_int64(), 5);
  many(0, 3, 4);
  many(2, 0, 1);
  EXPECT_EQ(grow()->size, 7U);
  EXPECT_FALSE(check().difference.has_value());
  EXPECT_EQ(check().leaves, 7U);
  EXPECT_EQ(check().roots, 2U);
}

TEST_P(Log, EveryEntryIsProvenAndEveryRootGoesOnFromTheFormer) {
  for (int round = 0; round < 4; ++round) {
    for (int who = 0; who < 3; ++who) many(who, 3 * round, 3 * round + 1 + who);
    grow();
  }
  const auto all = read([](db::Session& s) { return roots(s, 0, 100); });
  ASSERT_EQ(all.size(), 4U);
  for (int who = 0; who < 3; ++who) {
    const std::int64_t entries = 4LL * (1 + who);
    for (std::int64_t seq = 1; seq <= entries; ++seq) {
      const auto proof = read([&](db::Session& s) { return inclusion_of(s, teacher(who), seq); });
      EXPECT_TRUE(merkle::verify_inclusion(merkle::leaf_hash(from_hex(hash_of(teacher(who), seq))),
                                           proof.index, proof.root.size, proof.path,
                                           from_hex(proof.root.root)));
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const auto path = read([&](db::Session& s) { return consistency_of(s, all[i].size, all[j].size); });
      EXPECT_TRUE(merkle::verify_consistency(all[i].size, all[j].size, from_hex(all[i].root),
                                             from_hex(all[j].root), path));
    }
  }
  const auto reason = [&](std::uint64_t first, std::uint64_t second) {
    return database().read([&](db::Session& s) { return consistency_of(s, first, second); }).error().reason;
  };
  EXPECT_EQ(reason(all[0].size, all[1].size), "proof.bad_sizes");
  EXPECT_EQ(reason(1, all[0].size), "proof.no_root");
  earn(0, 50);
  EXPECT_EQ(database().read([&](db::Session& s) { return inclusion_of(s, teacher(0), 5); }).error().reason,
            "proof.not_logged");
}

// More than a tile, so that stored nodes take part.
TEST_P(Log, StoredSubtreesGiveTheSameProofs) {
  tamper("INSERT INTO " + testing::kChains + " (teacher_id, seq, hash) VALUES (77, 700, '')");
  must(database().write([&](db::Session& s) -> Status {
    auto bulk = s.bulk(testing::kEntries,
                       "teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, "
                       "credits_x100, records, org_key, key, hash");
    for (std::int64_t i = 1; i <= 700; ++i) {
      XT_CHECK_OK(bulk->add({std::int64_t{77}, i, i, std::string("award"), std::int64_t{1}, std::int64_t{1},
                             std::int64_t{1}, std::int64_t{1}, std::int64_t{1}, std::int64_t{1},
                             std::int64_t{1}, std::to_string(i), sha256_hex(std::to_string(i))}));
    }
    return bulk->finish();
  }));
  many(0, 0, 1);
  const auto root = grow();
  ASSERT_EQ(root->size, 701U);
  merkle::Builder whole;
  // Teacher 77 stands before all others.
  for (int i = 1; i <= 700; ++i) whole.add(merkle::leaf_hash(from_hex(sha256_hex(std::to_string(i)))));
  whole.add(merkle::leaf_hash(from_hex(hash_of(teacher(0), 1))));
  EXPECT_EQ(root->root, hex(whole.root()));
  many(1, 0, 1);
  const auto next = grow();
  EXPECT_FALSE(check().difference.has_value());
  for (const std::int64_t seq : {1, 256, 257, 512, 513, 700}) {
    const auto proof = read([&](db::Session& s) { return inclusion_of(s, 77, seq); });
    EXPECT_EQ(proof.index, static_cast<std::uint64_t>(seq - 1));
    EXPECT_TRUE(merkle::verify_inclusion(merkle::leaf_hash(from_hex(sha256_hex(std::to_string(seq)))),
                                         proof.index, proof.root.size, proof.path,
                                         from_hex(proof.root.root)));
  }
  const auto path = read([&](db::Session& s) { return consistency_of(s, 701, 702); });
  EXPECT_TRUE(merkle::verify_consistency(701, 702, from_hex(root->root), from_hex(next->root), path));
  // Whoever rewrites the ledger with all its hashes contradicts the tree.
  tamper("UPDATE " + testing::kEntries + " SET hash = '" + sha256_hex("other") +
         "' WHERE teacher_id = 77 AND seq = 300");
  const auto report = check();
  ASSERT_TRUE(report.difference.has_value());
  EXPECT_EQ(report.difference->what, "node");
  EXPECT_EQ(report.difference->index, 256U);
  EXPECT_EQ(report.difference->count, 256U);
}

TEST_P(Log, WhatAnInsiderDoesShows) {
  many(0, 0, 4);
  many(1, 0, 2);
  const auto root = grow();
  const auto what = [&] {
    const auto report = check();
    return report.difference ? report.difference->what : std::string();
  };
  const std::string last = " WHERE teacher_id = " + std::to_string(teacher(1)) + " AND seq = 2";
  tamper("UPDATE " + testing::kEntries + " SET hash = '" + sha256_hex("x") + "'" + last);
  EXPECT_EQ(what(), "root");
  const std::string forged = root->root.substr(1) + "0";
  tamper("UPDATE proof_root SET root = '" + forged + "'");
  EXPECT_EQ(what(), "signature");
  tamper("UPDATE proof_root SET root = '" + root->root + "'");
  tamper("DELETE FROM " + testing::kEntries + last + "; UPDATE " + testing::kChains +
         " SET seq = 1 WHERE teacher_id = " + std::to_string(teacher(1)));
  EXPECT_EQ(what(), "missing");
}

TEST_P(Log, KeysAreRotatedAndOldRootsStillVerify) {
  many(0, 0, 1);
  const auto first = grow();
  write([&](db::Session& s) { return rotate_key(s, keyring(), now_ms()); });
  many(0, 1, 2);
  const auto second = grow();
  const auto keys = read([](db::Session& s) { return public_keys(s); });
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_TRUE(must(auth::verify_jws(first->signature, {keys[0].key, keys[1].key})).size() > 0);
  EXPECT_EQ(keys[0].retired + keys[1].retired, 1);
  EXPECT_FALSE(check().difference.has_value());
  const auto kept = read([](db::Session& s) {
    return s.one(db::Sql{"SELECT COUNT(*) FROM proof_key WHERE secret LIKE '%PRIVATE%'"});
  });
  EXPECT_EQ(kept.i64(0), 0) << "the secret is encrypted";
}

XT_BOTH_ENGINES(Log);

}  // namespace
}  // namespace xt::proof
