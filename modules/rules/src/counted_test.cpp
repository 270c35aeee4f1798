#include "rules/counted.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::rules {
namespace {

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}

constexpr std::int64_t kSchool = 4501020000000001;

people::TeacherRow teacher_row(int n) {
  std::string digits = "45010219800101000";
  digits[16] = static_cast<char>('0' + n);
  people::TeacherRow row;
  row.name = "教师" + std::to_string(n);
  row.identity = must(people::parse_identity(
      people::IdKind::resident_id, digits + *people::resident_check_character(digits), Date::of(2025, 1, 1)));
  row.org_key = kSchool;
  row.stage = "primary";
  row.service_day = Date::of(2015, 9, 1);
  return row;
}

credits::NewEntry entry_of(Id teacher, int week, std::int64_t hours, const std::string& rule) {
  credits::NewEntry e;
  e.teacher = teacher;
  e.earned_from = Date::of(2023, 1, 2) + 7 * week;
  e.earned_on = e.earned_from + 1;
  e.hours_x100 = hours;
  e.credits_x100 = hours / 2;
  e.mode = "online";
  e.programme = "项目" + std::to_string(week);
  e.rule = rule;
  e.key = digest_fields({std::to_string(teacher), std::to_string(week)});
  return e;
}

class CountedTest : public db::testing::EngineTest {
 protected:
  CountedTest() : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), credits::migrations()}));
    const std::vector<people::TeacherRow> rows = {teacher_row(0), teacher_row(1)};
    for (const auto& one : must(database().write([&](db::Session& s) {
           return people::upsert(s, keyring_, rows, {Date::of(2025, 1, 1), false});
         }))) {
      teachers_.push_back(one.teacher);
    }
  }
  std::vector<credits::Outcome> post(const std::vector<credits::NewEntry>& entries) {
    return must(database().write([&](db::Session& s) { return credits::post(s, entries); }));
  }
  std::map<Id, Counted> read(Period days) {
    return must(database().read([&](db::Session& s) { return counted(s, teachers_, days); }));
  }

  auth::Keyring keyring_;
  std::vector<Id> teachers_;
};

std::int64_t hours(const Counted& all) {
  std::int64_t sum = 0;
  for (const CountedEntry& entry : all.entries) sum += entry.hours_x100;
  return sum;
}

TEST_P(CountedTest, IsNetOfReversalsAndKnowsTheRule) {
  const Period year{Date::of(2023, 1, 1), Date::of(2024, 1, 1)};
  const auto posted =
      post({entry_of(teachers_[0], 1, 300, "gx@1#papers"), entry_of(teachers_[0], 2, 500, "gx@1#papers"),
            entry_of(teachers_[1], 1, 700, "")});
  auto all = read(year);
  EXPECT_EQ(hours(all[teachers_[0]]), 800);
  EXPECT_EQ(hours(all[teachers_[1]]), 700);
  EXPECT_EQ(all[teachers_[0]].entries.at(0).rule, "gx@1#papers");
  EXPECT_EQ(all[teachers_[0]].entries.at(0).mode, "online");
  EXPECT_EQ(all[teachers_[0]].entries.at(0).credits_x100, 150);
  must(database().write(
      [&](db::Session& s) { return credits::reverse(s, teachers_[0], posted[1].id, {1, "重复"}); }));
  EXPECT_EQ(hours(read(year)[teachers_[0]]), 300);
}

TEST_P(CountedTest, LooksOnlyAtItsDays) {
  post({entry_of(teachers_[0], 1, 300, ""), entry_of(teachers_[0], 10, 500, "")});
  const Date first = Date::of(2023, 1, 10);  // the last day of week 1
  EXPECT_EQ(hours(read({first, first + 1})[teachers_[0]]), 300);
  EXPECT_EQ(hours(read({first + 1, kOpenEnd})[teachers_[0]]), 500);
  EXPECT_EQ(read({first, first + 1}).size(), 2u);  // one item for everybody who was asked for
}

XT_BOTH_ENGINES(CountedTest);

}  // namespace
}  // namespace xt::rules
