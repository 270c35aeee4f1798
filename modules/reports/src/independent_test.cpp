// 教基4068 reckoned a second time, in SQL written from the definition of the form and from nothing of ours:
// what of somebody's hours fits on their days, eight each, is the least that any choice of entries allows
// (the days that the chosen ones cover, full, and the others whole). The report lays hours on days one by
// one; both must say the same of the same ledger.
#include <algorithm>
#include <array>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "credits/reads.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "orgs/orgs.h"
#include "people/people.h"

#include "gather.h"

namespace xt::reports {
namespace {

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}

constexpr std::int64_t kSchool = 4501022145000001;
constexpr int kYear = 2023, kTeachers = 30;
// What SQL may choose from: 2^kMost sets of entries for a person.
constexpr unsigned kMost = 6;

// {from} {to}: the school year, {day}: when somebody must be employed, {lo} {hi}: where.
constexpr const char* kForm = R"sql(
WITH RECURSIVE
staff AS (
  SELECT m.teacher_id FROM people_pub_employment m
  WHERE m.org_key >= {lo} AND m.org_key < {hi} AND m.from_day <= {day} AND m.to_day > {day}
    AND m.teacher_id NOT IN (SELECT p.teacher_id FROM people_pub_period p
                             WHERE p.kind = 'full_time' AND p.value = '0' AND p.from_day <= {day} AND p.to_day > {day})),
standing AS (
  SELECT e.teacher_id, e.id, e.earned_from, e.earned_on, e.hours_x100 / 100 AS hours,
         CASE WHEN e.mode = 'overseas' THEN 'overseas' ELSE e.level END AS lvl
  FROM credits_pub_entry e JOIN staff s ON s.teacher_id = e.teacher_id
  WHERE e.kind IN ('award', 'transfer_in', 'offset', 'adjustment') AND e.earned_on >= {from} AND e.earned_on < {to}
    AND e.id NOT IN (SELECT r.reverses FROM credits_pub_entry r WHERE r.reverses IS NOT NULL)),
lines AS (
  SELECT 'all' AS line UNION SELECT 'nation' UNION SELECT 'province' UNION SELECT 'city' UNION SELECT 'county'
  UNION SELECT 'school' UNION SELECT 'overseas'),
claims AS (
  SELECT l.line, s.teacher_id, s.earned_from, s.earned_on, s.hours,
         ROW_NUMBER() OVER (PARTITION BY l.line, s.teacher_id ORDER BY s.id) - 1 AS n
  FROM standing s JOIN lines l ON l.line = 'all' OR l.line = s.lvl),
masks AS (SELECT 0 AS mask UNION ALL SELECT mask + 1 FROM masks WHERE mask < 63),
days AS (SELECT {from} - 60 AS day UNION ALL SELECT day + 1 FROM days WHERE day < {from} + 90),
chosen AS (
  SELECT t.line, t.teacher_id, k.mask,
         (SELECT COALESCE(SUM(c.hours), 0) FROM claims c
          WHERE c.line = t.line AND c.teacher_id = t.teacher_id AND ((k.mask >> CAST(c.n AS INTEGER)) & 1) = 0)
         + 8 * (SELECT COUNT(*) FROM days d WHERE EXISTS (
             SELECT 1 FROM claims c WHERE c.line = t.line AND c.teacher_id = t.teacher_id
               AND ((k.mask >> CAST(c.n AS INTEGER)) & 1) = 1 AND c.earned_from <= d.day AND c.earned_on >= d.day)) AS hours
  FROM (SELECT line, teacher_id, COUNT(*) AS many FROM claims GROUP BY line, teacher_id) t
  JOIN masks k ON k.mask < (1 << CAST(t.many AS INTEGER))),
fits AS (SELECT line, teacher_id, MIN(hours) AS hours FROM chosen GROUP BY line, teacher_id),
everybody AS (
  SELECT l.line, s.teacher_id, COALESCE(f.hours, 0) AS hours
  FROM lines l CROSS JOIN staff s LEFT JOIN fits f ON f.line = l.line AND f.teacher_id = s.teacher_id)
SELECT line, SUM(CASE WHEN hours = 0 THEN 1 ELSE 0 END), SUM(CASE WHEN hours BETWEEN 1 AND 36 THEN 1 ELSE 0 END),
       SUM(CASE WHEN hours BETWEEN 37 AND 72 THEN 1 ELSE 0 END),
       SUM(CASE WHEN hours BETWEEN 73 AND 108 THEN 1 ELSE 0 END), SUM(CASE WHEN hours >= 109 THEN 1 ELSE 0 END)
FROM everybody GROUP BY line)sql";

