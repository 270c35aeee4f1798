#include "training.h"

#include <algorithm>
#include <array>
#include <utility>

#include "names.h"

namespace xt::simulate {
namespace {

constexpr int kHoursPerDay = 8;
constexpr int kNationalPlatform = 10;  // hours of a summer course of the national platform [notes 1.1]

class Diary {
 public:
  Diary(const World& world, const Career& career)
      : world_(world),
        career_(career),
        person_(career.person),
        rng_(world.rng.split("training").split(static_cast<std::uint64_t>(person_.index))) {
    start_ = std::max(world.options.from, career.stints.front().from);
    done_ = career.laggard ? kDoneLaggard : kDone;
    cycle_ = rng_.below(5);
  }

  std::vector<Course> write() {
    for (int year = world_.options.from.year(); year <= world_.options.to.year(); ++year) {
      year_ = year;
      unit_ = &world_.unit(career_.unit_at(Date::of(year, 9, 1)));
      school_based();
      online();
      ethics();
      short_courses();
      once_in_five_years();
      for_leaders();
      for_specialists();
      for_the_place();
      novice();
    }
    return std::move(courses_);
  }

 private:
  const Division& county() const { return world_.division_of(*unit_); }
  std::string of_year() const { return std::to_string(year_) + "年"; }
  Date day(int month, int d) const { return Date::of(year_, month, d); }
  std::string county_provider() const { return county().name + "教师发展中心"; }
  const Provider& provider(std::size_t i) const { return world_.providers[i]; }
  bool by_city() const { return world_.profile.special_level == "市级" && county().city >= 0; }
  std::string runner() const {
    return by_city() ? world_.division(county().city).short_name : county().short_name;
  }
  std::string runs() const {
    return by_city() ? world_.division(county().city).name + "教师发展学院" : county_provider();
  }
  bool in_cycle(int n) const { return (year_ - world_.options.from.year()) % 5 == (cycle_ + n) % 5; }

  void add(Course course) {
    if (course.from < start_ || course.last > std::min(career_.end, world_.options.to) || course.hours <= 0)
      return;
    courses_.push_back(std::move(course));
  }

  // A course of several days whose dates belong to the course, so that all who take it have the same.
  void add_dated(Course course, int first_month, int last_month) {
    Rng dates = world_.rng.split("course").split(course.name);
    course.from = day(dates.between(first_month, last_month), dates.between(1, 20));
    course.last = course.from + (course.hours + kHoursPerDay - 1) / kHoursPerDay - 1;
    add(std::move(course));
  }

  void school_based() {
    static constexpr std::array<std::string_view, 5> kContents{"学科", "课程标准", "学科", "教育科研",
                                                               "班级管理"};
    const int low = 12 - unit_->weakness / 100;
    for (const bool autumn : {false, true}) {
      if (!rng_.chance(done_)) continue;
      Course c{of_year() + (autumn ? "秋季" : "春季") + "学期校本研修（" + unit_->name + "）",
               "校级",
               "校本研修",
               kContents[static_cast<std::size_t>(rng_.below(5))],
               "全员培训",
               unit_->name,
               {},
               {},
               0};
      c.from = autumn ? day(9, 1) : day(2, 25);
      c.last = autumn ? day(12, 31) : day(7, 5);
      c.hours = rng_.between(std::max(low, 6), 18);
      add(std::move(c));
    }
  }

  void online() {
    static constexpr std::array<std::string_view, 6> kContents{"课程标准", "法治",     "学科",
                                                               "安全",     "统编教材", "国家通用语言文字"};
    const int wanted = world_.profile.online_hours;
    if (rng_.chance(done_)) {
      add({of_year() + "暑期教师研修（国家智慧教育平台）", "国家级", "远程培训", "思政", "全员培训",
           "国家智慧教育平台", day(7, 14), day(8, 31), kNationalPlatform});
    }
    const int half = (wanted - kNationalPlatform) / 2;
    for (const bool autumn : {false, true}) {
      if (!rng_.chance(done_ + 40)) continue;
      const int hours = career_.laggard ? rng_.between(half / 2, half) : half;
      add({of_year() + (autumn ? "秋季" : "春季") + "中小学幼儿园教师全员远程培训", "省级", "远程培训",
           kContents[static_cast<std::size_t>((year_ + cycle_ + (autumn ? 3 : 0)) % 6)], "全员培训",
           provider(2).name, autumn ? day(9, 10) : day(3, 10), autumn ? day(11, 20) : day(5, 12), hours});
    }
  }

