// Two evaluators, one truth: random worlds and random provisions, asked of the SQL evaluator and of the
// columns. XT_PROPERTY_SEED and XT_PROPERTY_WORLDS choose other ones; a case that differs is made small and
// printed as one of tests/meaning and, where sheets can say it, as an entry of cases.toml.
// XT_PROPERTY_BREAK=1 breaks the answer of the columns, to show what would be seen.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>

#include <gtest/gtest.h>

#include "columns/property/case_entry.h"
#include "columns/property/random_case.h"
#include "db/testing.h"
#include "eval/meaning_world.h"
#include "plans/cases.h"
#include "plans/columns.h"
#include "plans/standing.h"

namespace xt::plans {
namespace {

using namespace testing;

constexpr int kProvisions = 14;

int setting(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

std::string text(const std::optional<Rational>& value) {
  return value ? std::to_string(value->num()) + "/" + std::to_string(value->den()) : "null";
}

// All that a result says, exactly.
std::string said(const EvalResult& result, const std::vector<std::vector<std::string>>& names) {
  std::string out = to_json(result, &names);
  for (const ProvisionResult& p : result.provisions) {
    out += "\n" + p.id + " value " + text(p.value) + " share " + text(p.share) + " low " + text(p.low);
    for (const EntityValue& v : p.values) {
      out += "\n " + std::to_string(v.id) + " at " + std::to_string(v.org_key) + " value " + text(v.value) +
             " target " + text(v.low) + " " + text(v.high) + " days " + std::to_string(v.served_days) + " " +
             std::to_string(v.elapsed_days) + " " + std::to_string(v.window_days) + " " + v.first.iso() +
             " " + v.last.iso();
      for (std::size_t bit = 0; bit < p.sources.size(); ++bit) {
        if (v.missing >> bit & 1) out += " " + p.sources[bit];
      }
    }
  }
  return out;
}

std::string difference(const std::string& a, const std::string& b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t from = at < 160 ? 0 : at - 160;
  return "sql     …" + a.substr(from, 320) + "\ncolumns …" + b.substr(from, 320);
}

// A deliberately wrong evaluator: one of those who meet the demand is not seen.
Result<EvalResult> forgets_one(const Columns& columns, const Plan& plan, const EvalRequest& request) {
  auto out = columns.evaluate(plan, request);
  if (!out.ok()) return out;
  for (ProvisionResult& p : out->provisions) p.counts.met -= p.counts.met > 0 ? 1 : 0;
  return out;
}

Result<EvalResult> of_columns(const Columns& columns, const Plan& plan, const EvalRequest& request) {
  return columns.evaluate(plan, request);
}

// The plan of one provision under its name, behind "# ".
std::string as_remark(const RandomPlan& source, std::size_t provision) {
  RandomPlan one = source;
  one.provisions = {source.provisions[provision]};
  std::string text = plan_toml(one);
  text.replace(text.find("\"p0\""), 4, "\"p" + std::to_string(provision) + "\"");
  std::string out = "# source.txt: " + std::string(kPlanSource) + "# ";
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n') out += "# ";
  }
  return out + "\n";
}

struct Compared {
  std::string sql, columns;
  bool same() const { return sql == columns; }
};

class Property : public db::testing::EngineTest {
 protected:
  void SetUp() override { create_schema(database()); }

  // The snapshot is made when part of the world is there, and follows the rest.
  template <class F>
  void in_world(const std::vector<std::string>& world, std::size_t part, const F& f,
                const std::function<void(const Columns&)>& before = {}) {
    const auto done = database().write([&](db::Session& session) -> Result<int> {
      XT_CHECK_OK(add_divisions(session));
      part = std::min(part, world.size());
      for (std::size_t i = 0; i < part; ++i) XT_CHECK_OK(add_row(session, world[i]));
      XT_TRY(const auto columns, Columns::open(session));
      if (before) before(*columns);
      for (std::size_t i = part; i < world.size(); ++i) XT_CHECK_OK(add_row(session, world[i]));
      XT_TRY([[maybe_unused]] const bool newer, columns->follow(session, Look::marks));
      f(session, *columns);
      return make_error(Code::conflict, "test.rollback");
    });
    failed_ = done.error().reason != "test.rollback" ? done.error().reason + done.error().note : "";
  }

