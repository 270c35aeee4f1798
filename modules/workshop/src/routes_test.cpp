// The routes of the workshop, called without a socket: a plan from its document to its amendment.
#include <algorithm>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/accounts.h"
#include "auth/keyring.h"
#include "credits/credits.h"
#include "db/testing.h"
#include "funds/funds.h"
#include "orgs/change.h"
#include "people/people.h"
#include "plans/shelf.h"
#include "plans/versions.h"
#include "registry/registry.h"
#include "research/research.h"
#include "workshop/http.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

constexpr std::int64_t kUnit = 10'000'000'000;
constexpr const char* kSource =
    "南宁市教师培训规划\n一、目标\n全市教师每五年参加不少于360学时的培训。各校每学年组织校本研修。\n";
constexpr const char* kProvision =
    "\n[[provision]]\nid = \"hours\"\ntitle = \"五年360学时\"\nquote = \"不少于360学时的培训\"\n"
    "entity = \"teacher\"\nmeasure = \"hours()\"\nat_least = 360\n";

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + " " + result.error().note);
  return *std::move(result);
}
void must(Status status) {
  if (!status.ok()) throw std::runtime_error(status.error().reason + " " + status.error().note);
}

class Workshop : public db::testing::EngineTest {
 protected:
  Workshop() {
    all_ = {orgs::migrations(),     people::migrations(),  access::migrations(),
            registry::migrations(), credits::migrations(), research::migrations(),
            funds::migrations(),    plans::migrations(),   workshop::migrations()};
    must(db::migrate(database(), all_));
    must(orgs::seed(database()));
    const std::vector<orgs::School> schools{
        {.code = "2145000001", .name = "第一小学", .region = "450102", .stages = ";primary;"}};
    must(database().write(
        [&](db::Session& s) { return orgs::put_schools(s, schools, Date::of(2000, 1, 1)); }));
    add_teacher();
    shelf_ = plans::open_shelf(XT_SOURCE_DIR "/plans", Date::of(2023, 6, 30));
    routes_ = routes(database(), shelf_, all_);
  }

  void add_teacher() {
    const auto keyring = auth::Keyring::random();
    must(database().write([&](db::Session& s) -> Status {
      XT_TRY(const orgs::Org school, orgs::find(s, "2145000001"));
      people::TeacherRow row;
      XT_TRY(row.identity, people::parse_identity(people::IdKind::resident_id,
                                                  std::string("45010219850315001") +
                                                      *people::resident_check_character("45010219850315001"),
                                                  Date::of(2023, 1, 1)));
      row.name = "韦老师";
      row.org_key = school.key;
      row.stage = "primary";
      row.service_day = Date::of(2010, 9, 1);
      row.arrived = Date::of(2010, 9, 1);
      const std::vector<people::TeacherRow> rows{row};
      XT_TRY([[maybe_unused]] const auto done,
             people::upsert(s, keyring, rows, {Date::of(2022, 1, 1), false}));
      return {};
    }));
  }

  static access::Caller caller(access::Role role, std::int64_t region, std::int64_t span) {
    access::Caller out;
    out.role = role;
    out.account_id = region;
    out.name = "用户" + std::to_string(region);
    out.key_lo = region * kUnit;
    out.key_hi = (region + span) * kUnit;
    return out;
  }
  Result<http::Response> ask(const access::Caller& who, http::Method method, const std::string& pattern,
                             const std::string& draft, const json::object& body = {}) {
    for (const http::Route& route : routes_) {
      if (route.pattern != pattern || route.method != method) continue;
      http::Request request;
      request.method = method;
      request.params["draft"] = draft;
      request.headers.add("Content-Type", "application/json");
      request.body = json::serialize(body);
      request.context = who;
      return route.handler(request);
    }
    return make_error(Code::not_found, "test.no_route");
  }
  json::value good(const access::Caller& who, http::Method method, const std::string& pattern,
                   const std::string& draft = "", const json::object& body = {}) {
    const auto response = ask(who, method, pattern, draft, body);
    if (!response.ok()) throw std::runtime_error(response.error().reason + " " + response.error().note);
    return response->body.empty() ? json::value() : json::parse(response->body);
  }
  std::string bad(const access::Caller& who, http::Method method, const std::string& pattern,
                  const std::string& draft = "", const json::object& body = {}) {
    const auto response = ask(who, method, pattern, draft, body);
    return response.ok() ? "ok" : response.error().reason;
  }
  json::value begin(const access::Caller& who, const std::string& region = "450100") {
    return good(who, post, kDrafts, "",
                {{"title", "南宁规划"},
                 {"region", region},
                 {"from", "2021-01-01"},
                 {"to", "2025-12-31"},
                 {"source", kSource}});
  }
  static std::string text(const json::value& value, const char* member) {
    return std::string(value.at(member).as_string());
  }

