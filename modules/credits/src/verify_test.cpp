// What an insider with the database's password can do, and how it shows.
#include "credits/verify.h"

#include <sstream>

#include <gtest/gtest.h>

#include "base/digest.h"
#include "credits/chain.h"

#include "store.h"
#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;

class Verify : public testing::LedgerTest {
 protected:
  Verify() : LedgerTest(12) {
    for (int n = 0; n < 5; ++n) put({entry_of(teacher(0), n), entry_of(teacher(1), n)});
  }
  std::string where(Id id, int seq) {
    return " WHERE teacher_id = " + std::to_string(id) + " AND seq = " + std::to_string(seq);
  }
  void expect(Id id, std::int64_t seq, const char* what) {
    const auto report = check();
    ASSERT_TRUE(report.difference.has_value());
    EXPECT_EQ(report.difference->teacher, id);
    EXPECT_EQ(report.difference->seq, seq);
    EXPECT_EQ(report.difference->what, what);
  }
};

TEST_P(Verify, AnHonestLedgerHolds) {
  const auto report = check();
  EXPECT_FALSE(report.difference.has_value());
  EXPECT_EQ(report.entries, 10);
  EXPECT_EQ(report.teachers, 2);
  std::ostringstream out;
  EXPECT_EQ(ledger_verify_command(database(), out), 0);
  EXPECT_NE(out.str().find("10 entries"), std::string::npos);
}

TEST_P(Verify, OneByteShows) {
  tamper("UPDATE credits_entry SET provider = provider || ' '" + where(teacher(1), 3));
  expect(teacher(1), 3, "hash");
  std::ostringstream out;
  EXPECT_EQ(ledger_verify_command(database(), out), 1);
  EXPECT_NE(out.str().find(std::to_string(teacher(1)) + ", seq 3"), std::string::npos) << out.str();
}

TEST_P(Verify, OneByteIsFoundToTheColumnAndItsFormerValue) {
  struct Change {
    const char* set;
    const char* column;
    const char* was;
  };
  const Change changes[] = {{"hours_x100 = 9000", "hours_x100", "1000"},
                            {"credits_x100 = 1000", "credits_x100", "100"},
                            {"hours_x100 = 100", "hours_x100", "1000"},
                            {"mode = 'in-person'", "mode", "in_person"},
                            {"provider = provider || 'x'", "provider", "县教师发展中心"},
                            {"level = 'count'", "level", "county"}};
  for (const Change& change : changes) {
    tamper("CREATE TABLE kept AS SELECT * FROM credits_entry");
    tamper("UPDATE credits_entry SET " + std::string(change.set) + where(teacher(1), 3));
    const auto report = check();
    ASSERT_TRUE(report.difference.has_value());
    EXPECT_EQ(report.difference->seq, 3);
    EXPECT_EQ(report.difference->column, change.column) << change.set;
    EXPECT_EQ(report.difference->was, change.was) << change.set;
    tamper("DELETE FROM credits_entry; INSERT INTO credits_entry SELECT * FROM kept; DROP TABLE kept");
  }
  // The hash itself: in the midst of a chain, and at its end, where the head knows it.
  for (const int seq : {3, 5}) {
    tamper("CREATE TABLE kept AS SELECT * FROM credits_entry");
    tamper("UPDATE credits_entry SET hash = '0' || substr(hash, 2)" + where(teacher(1), seq) +
           " AND hash NOT LIKE '0%'; UPDATE credits_entry SET hash = '1' || substr(hash, 2)" +
           where(teacher(1), seq) + " AND hash IN (SELECT hash FROM kept)");
    const auto report = check();
    ASSERT_TRUE(report.difference.has_value());
    EXPECT_EQ(report.difference->column, "hash") << seq;
    tamper("DELETE FROM credits_entry; INSERT INTO credits_entry SELECT * FROM kept; DROP TABLE kept");
  }
  tamper("UPDATE credits_entry SET hours_x100 = 98765" + where(teacher(1), 3));
  EXPECT_EQ(check().difference->column, "") << "more than one byte";
}

TEST_P(Verify, EveryColumnIsCovered) {
  const char* changes[] = {"id = id + 1",
                           "kind = 'transfer_in'",
                           "earned_from = earned_from - 1",
                           "earned_on = earned_on + 1",
                           "posted_ms = posted_ms - 1",
                           "hours_x100 = hours_x100 + 1",
                           "credits_x100 = credits_x100 + 1",
                           "records = 2",
                           "start_minute = 0",
                           "end_minute = 1",
                           "mode = 'online'",
                           "level = 'city'",
                           "category = 'ict'",
                           "role = 'host'",
                           "programme = 'x'",
                           "programme_kind = 'x'",
                           "provider = 'x'",
                           "org_key = org_key + 1",
                           "rule = 'x'",
                           "origin = 'x'",
                           "reverses = 1",
                           "key = 'x'",
                           "note = 'x'"};
  for (const char* change : changes) {
    const auto result = database().write([&](db::Session& s) -> Status {
      XT_CHECK_OK(s.script("UPDATE credits_entry SET " + std::string(change) + where(teacher(0), 2)));
      ChainRow row;
      std::string stored;
      const std::string columns =
          "teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, "
          "start_minute, "
          "end_minute, mode, level, category, role, programme, programme_kind, provider, org_key, rule, "
          "origin, reverses, "
          "key, note, hash";
      XT_TRY(const auto before, s.one(db::Sql{"SELECT hash FROM credits_entry" + where(teacher(0), 1)}));
      XT_TRY(const auto now,
             s.one(db::Sql{"SELECT " + columns + " FROM credits_entry" + where(teacher(0), 2)}));
      Chainer chainer;
      row = chain_row(now);
      EXPECT_NE(chainer.next(before.text(0), row), now.text(25)) << change;
      return make_error(Code::conflict, "test.undo");  // every change alone
    });
    EXPECT_EQ(result.error().reason, "test.undo") << change;
  }
  EXPECT_FALSE(check().difference.has_value());
}