  Compared compare(db::Session& session, const Columns& columns, const Plan& plan, EvalRequest request) {
    Compared out;
    for (const bool entities : {true, false}) {  // counts alone go another way than lists
      request.entities = entities;
      const auto sql = evaluate(session, plan, request);
      const auto fast = second_(columns, plan, request);
      out.sql += sql.ok() ? said(*sql, names(*sql, columns)) : sql.error().reason;
      out.columns += fast.ok() ? said(*fast, names(*fast, columns)) : fast.error().reason;
    }
    return out;
  }

  static std::vector<std::vector<std::string>> names(const EvalResult& result, const Columns& columns) {
    std::vector<std::vector<std::string>> out;
    for (const ProvisionResult& p : result.provisions) out.push_back(columns.entity_names(p.values));
    return out;
  }

  Compared compare_in(const std::vector<std::string>& world, std::size_t part, const Plan& plan,
                      const EvalRequest& request) {
    Compared out;
    in_world(world, part, [&](db::Session& session, const Columns& columns) {
      out = compare(session, columns, plan, request);
    });
    return out;
  }

  // The smallest part of the world in which this one provision still differs, as a case of tests/meaning.
  std::string small_case(const std::vector<std::string>& world, std::size_t part, const Plan& plan,
                         const std::string& provision, EvalRequest request, const RandomPlan& source) {
    request.provisions = {provision};
    // What does not differ in a whole world differs in following.
    const bool whole = !compare_in(world, world.size(), plan, request).same();
    const auto asked = [&](const std::vector<std::string>& some) {
      return compare_in(some, whole ? some.size() : part, plan, request);
    };
    const auto lines =
        smallest(world, [&](const std::vector<std::string>& some) { return !asked(some).same(); });
    std::string out = whole ? "" : "# after following from line " + std::to_string(part) + "\n";
    out += "=== 0 the evaluators differ\nat: " + request.at.iso() + "\nknown: " + request.known.iso() +
           "\nplan.from: " + source.from + "\nplan.to: " + source.to + "\nplan.year_start: \"" +
           source.year_start + "\"\n";
    if (!request.under.empty()) out += "under: " + request.under + "\n";
    const auto number = static_cast<std::size_t>(std::stoi(provision.substr(1)));
    out += "--- provision\n" + source.provisions[number];
    out += "--- world\n";
    for (const std::string& line : lines) out += line + "\n";
    const Compared both = asked(lines);
    out += "--- expect\n" + difference(both.sql, both.columns) + "\n";
    const std::string entry =
        whole ? case_entry(lines, world, {plan, provision, request, {second_, {}}}) : std::string();
    if (entry.empty()) return out + "# sheets cannot say this world: no entry of cases.toml\n";
    return out + "# as an entry of cases.toml, of this plan.toml\n" + as_remark(source, number) + entry;
  }

