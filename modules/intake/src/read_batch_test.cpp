#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "intake/batches.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

const Date kToday = Date::of(2025, 5, 31);

json::object good() {
  return {{"id", "A-1"},         {"name", "韦一"},       {"id_number", "11010519491231002X"},
          {"title", "师德研修"}, {"from", "2024-07-01"}, {"to", "2024-07-05"},
          {"hours", "36.5"},     {"mode", "远程培训"},   {"level", "30"}};
}

std::vector<DoorRow> read(json::array rows) {
  static const auth::Keyring key = auth::Keyring::random();
  auto out = read_batch(json::object{{"rows", std::move(rows)}}, key, kToday);
  EXPECT_TRUE(out.ok());
  return out.ok() ? *std::move(out) : std::vector<DoorRow>{};
}

DoorRow with(const char* name, json::value value) {
  json::object row = good();
  row[name] = std::move(value);
  return read({row}).at(0);
}

TEST(ReadBatch, TakesWordsNumbersAndDates) {
  const DoorRow row = read({good()}).at(0);
  EXPECT_EQ(row.state, "accepted") << row.detail;
  EXPECT_EQ(row.external_id, "A-1");
  EXPECT_EQ(row.person.size(), 64U);
  EXPECT_EQ(row.what.hours_x100, 3650);
  EXPECT_EQ(row.what.mode, "online");
  EXPECT_EQ(row.what.level, "city");
  EXPECT_EQ(row.what.from, Date::of(2024, 7, 1));
  EXPECT_TRUE(row.what.both_days_given);
}

TEST(ReadBatch, NumbersAreExactToHundredths) {
  EXPECT_EQ(with("hours", 0.1).what.hours_x100, 10);
  EXPECT_EQ(with("hours", 36).what.hours_x100, 3600);
  EXPECT_EQ(with("hours", 4.35).what.hours_x100, 435);
  for (const json::value& wrong : {json::value(0.001), json::value(-1), json::value(1e300), json::value(5001),
                                   json::value("12,5"), json::value(true), json::value(INT64_MIN)}) {
    EXPECT_EQ(with("hours", wrong).reason, "intake.bad_number") << json::serialize(wrong);
  }
}

TEST(ReadBatch, SaysWhatIsWrongInWords) {
  EXPECT_EQ(with("title", nullptr).detail, "title：必填");
  EXPECT_EQ(with("mode", "飞行").reason, "intake.unknown_word");
  EXPECT_EQ(with("to", "2025-06-01").reason, "intake.bad_days");
  EXPECT_EQ(with("to", "2024-06-30").reason, "intake.bad_days");
  EXPECT_EQ(with("to", "1.7.2024").reason, "intake.bad_days");
  EXPECT_EQ(with("id", "a,b").reason, "intake.bad_id");
  EXPECT_EQ(with("id_number", "110105194912310021").reason, "intake.bad_id_number");
  EXPECT_EQ(with("name", json::string(601, 'x')).reason, "intake.too_long");
  EXPECT_EQ(with("name", json::string("\xff\xfe", 2)).reason, "intake.not_text");
  EXPECT_EQ(with("sessions_attended", 3).reason, "intake.bad_number");
  EXPECT_EQ(read({json::value(7)}).at(0).state, "refused");
}

TEST(ReadBatch, ADegreeAndAPaperAskForTheirOwn) {
  json::object degree = good();
  degree["kind"] = "degree";
  EXPECT_EQ(read({degree}).at(0).reason, "intake.missing");
  degree["school"] = "广西师范大学";
  degree["degree"] = "硕士";
  degree["date"] = "2024-06-30";
  const DoorRow done = read({degree}).at(0);
  EXPECT_EQ(done.state, "accepted") << done.detail;
  EXPECT_EQ(done.what.provider, "广西师范大学");
  EXPECT_EQ(done.what.degree, "master");
  json::object paper = good();
  paper["kind"] = "paper";
  paper["journal"] = "基础教育研究";
  paper["date"] = "2024-06-30";
  EXPECT_EQ(read({paper}).at(0).detail, "author_rank：必填（第几作者）");
  paper["author_rank"] = 2;
  const DoorRow printed = read({paper}).at(0);
  EXPECT_EQ(printed.state, "accepted") << printed.detail;
  EXPECT_EQ(printed.what.author_rank, 2);
  EXPECT_EQ(printed.what.role, "author");
}

TEST(ReadBatch, TheSameIdTwiceInOneBatch) {
  json::object other = good();
  other["hours"] = 1;
  const auto rows = read({good(), good(), other});
  EXPECT_EQ(rows[0].state, "accepted");
  EXPECT_EQ(rows[1].state, "repeated");
  EXPECT_EQ(rows[2].reason, "intake.id_taken");
}

TEST(ReadBatch, IsBounded) {
  static const auth::Keyring key = auth::Keyring::random();
  for (const json::value& wrong :
       {json::value(json::object{}), json::value(json::object{{"rows", 1}}),
        json::value(json::object{{"rows", json::array{}}}),
        json::value(json::object{{"rows", json::array(kMostRows + 1, json::value(nullptr))}})}) {
    const auto out = read_batch(wrong.get_object(), key, kToday);
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().reason, "intake.bad_batch");
  }
}

}  // namespace
}  // namespace xt::intake