std::string filled(const Period& year, Date day) {
  std::string text = kForm;
  const std::vector<std::pair<std::string, std::int64_t>> values = {{"{from}", year.from.days()},
                                                                    {"{to}", year.to.days()},
                                                                    {"{day}", day.days()},
                                                                    {"{lo}", kSchool},
                                                                    {"{hi}", kSchool + 1}};
  for (const auto& [name, value] : values) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) {
      text.replace(at, name.size(), std::to_string(value));
    }
  }
  return text;
}

class Independent : public db::testing::EngineTest {
 protected:
  Independent() : keyring_(auth::Keyring::random()) {
    must(db::migrate(database(), {orgs::migrations(), people::migrations(), credits::migrations()}));
    std::vector<people::TeacherRow> rows;
    for (int n = 0; n < kTeachers; ++n) {
      const std::string digits = "45010219800101" + std::to_string(1000 + n).substr(1);
      people::TeacherRow row;
      row.name = "教师" + std::to_string(n);
      row.identity = must(people::parse_identity(people::IdKind::resident_id,
                                                 digits + *people::resident_check_character(digits),
                                                 Date::of(2025, 5, 31)));
      row.org_key = kSchool;
      row.stage = "primary";
      row.service_day = Date::of(2015, 9, 1);
      row.full_time = n % 7 != 6;
      rows.push_back(row);
    }
    const auto made = must(database().write(
        [&](db::Session& s) { return people::upsert(s, keyring_, rows, {Date::of(2023, 9, 1), false}); }));
    for (const auto& one : made) teachers_.push_back(one.teacher);
  }

  // A random year: entries that overlap, fill days more than full, begin in the year before, are abroad or of
  // no level; of some people one is taken back.
  void live(std::uint32_t seed) {
    std::mt19937 dice(seed);
    const std::vector<std::string> levels = {"nation", "province", "city", "county", "school", "other"};
    const Date start = Date::of(kYear, 8, 25);
    std::vector<credits::NewEntry> all;
    for (const Id teacher : teachers_) {
      for (auto n = dice() % (kMost + 1); n > 0; --n) {
        credits::NewEntry e;
        e.teacher = teacher;
        e.earned_from = start + static_cast<int>(dice() % 30);
        e.earned_on = e.earned_from + static_cast<int>(dice() % 9);
        e.hours_x100 = static_cast<std::int64_t>(dice() % 6'000);
        e.mode = dice() % 8 == 0 ? "overseas" : "in_person";
        e.level = levels[dice() % levels.size()];
        e.programme = "项目" + std::to_string(all.size());
        e.key = digest_fields({std::to_string(seed), std::to_string(all.size())});
        all.push_back(std::move(e));
      }
    }
    must(database().write([&](db::Session& s) -> Result<bool> {
      XT_TRY(const auto outcomes, credits::post(s, all));
      for (std::size_t i = 0; i < all.size(); i += 5) {
        if (outcomes[i].what != credits::Posted::posted) continue;
        XT_TRY([[maybe_unused]] const Id id,
               credits::reverse(s, all[i].teacher, outcomes[i].id, {7, "重复"}));
      }
      return true;
    }));
  }

  Form report(const Period& year, Date day) {
    Form form;
    const auto add = [&](db::Session& s) -> Result<bool> {
      XT_CHECK_OK(
          each_chunk(s, {kSchool, kSchool + 1}, day, [&](const std::vector<Member>& people) -> Status {
            XT_TRY(const auto made, persons(s, people, year));
            for (const Person& one : made) form.add(one);
            return {};
          }));
      return true;
    };
    must(database().read(add));
    return form;
  }

  auth::Keyring keyring_;
  std::vector<Id> teachers_;
};
XT_BOTH_ENGINES(Independent);

TEST_P(Independent, SqlFromTheDefinitionSaysTheSameInRandomYears) {
  const Period year = school_year(kYear);
  const Date day = year.to - 1;
  live(4068);
  const Form form = report(year, day);
  EXPECT_EQ(form.teachers, 26) << "four of thirty teach part of their time";
  std::array<std::int64_t, kBands> seen{};
  std::size_t lines = 0;
  must(database().read([&](db::Session& s) -> Result<bool> {
    XT_CHECK_OK(s.each(db::Sql{filled(year, day)}, {}, [&](const db::Row& row) {
      const auto at = std::find(kRows.begin(), kRows.end(), row.text(0)) - kRows.begin();
      for (std::size_t band = 0; band < kBands; ++band) {
        EXPECT_EQ(form.people.at(static_cast<std::size_t>(at))[band], row.i64(band + 1))
            << row.text(0) << " band " << band;
        seen[band] += row.i64(band + 1);
      }
      ++lines;
      return true;
    }));
    return true;
  }));
  EXPECT_EQ(lines, kRows.size());
  for (std::size_t band = 0; band < kBands; ++band) EXPECT_GT(seen[band], 0) << "nobody in band " << band;
}

}  // namespace
}  // namespace xt::reports
