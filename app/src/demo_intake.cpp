#include "demo_intake.h"

#include <algorithm>
#include <optional>

#include <boost/json.hpp>

#include "base/rational.h"
#include "credits/reads.h"
#include "intake/batches.h"
#include "orgs/key.h"
#include "orgs/orgs.h"
#include "people/people.h"
#include "rules/compile.h"

#include "demo.h"

namespace xt::app {
namespace {

namespace json = boost::json;

constexpr std::size_t kPeople = 8;

struct Person {
  std::string name, number;
  std::optional<credits::Entry> known;  // an entry that came from somewhere else
};

access::Caller caller_of(const access::DemoAccount& account) {
  return {0, account.login, account.name, account.role, account.org_key, orgs::subtree(account.org_key).hi,
          {}};
}

class HandingIn {
 public:
  HandingIn(House& house, const access::DemoAccount& account, intake::Converter convert)
      : house_(house),
        caller_(caller_of(account)),
        runner_(*house.database, intake::job_handlers(*house.database, std::move(convert))) {}

  Result<intake::Platform> platform(const std::string& name, const std::string& provider) {
    return house_.database->write([&](db::Session& session) {
      return intake::register_platform(session, caller_, actor(), {name, provider, ""});
    });
  }
  Status hand_in(const intake::Platform& platform, json::array rows) {
    XT_TRY(const auto read,
           intake::read_batch(json::object{{"rows", std::move(rows)}}, house_.keyring, kDemoDay));
    XT_TRY([[maybe_unused]] const Id batch, house_.database->write([&](db::Session& session) {
      return intake::receive(session, caller_, actor(), platform, read);
    }));
    XT_TRY([[maybe_unused]] const bool done, runner_.run_one());
    return {};
  }
  Status stop(const intake::Platform& platform, const std::string& why) {
    return house_.database->write([&](db::Session& session) {
      return intake::set_state(session, caller_, actor(), platform.id, false, why);
    });
  }

 private:
  House& house_;
  const access::Caller caller_;
  jobs::Runner runner_;
};

// Colleagues from all over the county, but for the demonstration's own teacher.
Result<std::vector<Person>> some_people(House& house, const access::DemoAccount& county, Id teacher) {
  return house.database->read([&](db::Session& session) -> Result<std::vector<Person>> {
    XT_TRY(const auto all, people::employed_in(session, orgs::subtree(county.org_key), kDemoDay));
    std::vector<Id> ids;
    for (std::size_t i = 0; i < all.size() && ids.size() < kPeople; i += 1 + all.size() / (2 * kPeople)) {
      if (all[i] != teacher) ids.push_back(all[i]);
    }
    XT_TRY(const auto labels, people::labels(session, ids, kDemoDay));
    XT_TRY(const auto numbers, people::reveal(session, house.keyring, ids));
    std::vector<Person> out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      Person person{labels[i].name, numbers[i], {}};
      XT_TRY(const auto page, credits::entries(session, ids[i], {}));
      for (const auto& entry : page.entries) {
        if (!person.known && entry.kind == "award" && entry.hours_x100 > 0) person.known = entry;
      }
      out.push_back(std::move(person));
    }
    return out;
  });
}

json::object row(const std::string& id, const Person& person, const std::string& title, Date from, Date to,
                 int hours) {
  return {{"id", id},       {"name", person.name}, {"id_number", person.number},
          {"title", title}, {"from", from.iso()},  {"to", to.iso()},
          {"hours", hours}, {"mode", "online"},    {"level", "county"}};
}

json::object told_again(const std::string& id, const Person& person) {
  json::object out =
      row(id, person, person.known->programme, person.known->earned_from, person.known->earned_on, 0);
  out["hours"] = format_hundredths(person.known->hours_x100);
  out["provider"] = person.known->provider;
  return out;
}

Status of_several(HandingIn& desk, const std::vector<Person>& people) {
  XT_TRY(const auto platform, desk.platform("县域教师研修平台", ""));
  const std::string title = "人工智能助力课堂教学专题研修";
  const Date from = Date::of(2025, 4, 12), to = Date::of(2025, 4, 14);
  json::array first;
  for (std::size_t i = 0; i < 4; ++i) {
    first.push_back(row("AI-2025-" + std::to_string(101 + i), people[i], title, from, to, 18));
  }
  Person misspelt = people[4];
  misspelt.name += "之";
  first.push_back(row("AI-2025-105", misspelt, title, from, to, 18));
  first.push_back(row("AI-2025-106", people[5], title, from, to, 40));
  const json::array again = {
      first[0], first[1],
      row("AI-2025-107", people[6], "作业设计与评价", Date::of(2025, 5, 10), Date::of(2025, 5, 10), 8)};
  XT_CHECK_OK(desk.hand_in(platform, std::move(first)));
  json::array second = again;
  const auto known = std::find_if(people.begin(), people.end(), [](const Person& p) { return p.known; });
  if (known != people.end()) second.push_back(told_again("AI-2025-108", *known));
  return desk.hand_in(platform, std::move(second));
}

Status of_one_provider(HandingIn& desk, const std::vector<Person>& people) {
  XT_TRY(const auto platform, desk.platform("家校共育网络课堂", "市家庭教育研究中心"));
  json::object wrong =
      row("P-3", people[1], "家校沟通的方法", Date::of(2025, 5, 17), Date::of(2025, 5, 16), 8);
  return desk.hand_in(
      platform, {row("P-1", people[2], "家校沟通的方法", Date::of(2025, 5, 17), Date::of(2025, 5, 18), 12),
                 row("P-2", people[3], "家校沟通的方法", Date::of(2025, 5, 17), Date::of(2025, 5, 18), 12),
                 std::move(wrong)});
}

}  // namespace

Status demo_intake(House& house, const std::string& rules_folder,
                   const std::vector<access::DemoAccount>& accounts) {
  const auto of_role = [&](access::Role role) {
    return std::find_if(accounts.begin(), accounts.end(), [&](const auto& one) { return one.role == role; });
  };
  const auto county = of_role(access::Role::county_admin);
  const auto teacher = of_role(access::Role::teacher);
  if (county == accounts.end() || teacher == accounts.end() || !teacher->teacher_id) return {};
  XT_TRY(const auto known, house.database->read([&](db::Session& session) {
    return intake::platforms(session, orgs::subtree(county->org_key), 0, 1);
  }));
  if (known.total > 0) return {};
  XT_TRY(const auto people, some_people(house, *county, *teacher->teacher_id));
  if (people.size() < kPeople - 1) return {};
  HandingIn desk(house, *county, intake::by_rules(rules::load_book(rules_folder).book));
  XT_CHECK_OK(of_several(desk, people));
  XT_CHECK_OK(of_one_provider(desk, people));
  XT_TRY(const auto old, desk.platform("暑期研修旧平台", ""));
  return desk.stop(old, "合同到期，已由新平台接替");
}

}  // namespace xt::app
