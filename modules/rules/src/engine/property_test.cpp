// What must hold for every shipped rule and every achievement somebody could have: caps are never exceeded,
// in whatever order entries are posted; more of the same never gives less; the same twice gives the same; and
// every line of the explanation leads to the outcome.
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "engine/evaluate.h"
#include "rules/compile.h"
#include "rules/convert.h"

namespace xt::rules {
namespace {

const Book& book() {
  static const Book all = load_book(std::filesystem::path(XT_SOURCE_DIR) / "rules").book;
  return all;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int upto(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most + 1)); }
  bool yes(int percent) { return upto(99) < percent; }
  template <class List>
  std::string key(const List& list, int absent) {
    if (yes(absent)) return {};
    return std::string(code(list[static_cast<std::size_t>(upto(static_cast<int>(list.size()) - 1))]));
  }

 private:
  static std::string_view code(const vocab::Term& term) { return term.key; }
  static std::string_view code(const KindOfWord& word) { return word.code; }
  std::mt19937 engine_;
};

Achievement achievement(Dice& dice, const std::string& region) {
  Achievement a;
  a.region = region;
  a.kind = dice.key(kinds(), 0);
  a.mode = dice.key(vocab::terms(vocab::Kind::mode), 20);
  a.level = dice.key(vocab::terms(vocab::Kind::level), 20);
  a.category = dice.key(vocab::terms(vocab::Kind::category), 40);
  a.role = dice.key(vocab::terms(vocab::Kind::role), 30);
  a.programme_kind = dice.key(vocab::terms(vocab::Kind::programme_kind), 60);
  a.result = dice.key(results(), 70);
  a.to = Date::of(2016, 1, 1) + dice.upto(365 * 6);
  a.from = a.to - dice.upto(20);
  a.claimed_hours_x100 = dice.upto(20000);
  a.claimed_credits_x100 = dice.upto(3000);
  if (dice.yes(30)) a.sessions_planned = 1 + dice.upto(20);
  if (a.sessions_planned) a.sessions_attended = dice.upto(static_cast<int>(*a.sessions_planned));
  for (const FactInfo& fact : facts()) {
    if (fact.asked && dice.yes(40)) a.units_x100[std::string(fact.name)] = dice.upto(1000);
  }
  a.novice = dice.yes(20);
  return a;
}

std::vector<std::string> regions() {
  std::vector<std::string> out;
  for (const RulePtr& rule : book().all()) out.push_back(rule->region);
  return out;
}

// Everything that `cap` speaks of, summed over its period around each entry's day.
void expect_kept(const Rule& rule, const Cap& cap, const Counted& all) {
  for (const CountedEntry& anchor : all.entries) {
    const Period period = period_of(rule, cap.per, anchor.earned_on);
    std::int64_t hours = 0;
    std::int64_t credits = 0;
    for (const CountedEntry& e : all.entries) {
      const std::size_t hash = e.rule.find('#');
      const bool named =
          cap.scope.clauses.empty() || (e.rule.starts_with(rule.id + "@") &&
                                        std::find(cap.scope.clauses.begin(), cap.scope.clauses.end(),
                                                  e.rule.substr(hash + 1)) != cap.scope.clauses.end());
      const bool one = cap.per != Per::once || &e == &anchor;
      if (!named || !one || !period.contains(e.earned_on) || !holds(cap.scope.of, Facts(e))) continue;
      hours += e.hours_x100;
      credits += e.credits_x100;
    }
    EXPECT_LE(hours, cap.hours_x100.value_or(INT64_MAX)) << rule.id << " " << cap.id;
    EXPECT_LE(credits, cap.credits_x100.value_or(INT64_MAX)) << rule.id << " " << cap.id;
  }
}

