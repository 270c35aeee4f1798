#include "access/demo.h"
#include "orgs/key.h"
#include "people/people.h"

#include "access_queries.gen.h"

namespace xt::access {
namespace {

struct Place {
  orgs::Key school = 0;
  orgs::Key county = 0;
  orgs::Key city = 0;
};

// The school with most teachers, and what it lies in; nullopt where nobody works in the region.
Result<std::optional<Place>> busiest(db::Session& session, const orgs::KeyRange& range, Date day) {
  auto row = session.one(sql::fullest_school,
                         {{"lo", range.lo}, {"hi", range.hi}, {"day", std::int64_t{day.days()}}});
  if (!row.ok()) {
    if (row.error().code == Code::not_found) return std::optional<Place>();
    return std::move(row).error();
  }
  Place place;
  place.school = row->i64(0);
  for (const orgs::Key key : orgs::ancestors(place.school)) {
    if (orgs::level_of(key) == orgs::Level::county) place.county = key;
    if (orgs::level_of(key) == orgs::Level::city) place.city = key;
  }
  return std::optional<Place>(place);
}

// Somebody who has been there long enough to have a history.
Result<std::optional<DemoAccount>> a_teacher(db::Session& session, orgs::Key school, Date day) {
  constexpr int two_years = 730;
  auto row = session.one(sql::someone_at, {{"org_key", school},
                                           {"day", std::int64_t{day.days()}},
                                           {"since", std::int64_t{(day - two_years).days()}}});
  if (!row.ok()) {
    if (row.error().code == Code::not_found) return std::optional<DemoAccount>();
    return std::move(row).error();
  }
  const std::vector<Id> ids{row->i64(0)};
  XT_TRY(const auto labels, people::labels(session, ids, day));
  return std::optional<DemoAccount>(DemoAccount{"teacher", labels.front().name, Role::teacher, school,
                                                ids.front(), "我有多少学时、还差多少；逐条学时记录"});
}

Status add_provider(db::Session& session, const orgs::KeyRange& range, std::vector<DemoAccount>& out) {
  auto row = session.one(sql::first_provider, {{"lo", range.lo}, {"hi", range.hi}});
  if (row.ok()) {
    out.push_back(
        {"provider", "陆敏", Role::provider, row->i64(0), {}, "承训单位：查看规划全文与对培训项目的要求"});
    return {};
  }
  if (row.error().code == Code::not_found) return {};
  return std::move(row).error();
}

Status add_guangxi(db::Session& session, Date day, std::vector<DemoAccount>& out) {
  const orgs::Key province = *orgs::region_key("450000");
  const orgs::KeyRange range = orgs::subtree(province);
  XT_TRY(const std::optional<Place> place, busiest(session, range, day));
  if (!place) return {};
  out.push_back({"guangxi",
                 "韦振华",
                 Role::province_admin,
                 province,
                 {},
                 "广西“十四五”规划：哪些条款达标、哪些落后，逐级下钻到市、县、校、人"});
  if (place->city != 0) {
    out.push_back({"city", "黄丽萍", Role::city_admin, place->city, {}, "本市各县（区）的进度与差距"});
  }
  if (place->county != 0) {
    out.push_back(
        {"county", "覃志强", Role::county_admin, place->county, {}, "本县各校的进度，落后的学校与教师"});
  }
  DemoAccount school{"school", "莫秀英", Role::school_admin, place->school, {}, "本校教师的学时缺口"};
  // Two posts in one hand: the account's menu switches between them.
  if (place->county != 0) school.more.push_back({Role::expert, place->county, {}});
  out.push_back(std::move(school));
  XT_TRY(const std::optional<DemoAccount> teacher, a_teacher(session, place->school, day));
  if (teacher) out.push_back(*teacher);
  XT_CHECK_OK(add_provider(session, range, out));
  out.push_back({"expert", "梁文博", Role::expert, province, {}, "评审专家：查看规划与各地总体进度"});
  out.push_back({"auditor", "农国庆", Role::auditor, province, {}, "审计：每个数字可追到原始记录，只读"});
  return {};
}

}  // namespace

Result<std::vector<DemoAccount>> choose_demo_accounts(db::Database& database, Date day) {
  return database.read([&](db::Session& session) -> Result<std::vector<DemoAccount>> {
    std::vector<DemoAccount> out;
    XT_CHECK_OK(add_guangxi(session, day, out));
    const std::vector<DemoAccount> others{
        {"lvyuan",
         "宋海波",
         Role::county_admin,
         *orgs::region_key("220106"),
         {},
         "长春市绿园区中小学校长教师培训规划"},
        {"zibo", "孙建国", Role::city_admin, *orgs::region_key("370300"), {}, "淄博市骨干教师培训五年规划"},
        {"shaanxi",
         "雷亚军",
         Role::province_admin,
         *orgs::region_key("610000"),
         {},
         "陕西省校本研修行动计划"}};
    for (const DemoAccount& account : others) {
      XT_TRY(const auto place, busiest(session, orgs::subtree(account.org_key), day));
      if (place) out.push_back(account);
    }
    return out;
  });
}

}  // namespace xt::access