TEST_P(Verify, SeveralThreadsTellTheFirstDifference) {
  for (int n = 2; n < 12; ++n) put({entry_of(teacher(n), 0), entry_of(teacher(n), 1)});
  const auto in_ranges = [&](std::int64_t chains) {
    std::int64_t told = 0;
    auto report = verify(database(), {{}, chains}, [&](std::int64_t done) { told = done; });
    EXPECT_TRUE(report.ok());
    EXPECT_LE(told, 30);
    return *std::move(report);
  };
  for (const int chains : {1, 2, 3, 100}) {
    const auto report = in_ranges(chains);
    EXPECT_FALSE(report.difference.has_value());
    EXPECT_EQ(report.entries, 30);
    EXPECT_EQ(report.teachers, 12);
  }
  for (const int n : {11, 6, 2}) {  // each change lies before the one that was found until now
    tamper("UPDATE credits_entry SET provider = provider || 'x'" + where(teacher(n), 2));
    for (const int chains : {1, 3, 100}) {
      const auto report = in_ranges(chains);
      ASSERT_TRUE(report.difference.has_value());
      EXPECT_EQ(report.difference->teacher, teacher(n));
      EXPECT_EQ(report.difference->column, "provider");
      EXPECT_EQ(report.entries, 10 + 2 * (n - 1)) << "those before it, and itself";
    }
  }
}

TEST_P(Verify, AMissingRowShows) {
  tamper("DELETE FROM credits_entry" + where(teacher(0), 3));
  expect(teacher(0), 3, "gap");
}

TEST_P(Verify, AMissingFirstRowShows) {
  tamper("DELETE FROM credits_entry" + where(teacher(0), 1));
  expect(teacher(0), 1, "gap");
}

TEST_P(Verify, AMissingLastRowShows) {
  tamper("DELETE FROM credits_entry" + where(teacher(1), 5));
  expect(teacher(1), 5, "tail");
}

TEST_P(Verify, AMissingChainShows) {
  tamper("DELETE FROM credits_entry WHERE teacher_id = " + std::to_string(teacher(0)));
  expect(teacher(0), 1, "gap");
}

TEST_P(Verify, AMissingHeadShows) {
  tamper("DELETE FROM credits_chain WHERE teacher_id = " + std::to_string(teacher(1)));
  expect(teacher(1), 1, "head");
}

TEST_P(Verify, ExchangedRowsShow) {
  tamper("UPDATE credits_entry SET seq = 99" + where(teacher(0), 2) + ";UPDATE credits_entry SET seq = 2" +
         where(teacher(0), 3) + ";UPDATE credits_entry SET seq = 3" + where(teacher(0), 99));
  expect(teacher(0), 2, "hash");
}

TEST_P(Verify, ARowOfAnotherChainShows) {
  tamper("DELETE FROM credits_entry" + where(teacher(1), 5) +
         ";UPDATE credits_entry SET teacher_id = " + std::to_string(teacher(1)) + where(teacher(0), 5));
  expect(teacher(0), 5, "tail");
}

TEST_P(Verify, AReversalThatTakesTooMuchShows) {
  const auto page = page_of(teacher(0));
  const Id award = page.entries.back().id;
  write([&](db::Session& s) { return reverse(s, teacher(0), award, {1, "测试"}); });
  // An insider who knows the chain's form can write a row that fits the chain; the amounts still tell.
  const auto forged = database().write([&](db::Session& s) -> Status {
    XT_TRY(const auto before, s.one(db::Sql{"SELECT hash FROM credits_entry" + where(teacher(0), 5)}));
    XT_CHECK_OK(s.script("UPDATE credits_entry SET hours_x100 = -5000" + where(teacher(0), 6)));
    XT_TRY(const auto row,
           s.one(db::Sql{"SELECT teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, "
                         "credits_x100, records, start_minute, end_minute, mode, level, category, role, "
                         "programme, programme_kind, provider, org_key, rule, origin, reverses, key, note "
                         "FROM credits_entry" +
                         where(teacher(0), 6)}));
    Chainer chainer;
    const std::string hash = chainer.next(before.text(0), chain_row(row));
    XT_CHECK_OK(s.script("UPDATE credits_entry SET hash = '" + hash + "'" + where(teacher(0), 6)));
    return s.script("UPDATE credits_chain SET hash = '" + hash +
                    "' WHERE teacher_id = " + std::to_string(teacher(0)));
  });
  ASSERT_TRUE(forged.ok());
  expect(teacher(0), 6, "reversal");
}

XT_BOTH_ENGINES(Verify);

TEST(Chain, CanonicalFormIsUnambiguousAndFixed) {
  ChainRow row;
  row.teacher = 7;
  row.seq = 1;
  row.id = 9;
  row.kind = "award";
  row.hours_x100 = -5;
  row.programme = "研修";
  row.reverses = 3;
  row.key = "k";
  std::string text;
  append_canonical(text, row);
  EXPECT_EQ(
      text,
      "xt11:7,1:1,1:9,5:award,1:0,1:0,1:0,2:-5,1:0,1:0,0:,0:,0:,0:,0:,0:,6:研修,0:,0:,1:0,0:,0:,1:3,1:k,0:,");
  Chainer chainer;
  const std::string first = chainer.next("", row);
  EXPECT_EQ(first, sha256_hex(std::string(64, '0') + text));
  EXPECT_EQ(chainer.next(first, row), sha256_hex(first + text));
}

}  // namespace
}  // namespace xt::credits
