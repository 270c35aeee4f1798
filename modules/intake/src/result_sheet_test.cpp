// A provider's sheet: read, rehearsed, handed in, sent back in part, handed in again, undone.
#include "intake/result_sheet.h"

#include <gtest/gtest.h>

#include "base/id.h"
#include "credits/closing.h"
#include "credits/holds.h"
#include "intake/http.h"
#include "orgs/change.h"
#include "orgs/orgs.h"
#include "sheets/header.h"
#include "sheets/sheets.h"

#include "posting.h"
#include "test_intake.h"
#include "undo.h"

namespace xt::intake {
namespace {

using testing::must;
using testing::number_of;

class ResultSheet : public testing::IntakeTest {
 protected:
  static std::string head() { return "姓名,证件号码,培训名称,开始日期,结束日期,学时,培训方式,考核结果\r\n"; }
  static std::string line(int n, const std::string& hours = "36", const std::string& result = "合格") {
    return "教师" + std::to_string(n) + "," + number_of(n) + ",暑期师德研修,2024年7月1日,2024/7/5," + hours +
           ",集中面授," + result + "\r\n";
  }
  std::vector<DoorRow> read_rows(const std::string& sheet) {
    return must(read_result_sheet(sheet, keyring_, today()));
  }
  Rehearsal preview(const std::string& sheet) {
    return must(rehearse(database(), admin_, {7, "x", "r"}, platform_, read_rows(sheet), as_claimed()));
  }
  Id apply(const std::string& sheet) {
    const auto rows = read_rows(sheet);
    const Id id = write([&](db::Session& s) {
      return receive(s, admin_, {7, "x", "r"}, platform_, rows, {"成果.csv", std::string(64, 'a')});
    });
    work(database());
    return id;
  }
  Status undo(Id id) {
    const Status begun = database().write(
        [&](db::Session& s) { return begin_undo(s, admin_, {7, "x", "r"}, id, "报错了名单"); });
    work(database());
    return begun;
  }
};

TEST_P(ResultSheet, SaysInTheColumnsWordsWhatIsWrong) {
  const auto rows = read_rows(head() + line(0) + line(1, "很多") + line(2, "36", "不合格"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].state, "accepted");
  EXPECT_EQ(rows[0].number, 2);
  EXPECT_EQ(rows[0].what.mode, "in_person");
  EXPECT_EQ(rows[0].what.from, Date::of(2024, 7, 1));
  EXPECT_EQ(rows[1].detail, "学时：应为 0 至 5000 的数，最多两位小数");
  EXPECT_EQ(rows[2].detail, "考核结果：应为 优秀 良好 合格 之一");
}

TEST_P(ResultSheet, TheTemplateIsReadAsItIsHandedOut) {
  const auto source = must(sheets::open_sheet_bytes(must(result_template())));
  const auto header =
      must(sheets::find_header(*source, {{"姓名", true}, {"证件号码", true}, {"学时", true}}));
  EXPECT_GE(header.cells.size(), 15U);
  EXPECT_EQ(read_result_sheet(head(), keyring_, today()).error().reason, "intake.empty_sheet");
}

TEST_P(ResultSheet, ARehearsalCountsEverythingAndKeepsNothing) {
  const std::string sheet = head() + line(0) + line(0) + line(1, "41") + line(3) + line(2);
  const Rehearsal seen = preview(sheet);
  EXPECT_EQ(seen.counts.rows, 5);
  EXPECT_EQ(seen.counts.posted, 2);
  EXPECT_EQ(seen.counts.repeated, 1);
  EXPECT_EQ(seen.counts.held, 1);
  EXPECT_EQ(seen.counts.refused, 1);
  EXPECT_EQ(hours_of(0), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM intake_batch"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM intake_known"), 0);
  const Counts done = batch(apply(sheet)).counts;
  EXPECT_EQ(done.posted, seen.counts.posted);
  EXPECT_EQ(done.held, seen.counts.held);
  EXPECT_EQ(done.refused, seen.counts.refused);
  EXPECT_EQ(preview(sheet).counts.repeated, 4);
}

TEST_P(ResultSheet, RefusedRowsComeBackInTheirOwnColumns) {
  const std::string sheet = head() + line(0) + line(3) + line(1, "x");
  const auto refused = read([&, id = apply(sheet)](db::Session& s) { return rows_of(s, id, "refused"); });
  ASSERT_EQ(refused.size(), 2U);
  const auto source = must(sheets::open_sheet_bytes(must(refused_table(sheet, refused))));
  sheets::Row row;
  std::vector<std::vector<std::string>> cells;
  while (must(source->next(row))) cells.push_back(row.cells);
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].back(), "错误信息");
  EXPECT_EQ(cells[1][1], number_of(3));
  EXPECT_EQ(cells[2].back(), "第4行：学时：应为 0 至 5000 的数，最多两位小数");
}