  std::string failed_;
  Result<EvalResult> (*second_)(const Columns&, const Plan&,
                                const EvalRequest&) = setting("XT_PROPERTY_BREAK", 0) != 0 ? forgets_one
                                                                                           : of_columns;
};

TEST_P(Property, BothEvaluatorsSayTheSame) {
  const auto seed = static_cast<std::uint64_t>(setting("XT_PROPERTY_SEED", 20'260'722));
  const int worlds = setting("XT_PROPERTY_WORLDS", GetParam() == db::Engine::sqlite ? 240 : 24);
  int provisions = 0, differ = 0;
  std::map<std::string, int> states;
  for (int i = 0; i < worlds && differ < 3; ++i) {
    Dice dice(seed + static_cast<std::uint64_t>(i));
    const auto world = random_world(dice);
    RandomPlan source = random_plan(dice, kProvisions);
    const auto plan = compiled(source);
    if (!plan) continue;
    const RandomAsk ask = random_ask(dice, source);
    EvalRequest request;
    request.at = *Date::parse_iso(ask.at);
    request.known = *Date::parse_iso(ask.known);
    request.under = ask.under;
    std::vector<std::string> wrong;
    const std::size_t part = dice.chance(50) ? world.size() : static_cast<std::size_t>(dice.to(60));
    in_world(world, part, [&](db::Session& session, const Columns& columns) {
      if (compare(session, columns, *plan, request).same()) {
        const auto result = columns.evaluate(*plan, request);
        if (result.ok()) {
          for (const ProvisionResult& p : result->provisions) ++states[std::string(code(p.status))];
        }
        return;
      }
      for (const Provision& p : plan->provisions) {
        EvalRequest one = request;
        one.provisions = {p.id};
        if (!compare(session, columns, *plan, one).same()) wrong.push_back(p.id);
      }
    });
    ASSERT_EQ(failed_, "") << "world of seed " << seed + static_cast<std::uint64_t>(i);
    provisions += static_cast<int>(plan->provisions.size());
    for (const std::string& id : wrong) {
      if (++differ > 3) break;
      ADD_FAILURE() << "seed " << seed + static_cast<std::uint64_t>(i) << "\n"
                    << small_case(world, part, *plan, id, request, source);
    }
  }
  std::cout << "[ property ] seed " << seed << ": " << worlds << " worlds, " << provisions << " provisions;";
  for (const auto& [state, count] : states) std::cout << " " << state << " " << count;
  std::cout << std::endl;
  EXPECT_GT(provisions, worlds * 5);
}
// A standing question that was answered before part of the world came says the same as one asked afresh, for
// two days at once; counts by county too.
TEST_P(Property, AStandingQuestionFollows) {
  const int worlds = setting("XT_PROPERTY_WORLDS", GetParam() == db::Engine::sqlite ? 120 : 12);
  int compared = 0, less = 0, tables = 0;
  for (int i = 0; i < worlds && !HasFailure(); ++i) {
    SCOPED_TRACE("world " + std::to_string(i));
    Dice dice(42'000 + static_cast<std::uint64_t>(i));
    auto world = random_world(dice);
    // In most worlds entries alone come later, or rows of the small tables alone: then what was found stays
    // for most people.
    const auto come_last = [&](const std::vector<std::string>& kinds) {
      std::stable_partition(world.begin(), world.end(), [&](const std::string& line) {
        return std::none_of(kinds.begin(), kinds.end(),
                            [&](const std::string& kind) { return line.starts_with(kind + " "); });
      });
    };
    if (i % 4 == 0 || i % 4 == 2) come_last({"entry"});
    if (i % 4 == 1) come_last({"item", "session", "money"});
    RandomPlan source = random_plan(dice, kProvisions);
    const auto plan = compiled(source);
    if (!plan) continue;
    EvalRequest request;
    request.at = plan->first + dice.to(700);
    request.known = Date::of(2030, 1, 1);
    request.units = true;
    EvalRequest later = request;
    later.at = request.at + dice.to(400);
    std::unique_ptr<Standing> standing;
    std::size_t chunks = 0;
    const std::size_t part = world.size() - std::min<std::size_t>(world.size(), 1 + dice.to(4));
    in_world(
        world, part,
        [&](db::Session& session, const Columns&) {
          const auto answers = standing->answer();
          ASSERT_TRUE(answers.ok()) << answers.error().reason;
          EXPECT_EQ(standing->by_rows(), "");
          less += standing->passed() < chunks;
          tables += i % 4 == 1 && standing->passed() < chunks;
          for (std::size_t k = 0; k < 2; ++k) {
            const auto sql = evaluate(session, *plan, k == 0 ? request : later);
            ASSERT_TRUE(sql.ok());
            const auto& fast = (*answers)[k];
            const std::vector<std::vector<std::string>> nobody(sql->provisions.size());
            EXPECT_EQ(said(fast, nobody), said(*sql, nobody));
            for (std::size_t p = 0; p < sql->provisions.size(); ++p) {
              EXPECT_EQ(fast.provisions[p].units, sql->provisions[p].units) << sql->provisions[p].id;
              ++compared;
            }
          }
        },
        [&](const Columns& columns) {
          standing = std::make_unique<Standing>(
              columns, std::vector<Standing::Asked>{{*plan, request}, {*plan, later}}, 2);
          const auto first = standing->answer();
          ASSERT_TRUE(first.ok()) << first.error().reason;
          chunks = standing->passed();
        });
  }
  std::cout << "[ property ] " << compared << " provisions; " << less << " worlds with less to pass over, in "
            << tables << " of them after rows of the small tables\n";
  EXPECT_GT(compared, worlds);
  EXPECT_GT(less, worlds / 8);
  EXPECT_GT(tables, worlds / 24);
}

// The comparison is worth something only if it can fail, and a failure only if somebody can run it again:
// what is printed is an entry of cases.toml that differs with the wrong evaluator and holds with the right
// one.
TEST_P(Property, AWrongEvaluatorLeavesASmallCaseThatRuns) {
  if (GetParam() != db::Engine::sqlite) GTEST_SKIP() << "the cases of plans run in SQLite";
  second_ = forgets_one;
  Dice dice(7);
  auto world = random_world(dice);
  for (const char* line :
       {"school 4501020009 area=rural boarding=1", "teacher 11 4501020009 2018-09-01 subject=music",
        "entry 11 2022-05-01 hours=4 mode=online", "entry 11 2022-05-02 hours=12 mode=online level=city"}) {
    world.push_back(line);
  }
  RandomPlan source{"2021-01-01", "2025-12-31", "01-01", {}};
  source.provisions = {
      "entity = \"teacher\"\nmeasure = \"hours(mode = 'online')\"\nwindow = \"plan\"\nat_least = 10\n"};
  const auto plan = compiled(source);
  ASSERT_TRUE(plan);
  EvalRequest request;
  request.at = Date::of(2025, 12, 31);
  request.known = Date::of(2030, 1, 1);
  ASSERT_FALSE(compare_in(world, world.size(), *plan, request).same());
  const std::string printed = small_case(world, world.size(), *plan, "p0", request, source);
  ASSERT_NE(printed.find("[[case]]"), std::string::npos) << printed;

  const Cases read = read_cases("cases.toml", printed.substr(printed.find("[[case]]")), *plan);
  ASSERT_TRUE(read.ok()) << printed;
  ASSERT_EQ(read.cases.size(), 1U);
  const Case& one = read.cases.front();
  for (const char* sheet : {"schools", "teachers", "entries"}) {  // a head and one row each
    ASSERT_TRUE(one.world.contains(sheet)) << printed;
    EXPECT_EQ(std::count(one.world.at(sheet).begin(), one.world.at(sheet).end(), '\n'), 2) << printed;
  }
  const auto wrong = run_case(*plan, one, rooms(), {forgets_one, {}});
  ASSERT_TRUE(wrong.ok());
  ASSERT_EQ(wrong->size(), 2U) << printed;
  EXPECT_EQ(wrong->at(0).what, "met (columns)");
  EXPECT_EQ(wrong->at(1).what, "sql = columns");
  const auto right = run_case(*plan, one, rooms());
  ASSERT_TRUE(right.ok());
  EXPECT_TRUE(right->empty()) << printed;
}
XT_BOTH_ENGINES(Property);

}  // namespace
}  // namespace xt::plans