TEST(Property, CapsHoldInAnyOrderOfPosting) {
  unsigned seed = 1;
  for (const std::string& region : regions()) {
    for (int round = 0; round < 5; ++round) {
      Dice dice(seed++);
      // Whoever declares much of one kind meets its cap: half of them are alike.
      std::vector<Achievement> done;
      const Achievement first = achievement(dice, region);
      for (int i = 0; i < 30; ++i) {
        done.push_back(achievement(dice, region));
        if (!dice.yes(50)) continue;
        const Date to = done.back().to;
        done.back() = first;
        done.back().from = done.back().to = to;
      }
      std::shuffle(done.begin(), done.end(), std::mt19937(seed));
      Counted all;
      for (const Achievement& a : done) {
        const auto c = convert(book(), a, all);
        ASSERT_TRUE(c.ok()) << c.error().reason;
        all.add(counted_of(a, *c));
      }
      for (const Achievement& a : done) {
        for (const RulePtr& rule : book().chain(region, a.to)) {
          for (const Cap& cap : rule->caps) expect_kept(*rule, cap, all);
        }
      }
    }
  }
}

TEST(Property, TheLastLineIsTheOutcomeAndTheSameGivesTheSame) {
  Dice dice(7);
  for (int i = 0; i < 3000; ++i) {
    const auto all = regions();
    const Achievement a = achievement(dice, all[static_cast<std::size_t>(i) % all.size()]);
    const auto one = convert(book(), a);
    const auto two = convert(book(), a);
    ASSERT_TRUE(one.ok());
    ASSERT_FALSE(one->lines.empty());
    EXPECT_EQ(one->lines.back().hours_x100, one->hours_x100);
    EXPECT_EQ(one->lines.back().credits_x100, one->credits_x100);
    EXPECT_EQ(one->lines.back().zh, two->lines.back().zh);
    EXPECT_GE(one->hours_x100, 0);
    EXPECT_GE(one->credits_x100, 0);
    EXPECT_FALSE(one->rule.empty());
  }
}

// More hours of the same, or more units, by the same conversion: never fewer hours or credits.
TEST(Property, MoreNeverGivesLess) {
  Dice dice(11);
  const auto all = regions();
  for (int i = 0; i < 3000; ++i) {
    Achievement a = achievement(dice, all[static_cast<std::size_t>(i) % all.size()]);
    const auto less = convert(book(), a);
    a.claimed_hours_x100 += dice.upto(5000);
    for (auto& [name, amount] : a.units_x100) amount += dice.upto(300);
    const auto more = convert(book(), a);
    ASSERT_TRUE(less.ok() && more.ok());
    if (less->rule != more->rule) continue;
    EXPECT_GE(more->hours_x100, less->hours_x100) << less->rule;
    EXPECT_GE(more->credits_x100, less->credits_x100) << less->rule;
  }
}

// Who has more already gets no more.
TEST(Property, WhatIsCountedAlreadyNeverAdds) {
  Dice dice(13);
  const auto all = regions();
  for (int i = 0; i < 1500; ++i) {
    const std::string& region = all[static_cast<std::size_t>(i) % all.size()];
    const Achievement before = achievement(dice, region);
    const Achievement a = achievement(dice, region);
    Counted already;
    already.add(counted_of(before, *convert(book(), before)));
    const auto alone = convert(book(), a);
    const auto after = convert(book(), a, already);
    ASSERT_TRUE(alone.ok() && after.ok());
    EXPECT_LE(after->hours_x100, alone->hours_x100);
    EXPECT_LE(after->credits_x100, alone->credits_x100);
    EXPECT_EQ(after->rule, alone->rule);
  }
}

TEST(Rounding, IsExactAndGoesItsWay) {
  const auto third = *Rational::of(10, 3);
  EXPECT_EQ(rounded(third, {Round::half_up, 1}), 333);
  EXPECT_EQ(rounded(third, {Round::up, 1}), 334);
  EXPECT_EQ(rounded(third, {Round::down, 50}), 300);
  EXPECT_EQ(rounded(*Rational::of(1, 8), {Round::half_up, 1}), 13);  // 0.125
  EXPECT_EQ(rounded(*Rational::of(1, 4), {Round::half_up, 50}), 50);
  EXPECT_EQ(rounded(*Rational::of(-1, 4), {Round::up, 1}), 0);
  EXPECT_EQ(rounded(Rational(INT64_MAX), {Round::up, 1}), std::nullopt);
}

}  // namespace
}  // namespace xt::rules