TEST_P(ResultSheet, WhatAPlatformToldBeforeCountsOnce) {
  post({row("a", 0)});
  Platform other =
      write([&](db::Session& s) { return register_platform(s, admin_, {7, "x", "r"}, {"成果表", "", ""}); });
  std::swap(platform_, other);
  const Id id = apply(head() + line(0));
  EXPECT_EQ(lines(id)[0].state, "same");
  EXPECT_EQ(hours_of(0), 3600);
}

TEST_P(ResultSheet, UndoneItMayComeAgain) {
  const std::string sheet = head() + line(0) + line(1, "41");
  const Id id = apply(sheet);
  EXPECT_EQ(hours_of(0), 3600);
  must(undo(id));
  EXPECT_EQ(batch(id).state, "undone");
  EXPECT_EQ(hours_of(0), 0);
  credits::HoldFilter open;
  open.lo = testing::kCounty;
  open.hi = orgs::subtree(testing::kCounty).hi;
  EXPECT_EQ(read([&](db::Session& s) { return credits::holds(s, open); }).total, 0);
  must(undo(id));  // pressed twice
  const Id again = apply(sheet);
  EXPECT_EQ(batch(again).counts.posted, 1);
  EXPECT_EQ(hours_of(0), 3600);
}

TEST_P(ResultSheet, AnUndoThatGaveUpSaysWhyAndMayBeTriedAgain) {
  const Id id = apply(head() + line(0));
  write([&](db::Session& s) -> Result<bool> {
    // A reason that the ledger does not take: no try will mend it.
    const std::string args = "{\"batch\":" + std::to_string(id) + ",\"account\":7,\"reason\":\"\"}";
    XT_TRY(const Id job, jobs::enqueue(s, "intake.undo", args, 7, now_ms()));
    XT_TRY([[maybe_unused]] const auto begun,
           s.exec(db::Sql{"UPDATE intake_batch SET state = 'undoing', job_id = :job WHERE id = :id"},
                  {{"id", id}, {"job", job}}));
    return true;
  });
  work(database());
  EXPECT_EQ(batch(id).state, "done");
  EXPECT_NE(batch(id).reason, "");
  EXPECT_EQ(hours_of(0), 3600);
  must(undo(id));
  EXPECT_EQ(batch(id).state, "undone");
  EXPECT_EQ(batch(id).reason, "");
  EXPECT_EQ(hours_of(0), 0);
}

TEST_P(ResultSheet, WhatAClosedYearRestsOnStays) {
  const Id id = apply(head() + line(0));
  write([&](db::Session& s) {
    return credits::close_days(s, {Date::of(2024, 1, 1), Date::of(2025, 1, 1)},
                               orgs::subtree(testing::kCounty), today());
  });
  const Status refused = undo(id);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().reason, "intake.rests_on_it");
  EXPECT_EQ(hours_of(0), 3600);
  EXPECT_EQ(batch(id).state, "done");
}

