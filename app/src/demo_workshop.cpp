#include "demo_workshop.h"

#include <algorithm>

#include "orgs/orgs.h"
#include "workshop/begin.h"

namespace xt::app {
namespace {

constexpr std::string_view kSource =
    "百色市中小学教师培训实施细则（征求意见稿）\n"
    "一、总体目标\n"
    "到2030年，全市中小学、幼儿园教师完成新一轮全员培训，每名专任教师五年累计参加培训不少于360学时。\n"
    "二、主要任务\n"
    "（一）夯实全员培训。每名专任教师每年参加培训不少于72学时，其中校本研修不少于24学时。\n"
    "（二）抓好新教师培训。新入职教师试用期内参加岗前培训不少于120学时。\n"
    "（三）建强骨干队伍。各县（市、区）市级以上骨干教师占专任教师总数的比例达到10%。\n"
    "（四）做实校本研修。各学校每周组织校本研修活动不少于1次。\n"
    "三、保障措施\n"
    "各学校按照年度公用经费预算总额的5%安排教师培训经费。\n"
    "各县（市、区）每年12月底前向市教育局报送年度培训工作总结。\n";

constexpr std::string_view kProvisions = R"toml([[provision]]
id       = "five-years"
title    = "五年累计不少于360学时"
title_en = "360 hours in five years"
quote    = "每名专任教师五年累计参加培训不少于360学时"
strength = "must"
entity   = "teacher"
where    = "full_time"
measure  = "hours()"
window   = "plan"
at_least = 360

[[provision]]
id       = "every-year"
title    = "每年不少于72学时"
title_en = "72 hours a year"
quote    = "每名专任教师每年参加培训不少于72学时"
strength = "must"
entity   = "teacher"
where    = "full_time"
measure  = "hours()"
window   = "year"
at_least = 72
)toml";

}  // namespace

Status demo_workshop(House& house, const std::vector<access::DemoAccount>& accounts) {
  const auto city = std::find_if(accounts.begin(), accounts.end(),
                                 [](const access::DemoAccount& one) { return one.login == "city"; });
  if (city == accounts.end()) return {};
  return house.database->write([&](db::Session& session) -> Status {
    access::Caller caller;
    caller.role = city->role;
    caller.name = city->name;
    caller.key_lo = city->org_key;
    caller.key_hi = orgs::subtree(city->org_key).hi;
    XT_TRY(const std::int64_t there, workshop::drafts_there(session, caller));
    if (there > 0) return {};
    const std::string region = orgs::region_code(city->org_key);
    const workshop::Beginning draft{city->org_key,
                                    region + "-2026",
                                    "百色市中小学教师培训实施细则（征求意见稿）",
                                    region,
                                    Date::of(2026, 1, 1),
                                    Date::of(2030, 12, 31),
                                    std::string(kSource),
                                    std::string(kProvisions)};
    XT_TRY([[maybe_unused]] const Id made, workshop::begin_draft(session, caller, actor(), draft));
    return {};
  });
}

}  // namespace xt::app