  static constexpr const char* kDrafts = "/api/workshop/drafts";
  static constexpr const char* kDraft = "/api/workshop/drafts/{draft}";
  static constexpr http::Method get = http::Method::get, post = http::Method::post, put = http::Method::put,
                                del = http::Method::del;
  const access::Caller city_ = caller(access::Role::city_admin, 450100, 100);
  const access::Caller county_ = caller(access::Role::county_admin, 450102, 1);
  const access::Caller province_ = caller(access::Role::province_admin, 450000, 10000);
  std::vector<db::ModuleMigrations> all_;
  std::shared_ptr<const plans::Shelf> shelf_;
  std::vector<http::Route> routes_;
};

TEST_P(Workshop, FromTheDocumentToTheAmendment) {
  const json::value draft = begin(city_);
  const std::string id = text(draft, "id");
  EXPECT_EQ(text(draft, "plan"), "450100-2021");
  EXPECT_EQ(draft.at("errors").as_int64(), 0) << "a head without a demand is a plan";
  const std::string toml = text(draft, "toml") + kProvision;
  const json::value saved = good(city_, put, kDraft, id, {{"revision", 1}, {"toml", toml}});
  EXPECT_EQ(saved.at("revision").as_int64(), 2);
  const json::value changes = good(city_, get, "/api/workshop/drafts/{draft}/changes", id);
  EXPECT_EQ(changes.at("provisions").at(0).at("change"), "added");
  EXPECT_EQ(changes.at("states").at(0).at("after"), "behind");
  EXPECT_TRUE(changes.at("states").at(0).at("before").is_null());
  const char* const publish = "/api/workshop/drafts/{draft}/publish";
  EXPECT_EQ(bad(city_, post, publish, id, {{"revision", 1}}), "workshop.changed_meanwhile");
  const json::value made = good(city_, post, publish, id, {{"revision", 2}});
  EXPECT_EQ(made.at("number").as_int64(), 1);
  ASSERT_NE(shelf_->find("450100-2021"), nullptr);
  EXPECT_EQ(bad(city_, post, publish, id, {{"revision", 3}}), "workshop.already_published");
  EXPECT_EQ(bad(city_, put, kDraft, id, {{"revision", 3}, {"toml", toml}}), "workshop.already_published");
  // The amendment.
  const json::value second = good(city_, post, kDrafts, "", {{"plan", "450100-2021"}});
  EXPECT_EQ(second.at("base").as_int64(), 1);
  std::string eased = text(second, "toml");
  eased.replace(eased.find("at_least = 360"), 14, "at_least = 300");
  good(city_, put, kDraft, text(second, "id"), {{"revision", 1}, {"toml", eased}});
  EXPECT_EQ(bad(city_, post, publish, text(second, "id"), {{"revision", 2}, {"effective", "2019-01-01"}}),
            "plans.effective_outside");
  const json::value two = good(city_, post, publish, text(second, "id"),
                               {{"revision", 2}, {"effective", "2023-06-01"}, {"note", "按省厅通知调整"}});
  EXPECT_EQ(two.at("number").as_int64(), 2);
  EXPECT_EQ(shelf_->find("450100-2021", Date::of(2023, 5, 31), Date::of(2023, 6, 30))->version, 1);
  EXPECT_EQ(shelf_->find("450100-2021")->version, 2);
}

TEST_P(Workshop, TwoPeopleDoNotOverwriteEachOther) {
  const json::value draft = begin(city_);
  const std::string id = text(draft, "id");
  good(city_, put, kDraft, id, {{"revision", 1}, {"cases", "# 甲"}});
  const auto late = ask(province_, put, kDraft, id, {{"revision", 1}, {"cases", "# 乙"}});
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().reason, "workshop.changed_meanwhile");
  EXPECT_EQ(late.error().fields.at(0).detail, "用户450100");
  EXPECT_EQ(text(good(city_, get, kDraft, id), "cases"), "# 甲");
}