TEST_P(ResultSheet, RefusedRowsWaitUntilTheyAreMendedOrSeen) {
  const auto waits = [&](const access::Caller& caller) {
    return read([&](db::Session& s) { return waiting_refused()(s, caller); });
  };
  boost::json::object wrong = row("a", 0);
  wrong["name"] = "别人";
  post({wrong});
  ASSERT_EQ(waits(admin_).size(), 1U);
  EXPECT_EQ(waits(admin_)[0].count, 1);
  access::Caller other = admin_;
  other.key_lo = testing::kElsewhere;
  EXPECT_TRUE(waits(other).empty());
  post({row("a", 0)});  // mended under its id
  EXPECT_TRUE(waits(admin_).empty());
  const Id id = apply(head() + line(3));
  EXPECT_EQ(waits(admin_).size(), 1U);
  write([&](db::Session& s) -> Result<bool> {
    XT_TRY(const BatchLine found, find_batch(s, id));
    XT_CHECK_OK(see_to(s, {7, "x", "r"}, found));
    return true;
  });
  EXPECT_TRUE(waits(admin_).empty());
}

TEST_P(ResultSheet, ACorrectedSheetClearsWhatTheEarlierOneLeft) {
  const auto waiting = [&] {
    const auto all = read([&](db::Session& s) { return waiting_refused()(s, admin_); });
    return all.empty() ? 0 : all[0].count;
  };
  std::string other_name = line(0), other_number = line(1);
  other_name.replace(0, std::string("教师0").size(), "别人");
  other_number.replace(other_number.find(number_of(1)), number_of(1).size(), number_of(99));
  apply(head() + other_name + other_number + line(2, "很多"));
  EXPECT_EQ(waiting(), 3);
  const Id mended = apply(head() + line(0) + line(1));
  EXPECT_EQ(batch(mended).counts.posted, 2);
  EXPECT_EQ(waiting(), 1) << "the third is as it was";
  must(undo(mended));
  EXPECT_EQ(waiting(), 3) << "what was undone mends nothing";
}

TEST_P(ResultSheet, AProvidersSheetsStandUnderItsInstitution) {
  ASSERT_TRUE(orgs::seed(database()).ok());
  access::Caller provider = admin_;
  provider.role = access::Role::provider;
  provider.key_lo = write([&](db::Session& s) -> Result<orgs::Key> {
    const orgs::Institution academy{"JG0007", "县教师进修学校", "provider", "450102", {}, {}};
    XT_TRY([[maybe_unused]] const auto made,
           orgs::put_institutions(s, std::vector<orgs::Institution>{academy}, today()));
    XT_TRY(const orgs::Org org, orgs::find(s, "JG0007"));
    return org.key;
  });
  provider.key_hi = provider.key_lo + 1;
  const auto own = [&] {
    return write([&](db::Session& s) { return own_platform(s, provider, {7, "x", "r"}); });
  };
  const Platform mine = own();
  EXPECT_EQ(own().id, mine.id);
  EXPECT_EQ(mine.provider, "县教师进修学校");
  EXPECT_EQ(mine.scope.lo, testing::kCounty);
  const orgs::KeyRange scope{provider.key_lo, provider.key_hi};
  EXPECT_EQ(read([&](db::Session& s) { return platforms(s, scope, 0, 10); }).total, 1);
  const auto rows = read_rows(head() + line(0) + line(3));
  const Rehearsal seen = must(rehearse(database(), provider, {7, "x", "r"}, mine, rows, as_claimed()));
  EXPECT_EQ(seen.counts.posted, 1);
  EXPECT_EQ(seen.counts.refused, 1);  // of another county
  const auto none = database().write([&](db::Session& s) { return own_platform(s, admin_, {7, "x", "r"}); });
  EXPECT_EQ(none.error().reason, "access.not_permitted");
}

XT_BOTH_ENGINES(ResultSheet);

}  // namespace
}  // namespace xt::intake
