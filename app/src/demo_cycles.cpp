#include "demo_cycles.h"

#include "cycles/cycles.h"
#include "orgs/orgs.h"

namespace xt::app {
namespace {

cycles::Cycle five_years(const char* title, const char* title_en, int first, const char* source) {
  cycles::Cycle out;
  out.title = title;
  out.title_en = title_en;
  out.days = {Date::of(first, 1, 1), Date::of(first + 5, 1, 1)};
  out.hours_x100 = 36'000;
  out.source = source;
  return out;
}

Status add(db::Session& session, const char* region, cycles::Cycle cycle) {
  XT_TRY(const auto home, orgs::find(session, region));
  cycle.scope = home.subtree();
  return session.attempt([&]() -> Status {
    const auto made = cycles::create(session, cycle, 0);
    if (!made.ok() && made.error().reason != "cycles.exists") return made.error();
    return {};
  });
}

}  // namespace

Status demo_cycles(House& house) {
  return house.database->write([](db::Session& session) -> Status {
    cycles::Cycle guangxi =
        five_years("“十四五”教师培训学时周期", "Five-year cycle 2021–2025", 2021,
                   "五年一周期、不少于360学时；120学分，其中远程培训不超过40学分（桂教师范〔2016〕18号）");
    guangxi.plan = "guangxi-145";
    guangxi.credits_x100 = 12'000;
    guangxi.caps = {{"mode", "online", "credits", "cycle", 4'000}};
    XT_CHECK_OK(add(session, "450000", guangxi));
    XT_CHECK_OK(add(session, "370300",
                    five_years("“十二五”教师培训学时周期", "Five-year cycle 2011–2015", 2011,
                               "五年累计不少于360学时（教师〔2011〕1号）")));
    return add(session, "610000",
               five_years("“十四五”教师培训学时周期", "Five-year cycle 2021–2025", 2021,
                          "五年累计不少于360学时（教师〔2011〕1号）"));
  });
}

}  // namespace xt::app