TEST_P(Workshop, NobodyWritesOutsideTheirSubtree) {
  const std::string id = text(begin(city_), "id");
  const access::Caller other = caller(access::Role::city_admin, 450200, 100);
  EXPECT_EQ(bad(other, get, kDraft, id), "workshop.no_draft");
  EXPECT_EQ(bad(other, put, kDraft, id, {{"revision", 1}, {"toml", "x"}}), "workshop.no_draft");
  EXPECT_EQ(bad(other, del, kDraft, id), "workshop.no_draft");
  EXPECT_EQ(bad(other, get, "/api/workshop/drafts/{draft}/changes", id), "workshop.no_draft");
  EXPECT_EQ(bad(other, post, "/api/workshop/drafts/{draft}/publish", id, {{"revision", 1}}),
            "workshop.no_draft");
  EXPECT_EQ(bad(county_, get, kDraft, id), "workshop.no_draft") << "the plan of those above";
  EXPECT_EQ(good(county_, get, kDrafts).at("total").as_int64(), 0);
  EXPECT_EQ(good(province_, get, kDrafts).at("total").as_int64(), 1);
  const json::object above{{"title", "x"},
                           {"region", "450000"},
                           {"from", "2021-01-01"},
                           {"to", "2025-12-31"},
                           {"source", kSource}};
  EXPECT_EQ(bad(city_, post, kDrafts, "", above), "access.outside_scope");
  EXPECT_EQ(bad(city_, post, kDrafts, "", {{"plan", "guangxi-145"}}), "access.outside_scope");
  EXPECT_EQ(text(begin(county_, "450102"), "region"), "450102") << "a county has plans of its own";
  // A text that names another region is judged by its own.
  std::string toml = text(good(city_, get, kDraft, id), "toml") + kProvision;
  toml.replace(toml.find("450100\"", toml.find("region")), 6, "450200");
  EXPECT_EQ(bad(city_, post, "/api/workshop/trial", "",
                {{"toml", toml}, {"source", kSource}, {"provision", "hours"}}),
            "access.outside_scope");
  good(city_, put, kDraft, id, {{"revision", 1}, {"toml", toml}});
  EXPECT_EQ(bad(city_, post, "/api/workshop/drafts/{draft}/publish", id, {{"revision", 2}}),
            "access.outside_scope");
}

TEST_P(Workshop, AnErrorInOneProvisionDoesNotSilenceTheOthers) {
  const std::string head = text(begin(city_), "toml");
  const std::string wrong =
      "\n[[provision]]\nid = \"wrong\"\ntitle = \"x\"\nquote = \"校本研修\"\nentity = \"school\"\n"
      "measure = \"sesions()\"\nat_least = 1\n";
  const json::value checked = good(city_, post, "/api/workshop/check", "",
                                   {{"toml", head + wrong + kProvision}, {"source", kSource}});
  EXPECT_FALSE(checked.at("ok").as_bool());
  ASSERT_EQ(checked.at("diagnostics").as_array().size(), 1U);
  EXPECT_EQ(checked.at("diagnostics").at(0).at("fix"), "sessions");
  const std::int64_t lines = std::count(head.begin(), head.end(), '\n');
  EXPECT_EQ(checked.at("diagnostics").at(0).at("line").as_int64(), lines + 7);
  ASSERT_EQ(checked.at("provisions").as_array().size(), 1U);
  EXPECT_EQ(checked.at("provisions").at(0).at("id"), "hours");
  EXPECT_EQ(checked.at("provisions").at(0).at("line").as_int64(), lines + 10) << "places stay what they were";
  const json::value& sentence = checked.at("blocks").at(2).at("sentences").at(0);
  EXPECT_EQ(sentence.at("provisions").at(0), "hours");
  const json::value trial =
      good(city_, post, "/api/workshop/trial", "",
           {{"toml", head + wrong + kProvision}, {"source", kSource}, {"provision", "hours"}});
  EXPECT_EQ(trial.at("status"), "behind");
  EXPECT_EQ(trial.at("entities").as_int64(), 1);
  EXPECT_EQ(trial.at("entity_values").at(0).at("status"), "behind");
  EXPECT_EQ(trial.at("labels").at(0).at("name"), "韦老师");
  EXPECT_EQ(trial.at("labels").at(0).at("school"), "第一小学");
}

TEST_P(Workshop, ADocumentIsReadForADraft) {
  const json::value found = good(city_, post, "/api/workshop/propose", "", {{"source", kSource}});
  EXPECT_EQ(found.at("title"), "南宁市教师培训规划");
  ASSERT_FALSE(found.at("proposals").as_array().empty());
  const json::value& hours = found.at("proposals").at(0);
  EXPECT_EQ(hours.at("block").as_int64(), 2);
  EXPECT_EQ(hours.at("sentence").as_int64(), 0);
  const std::string block = text(hours, "toml");
  EXPECT_TRUE(block.starts_with("[[provision]]\n")) << block;
  const std::string toml = text(begin(city_), "toml") + "\n" + block;
  const json::value checked =
      good(city_, post, "/api/workshop/check", "", {{"toml", toml}, {"source", kSource}});
  EXPECT_TRUE(checked.at("ok").as_bool()) << json::serialize(checked.at("diagnostics"));
}