  void ethics() {
    if (!rng_.chance(career_.laggard ? 600 : 940)) return;
    add({of_year() + county().short_name + "师德师风专题培训", "县级",
         rng_.chance(400) ? "远程培训" : "混合式培训", "师德", "全员培训", county_provider(), day(3, 5),
         day(4, 18), 8});
  }

  std::string for_subject(std::string_view what) const {
    return std::string(stage_word(person_.stage)) + std::string(person_.subject) + std::string(what);
  }

  void short_courses() {
    const bool rural = unit_->area == Area::rural;
    const int done = done_ * 10 / 9;
    if (rng_.chance(kCountyCourse * done / 1'000)) {
      add_dated({of_year() + county().short_name + for_subject("教师专题培训"),
                 "县级",
                 "集中培训",
                 "学科",
                 "全员培训",
                 county_provider(),
                 {},
                 {},
                 rng_.chance(500) ? 16 : 24},
                3, 11);
    }
    if (rng_.chance(kCityCourse * done / 1'000)) {
      const Division& city = world_.division(county().city >= 0 ? county().city : world_.top);
      add_dated({of_year() + city.short_name + for_subject("教师能力提升培训"),
                 "市级",
                 "集中培训",
                 "学科",
                 "骨干培训",
                 city.name + "教师发展学院",
                 {},
                 {},
                 rng_.chance(500) ? 24 : 40},
                4, 11);
    }
    if (rng_.chance(kProvinceCourse * done / 1'000)) {
      add_dated({of_year() + "省级培训计划" + for_subject("教师研修班"),
                 "省级",
                 "集中培训",
                 "学科",
                 "骨干培训",
                 provider(0).name,
                 {},
                 {},
                 56},
                5, 11);
    }
    if (rng_.chance((rural ? kNationCourseRural : kNationCourse) * done / 1'000)) {
      add_dated({of_year() + "国培计划" + for_subject(rural ? "乡村骨干教师培训" : "骨干教师培训"),
                 "国家级",
                 rng_.chance(300) ? "混合式培训" : "集中培训",
                 "学科",
                 "中西部骨干项目",
                 provider(static_cast<std::size_t>(rng_.below(2))).name,
                 {},
                 {},
                 80},
                6, 11);
    }
    if (rng_.chance_10k(kOverseas_10k)) {
      add_dated({of_year() + "骨干教师境外研修",
                 "市级",
                 "国(境)外",
                 "学科",
                 "国外研修",
                 provider(0).name,
                 {},
                 {},
                 120},
                7, 10);
    }
  }

  void once_in_five_years() {
    if (in_cycle(0) && rng_.chance(done_)) {
      add({of_year() + "信息技术应用能力提升工程2.0整校推进（" + county().short_name + "）", "省级",
           "混合式培训", "信息技术", "信息技术应用能力提升", provider(2).name, day(3, 10), day(11, 30), 50});
    }
    if (in_cycle(2) && career_.post == "班主任" && rng_.chance(done_)) {
      add_dated({of_year() + runner() + "班主任工作能力培训",
                 world_.profile.special_level,
                 "集中培训",
                 "班级管理",
                 "班主任培训",
                 runs(),
                 {},
                 {},
                 32},
                4, 10);
    }
    const bool textbook =
        person_.subject == "道德与法治" || person_.subject == "语文" || person_.subject == "历史";
    if (in_cycle(3) && textbook && rng_.chance(done_ - 100)) {
      add_dated({of_year() + county().short_name + for_subject("统编教材培训"),
                 "县级",
                 "集中培训",
                 "统编教材",
                 "全员培训",
                 county_provider(),
                 {},
                 {},
                 16},
                7, 9);
    }
    if (in_cycle(1) && rng_.chance(520)) {
      add({of_year() + county().short_name + "心理健康教育培训", "县级", "远程培训", "心理健康", "专项培训",
           county_provider(), day(5, 6), day(6, 20), 12});
    }
    if (world_.profile.special_level == "市级" && in_cycle(4) && rng_.chance(80)) {
      add_dated({of_year() + runner() + "教育技术能力中级培训",
                 "市级",
                 "远程培训",
                 "信息技术",
                 "信息技术应用能力提升",
                 runs(),
                 {},
                 {},
                 60},
                4, 10);
    }
    for (const Honour& honour : career_.honours) {
      if (honour.title != "骨干教师" || honour.from.year() != year_ - 1 || !rng_.chance(done_)) continue;
      add({std::to_string(year_) + "年" + std::string(honour.level) + "级骨干教师研修（" + for_subject("") +
               "）",
           honour.level == "省"   ? "省级"
           : honour.level == "市" ? "市级"
                                  : "县级",
           "混合式培训", "学科", "骨干培训", honour.level == "县" ? county_provider() : provider(1).name,
           day(3, 20), day(10, 30), 60});
    }
  }

  // Courses for those who lead: run by the county, or by the city where its plan says so.
  void for_leaders() {
    const bool head = career_.post == "校长" || career_.post == "园长";
    const bool leads = head || career_.post == "副校长" || career_.post == "书记" || career_.post == "中层";
    if (head && in_cycle(1) && rng_.chance(860)) {
      add({of_year() + "校（园）长任职资格培训", "省级", "混合式培训", "管理", "任职资格", provider(0).name,
           day(4, 8), day(10, 31), 120});
    } else if (leads && rng_.chance(head ? 480 : 340)) {
      const bool online = rng_.chance(250);
      Course c{of_year() + runner() + (online ? "学校管理干部网络研修" : "学校管理干部培训"),
               world_.profile.special_level,
               online             ? "远程培训"
               : rng_.chance(120) ? "跟岗"
                                  : "集中培训",
               "管理",
               "校长培训",
               runs(),
               {},
               {},
               40};
      add_dated(std::move(c), 3, 11);
    }
    if (career_.post == "书记" && rng_.chance(300)) {
      add_dated({of_year() + "学校党组织书记研修",
                 "省级",
                 "集中培训",
                 "思政",
                 "提高培训",
                 provider(0).name,
                 {},
                 {},
                 40},
                4, 11);
    }
  }

  void for_specialists() {
    if (career_.post == "心理" && rng_.chance(550)) {
      add_dated({of_year() + "心理健康教育教师专题研修",
                 "市级",
                 "集中培训",
                 "心理健康",
                 "专项培训",
                 provider(1).name,
                 {},
                 {},
                 40},
                4, 11);
    }
    if (career_.post == "教研员" && rng_.chance(600)) {
      add_dated({of_year() + "教研员与培训者团队研修",
                 "省级",
                 "集中培训",
                 "教育科研",
                 "培训者培训",
                 provider(0).name,
                 {},
                 {},
                 48},
                3, 11);
    }
    const bool moral = career_.post == "班主任" || career_.post == "心理" || person_.subject == "道德与法治";
    if (moral && rng_.chance(90)) {
      add_dated({of_year() + "德育队伍专项培训",
                 "省级",
                 "混合式培训",
                 "思政",
                 "德育队伍培训",
                 provider(1).name,
                 {},
                 {},
                 24},
                3, 11);
    }
  }

  void for_the_place() {
    const bool assisted = unit_->small_rural || (unit_->boarding && unit_->area != Area::urban);
    if (assisted && rng_.chance(300)) {
      add_dated({of_year() + county().short_name + "乡村学校一对一精准帮扶培训",
                 "县级",
                 "集中培训",
                 "学科",
                 "精准帮扶培训",
                 county_provider(),
                 {},
                 {},
                 16},
                3, 10);
    }
    if (rng_.chance(60)) {
      add({of_year() + "教师自主选学（" + for_subject("") + "）", "省级", "远程培训", "学科", "自主选学",
           provider(2).name, day(3, 15), day(5, 20), 12});
    }
  }

  void novice() {
    const Date joined = person_.joined;
    if (joined < world_.options.from || joined.year() != year_) return;
    const int county_hours = 48;
    add({of_year() + county().short_name + "新教师岗前培训", "县级", "集中培训", "师德", "新教师培训",
         county_provider(), day(9, 10), day(9, 10) + (county_hours / kHoursPerDay - 1), county_hours});
    if (!rng_.chance(career_.laggard ? 300 : 930)) return;
    add({of_year() + "新教师校本规范化培训（" + unit_->name + "）", "校级", "校本研修", "学科", "新教师培训",
         unit_->name, day(10, 8), Date::of(year_ + 1, 6, 30),
         world_.profile.novice_hours - county_hours + rng_.below(8)});
  }

  const World& world_;
  const Career& career_;
  const Person& person_;
  Rng rng_;
  Date start_;
  int done_ = 0;
  int cycle_ = 0;
  int year_ = 0;
  const Unit* unit_ = nullptr;
  std::vector<Course> courses_;
};

}  // namespace

std::vector<Course> make_training(const World& world, const Career& career) {
  return Diary(world, career).write();
}

}  // namespace xt::simulate
