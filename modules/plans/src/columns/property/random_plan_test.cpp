#include "columns/property/random_case.h"
#include "plans/compile.h"

namespace xt::plans::testing {
namespace {

using Texts = std::vector<std::string>;

std::string pick_in(Dice& dice, const std::string& field, const Texts& values) {
  const std::string one = "'" + dice.of(values) + "'";
  switch (dice.to(3)) {
    case 0:
      return field + " != " + one;
    case 1:
      return field + " in (" + one + ", '" + dice.of(values) + "')";
    default:
      return field + " = " + one;
  }
}

std::string school_test(Dice& dice, const std::string& of) {
  switch (dice.to(7)) {
    case 0:
      return pick_in(dice, of + "area", {"urban", "town", "rural"});
    case 1:
      return of + "small_rural";
    case 2:
      return of + "boarding = false";
    case 3:
      return of + "key_county";
    case 4:
      return of + "border_county != true";
    case 5:
      return of + "demonstration";
    case 6:
      return of + "revitalization_county";
    default:
      return (of.empty() ? "school.stage" : of + "stage") + std::string(" != 'primary'");
  }
}

std::string teacher_test(Dice& dice) {
  static const Texts orders{">=", ">", "<", "<=", "=", "!="};
  switch (dice.to(12)) {
    case 0:
      return pick_in(dice, "teacher.stage", {"primary", "junior", "kindergarten"});
    case 1:
      return pick_in(dice, "subject", {"chinese", "mathematics", "music"});
    case 2:
      return pick_in(dice, "post", {"teacher", "homeroom", "principal", "counsellor"});
    case 3:
      return "title_rank " + dice.of(orders) + " 'second'";
    case 4:
      return "sex = 'male'";
    case 5:
      return "age " + dice.of(orders) + " " + std::to_string(30 + dice.to(25));
    case 6:
      return "years_of_service " + dice.of(orders) + " " + std::to_string(dice.to(6));
    case 7:
      return pick_in(dice, "designation", {"backbone", "master", "subject_leader"});
    case 8:
      return "(" + pick_in(dice, "designation", {"backbone", "master"}) + " and designation_level <= 'city')";
    case 9:
      return dice.chance(50) ? "full_time" : "full_time = false";
    case 10:
      return dice.chance(50) ? "post" : "designation";
    default:
      return school_test(dice, "");
  }
}

std::string entry_test(Dice& dice) {
  switch (dice.to(8)) {
    case 0:
    case 1:
      return pick_in(dice, "entry.mode", {"release", "in_person", "online", "blended", "school_based"});
    case 2:
      return pick_in(dice, "entry.level", {"nation", "province", "city", "county", "school"});
    case 3:
      return "entry.level <= 'city'";
    case 4:
      return pick_in(dice, "entry.category", {"ethics", "subject", "ict"});
    case 5:
      return pick_in(dice, "programme_kind", {"backbone", "qualification", "trainer"});
    case 6:
      return dice.chance(50) ? "entry.provider = '东北师范大学'" : "role";
    case 7:
      return "school_at_the_time != '4501020000'";
    default:
      return teacher_test(dice);
  }
}

std::string item_test(Dice& dice) {
  switch (dice.to(7)) {
    case 0:
      return pick_in(dice, "level", {"nation", "province", "city", "county"});
    case 1:
      return "category = 'ethics'";
    case 2:
      return pick_in(dice, "status", {"passed", "excellent"});
    case 3:
      return "owner = 'person'";
    case 4:
      return "partner";
    case 5:
      return "owner != '450102'";
    case 6:
      return "partner = '450103'";
    default:
      return "person";
  }
}

std::string money_test(Dice& dice) {
  return dice.chance(50) ? pick_in(dice, "payer", {"city", "county", "school"}) : "year >= 2021";
}

std::string session_test(Dice& dice) {
  switch (dice.to(3)) {
    case 0:
      return "form = '集体备课'";
    case 1:
      return "minutes >= 60";
    case 2:
      return "not attendees > 3";
    default:
      return school_test(dice, "");
  }
}

using Test = std::string (*)(Dice&);

std::string filter(Dice& dice, Test test, int depth = 2) {
  const int what = dice.to(9);
  if (depth == 0 || what < 5) return test(dice);
  if (what < 7) return filter(dice, test, depth - 1) + " and " + filter(dice, test, depth - 1);
  if (what < 9) return "(" + filter(dice, test, depth - 1) + " or " + filter(dice, test, depth - 1) + ")";
  return "not (" + filter(dice, test, depth - 1) + ")";
}

std::string maybe(Dice& dice, Test test) {
  return dice.chance(40) ? "" : filter(dice, test);
}

std::string call(const std::string& name, const std::string& subject, const std::string& where) {
  std::string out = name + "(";
  if (!subject.empty()) out += "'" + subject + "'" + (where.empty() ? "" : ", ");
  return out + where + ")";
}

struct Spoken {
  std::string entity;
  bool organisation = true;
};

std::string ledger_leaf(Dice& dice) {
  static const Texts names{"hours", "credits", "records", "trained"};
  return call(dice.of(names), "", maybe(dice, entry_test));
}

std::string leaf(Dice& dice, const Spoken& who) {
  static const Texts kinds{"studio", "guidance", "base", "filing"};
  static const Texts accounts{"training", "public_funds"};
  switch (dice.to(who.organisation ? 10 : 6)) {
    case 0:
    case 1:
    case 2:
      return ledger_leaf(dice);
    case 3:
      return call("items", dice.of(kinds), maybe(dice, item_test));
    case 4:
      return call("new_items", dice.of(kinds), maybe(dice, item_test));
    case 5:
      return call("submitted", dice.of(kinds), "");
    case 6:
      return call("partners", dice.of(kinds), maybe(dice, item_test));
    case 7:
      return call("teachers", "", maybe(dice, teacher_test));
    case 8:
      return call("money", dice.of(accounts), maybe(dice, money_test));
    case 9:
      return call("subtree_money", dice.of(accounts), maybe(dice, money_test));
    default:
      return call("sessions", "", maybe(dice, session_test));
  }
}

// Like divided by like.
std::string ratio(Dice& dice, const Spoken& who) {
  if (who.organisation && dice.chance(50)) {
    return dice.chance(50)
               ? "trained(" + maybe(dice, entry_test) + ") / teachers(" + maybe(dice, teacher_test) + ")"
               : "money('training') / money('public_funds')";
  }
  return "hours(" + maybe(dice, entry_test) + ") / hours(" + maybe(dice, entry_test) + ")";
}

std::string measure(Dice& dice, const Spoken& who) {
  static const Texts orders{">", ">=", "<", "<=", "=", "!="};
  switch (dice.to(13)) {
    case 0:
      return "min(" + ledger_leaf(dice) + " * 1, " + std::to_string(dice.to(50)) + ")";
    case 1:
      return ratio(dice, who);
    case 2:
      return "(" + leaf(dice, who) + " " + dice.of(orders) + " " + std::to_string(dice.to(3)) + ") + (" +
             leaf(dice, who) + " >= 1)";
    case 3: {
      const std::string one = leaf(dice, who);
      return one + " " + dice.of(orders) + " prev(" + one + ")";
    }
    case 4:
      return "capped(hours(" + maybe(dice, entry_test) + "), " + std::to_string(10 * (1 + dice.to(9))) +
             " per year)";
    case 5:
      return "weeks(" + (who.organisation ? std::string("sessions()") : ledger_leaf(dice)) + " >= 1)" +
             (dice.chance(40) ? " / weeks()" : "");
    case 6:
      return "max(" + ledger_leaf(dice) + " > 0, " + leaf(dice, who) + " > 1)";
    case 7:
      return "hours(" + maybe(dice, entry_test) + ") - hours(" + maybe(dice, entry_test) + ") * 1/3";
    default:
      return leaf(dice, who);
  }
}

std::string window(Dice& dice, const Spoken& who, bool shorter) {
  static const Texts kinds{"plan", "plan", "year", "year", "school_year", "term"};
  if (!who.organisation && dice.chance(20)) {
    return "{from = \"service_start\", months = " + std::to_string(1 + dice.to(17)) + "}";
  }
  if (shorter && dice.chance(40)) return dice.chance(50) ? "\"month\"" : "\"week\"";
  return "\"" + dice.of(kinds) + "\"";
}

std::string target(Dice& dice, const std::string& of) {
  const bool ratio = of.find(" / ") != std::string::npos;
  const auto number = [&](int most) {
    if (ratio) return "\"" + std::to_string(dice.to(100)) + "%\"";
    return std::to_string(dice.chance(60) ? dice.to(3) : dice.to(most));
  };
  switch (dice.to(4)) {
    case 0:
      return "at_most = " + number(100);
    case 1:
      return ratio
                 ? "between = [\"10%\", \"60%\"]"
                 : "between = [" + std::to_string(dice.to(2)) + ", " + std::to_string(3 + dice.to(300)) + "]";
    default:
      return "at_least = " + number(400);
  }
}

// Of providers there are rows and few measures; of programmes and cohorts none: nothing may be said of them.
std::string of_others(Dice& dice) {
  static const Texts entities{"provider", "provider", "provider", "programme", "cohort"};
  static const Texts windows{"plan", "year", "school_year"};
  const std::string& entity = dice.of(entities);
  const Spoken nobody{entity, false};
  std::string what = ledger_leaf(dice);
  if (dice.chance(50)) what = leaf(dice, nobody);
  if (dice.chance(25)) what = entity == "provider" ? "attr(grade)" : "attr(days)";
  return "entity = \"" + entity + "\"\nmeasure = \"" + what + "\"\nwindow = \"" + dice.of(windows) + "\"\n" +
         target(dice, what) + "\n";
}

std::string provision(Dice& dice, bool shorter) {
  if (dice.chance(8)) return of_others(dice);
  static const std::vector<Spoken> entities{
      {"\"teacher\"", false}, {"\"teacher\"", false}, {"\"school\"", true}, {"\"county\"", true},
      {"\"city\"", true},     {"\"province\"", true}, {"\"region\"", true}, {"[\"city\", \"county\"]", true}};
  const Spoken& who = dice.of(entities);
  std::string out = "entity = " + who.entity + "\n";
  if (!who.organisation && dice.chance(40)) out += "where = \"" + filter(dice, teacher_test) + "\"\n";
  if (who.entity == "\"school\"" && dice.chance(40)) {
    out += "where = \"" + filter(dice, [](Dice& d) { return school_test(d, "school."); }) + "\"\n";
  }
  if (who.entity == "\"county\"" && dice.chance(30)) out += "where = \"key_county\"\n";
  const std::string what = measure(dice, who);
  out +=
      "measure = \"" + what + "\"\nwindow = " + window(dice, who, shorter) + "\n" + target(dice, what) + "\n";
  if (dice.chance(30)) out += "prorate = true\n";
  if (dice.chance(50)) {
    out += "required_share = \"" + std::to_string(50 + dice.to(50)) + "%\"\n";
  }
  return out;
}

}  // namespace

RandomPlan random_plan(Dice& dice, int provisions) {
  RandomPlan out;
  const bool shorter = dice.chance(25);
  const Date from =
      Date::of(2020, 1 + (dice.chance(50) ? 0 : dice.to(11)), 1 + (dice.chance(70) ? 0 : dice.to(27)));
  out.from = from.iso();
  out.to = (from + (shorter ? 20 + dice.to(70) : 300 + dice.to(1200))).iso();
  static const Texts starts{"01-01", "01-01", "09-01", "03-15"};
  out.year_start = dice.of(starts);
  for (int i = 0; i < provisions; ++i) out.provisions.push_back(provision(dice, shorter));
  return out;
}

RandomAsk random_ask(Dice& dice, const RandomPlan& plan) {
  const Date from = *Date::parse_iso(plan.from), to = *Date::parse_iso(plan.to);
  RandomAsk out;
  out.at = (from + (dice.to(to - from + 60) - 10)).iso();
  if (dice.chance(10)) out.at = to.iso();
  out.known = dice.chance(70) ? "2030-01-01" : (from + dice.to(1500)).iso();
  static const Texts places{"450100", "450102", "450203", "450200"};
  if (dice.chance(25)) out.under = dice.of(places);
  return out;
}

std::string plan_toml(const RandomPlan& plan) {
  std::string out = "[plan]\nid = \"random\"\ntitle = \"试验\"\nregion = \"450000\"\nfrom = " + plan.from +
                    "\nto = " + plan.to + "\nyear_start = \"" + plan.year_start +
                    "\"\n[[body]]\nbegin = \"目标\"\nend = \"完成。\"\n";
  for (std::size_t i = 0; i < plan.provisions.size(); ++i) {
    out += "[[provision]]\nid = \"p" + std::to_string(i) + "\"\ntitle = \"条款\"\nquote = \"应当\"\n" +
           plan.provisions[i];
  }
  return out;
}

std::optional<Plan> compiled(RandomPlan& source) {
  for (int tries = 0; tries < 40 && !source.provisions.empty(); ++tries) {
    Compiled plan = compile("plan.toml", plan_toml(source), kPlanSource);
    if (plan.ok()) return *std::move(plan.plan);
    std::vector<std::string> good;
    for (const std::string& one : source.provisions) {
      RandomPlan alone = source;
      alone.provisions = {one};
      if (compile("plan.toml", plan_toml(alone), kPlanSource).ok()) good.push_back(one);
    }
    source.provisions = good;
  }
  return std::nullopt;
}

}  // namespace xt::plans::testing