TEST_P(Workshop, CasesAreRunAndShowTheDifference) {
  const std::string toml = text(begin(city_), "toml") + kProvision;
  const std::string world =
      "[world]\nschools = \"\"\"\n学校标识码,学校名称,所属地区代码,学段,城乡类型,寄宿制,乡村小规模,起始日期\n"
      "2145000001,第一小学,450102,小学,城区,否,否,2000-09-01\n\"\"\"\n"
      "teachers = \"\"\"\n姓名,证件号码,学校标识码,学段,任教学科,岗位,从教日期,专任教师,荣誉称号\n"
      "韦一,450102198503150018,2145000001,小学,语文,教师,2010-09-01,是,\n\"\"\"\n"
      "[[case]]\nname = \"无人达到\"\nat = 2025-12-31\n[case.expect]\nhours = \"missed\"\n"
      "[[case]]\nname = \"写错了\"\nat = 2025-12-31\n[case.expect]\nhours = \"met\"\n";
  const json::value run =
      good(city_, post, "/api/workshop/cases", "", {{"toml", toml}, {"source", kSource}, {"cases", world}});
  ASSERT_EQ(run.at("cases").as_array().size(), 2U) << json::serialize(run);
  EXPECT_EQ(run.at("cases").at(0).at("outcome"), "holds") << json::serialize(run);
  EXPECT_EQ(run.at("cases").at(1).at("outcome"), "differs");
  EXPECT_EQ(run.at("cases").at(1).at("differences").at(0).at("found"), "missed");
  const json::value wrong =
      good(city_, post, "/api/workshop/cases", "",
           {{"toml", toml}, {"source", kSource}, {"cases", "[[case]]\nname = \"x\"\n"}});
  EXPECT_FALSE(wrong.at("diagnostics").as_array().empty());
  const json::value unreadable = good(city_, post, "/api/workshop/cases", "",
                                      {{"toml", toml},
                                       {"source", kSource},
                                       {"cases",
                                        "[[case]]\nname = \"x\"\nat = 2025-12-31\nteachers = \"甲\\n乙\"\n"
                                        "[case.expect]\nhours = \"met\"\n"}});
  EXPECT_EQ(unreadable.at("cases").at(0).at("outcome"), "cannot_run") << json::serialize(unreadable);
}

TEST_P(Workshop, WhatWaitsIsWhatWasForgotten) {
  const json::value draft = begin(city_);
  const auto waiting = [&](const access::Caller& who) {
    return must(database().read([&](db::Session& s) { return waiting_drafts()(s, who); }));
  };
  EXPECT_TRUE(waiting(city_).empty()) << "begun a moment ago";
  must(database().write([](db::Session& s) {
    return s.exec(db::Sql{"UPDATE workshop_draft SET changed_ms = changed_ms - 8 * 86400000"});
  }));
  ASSERT_EQ(waiting(city_).size(), 1U);
  EXPECT_EQ(waiting(city_).front().path, "/workshop/" + text(draft, "id"));
  EXPECT_TRUE(waiting(province_).empty()) << "somebody else's";
  good(city_, del, kDraft, text(draft, "id"));
  EXPECT_TRUE(waiting(city_).empty());
}

TEST_P(Workshop, HostileTextsAreRefusedOrTaken) {
  const std::string id = text(begin(city_), "id");
  EXPECT_EQ(bad(city_, put, kDraft, id, {{"revision", 1}, {"source", std::string((2 << 20) + 1, 'x')}}),
            "workshop.text_too_large");
  EXPECT_EQ(bad(city_, put, kDraft, id, {{"revision", 1}, {"toml", 3}}), "workshop.wrong_input");
  EXPECT_EQ(bad(city_, put, kDraft, id, {{"toml", ""}}), "workshop.wrong_input");
  good(city_, put, kDraft, id, {{"revision", 1}, {"source", std::string("甲\0乙", 7)}});
  EXPECT_EQ(text(good(city_, get, kDraft, id), "source"), "甲乙");
  EXPECT_EQ(bad(city_, get, kDraft, "0"), "http.not_found");
}

XT_BOTH_ENGINES(Workshop);

}  // namespace
}  // namespace xt::workshop
