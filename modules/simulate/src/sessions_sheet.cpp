// School-based study: every teaching week, with gaps.
#include <algorithm>
#include <array>
#include <string>

#include "kinds.h"
#include "person.h"

namespace xt::simulate {
namespace {

constexpr std::array<std::string_view, 12> kForms{"集体备课", "观课议课", "课例研修", "专题研讨",
                                                  "系列讲座", "同课异构", "课题研究", "读书沙龙",
                                                  "教学论坛", "师徒结对", "教学反思", "线上研修"};
constexpr std::array<int, 12> kFormShare{260, 220, 110, 110, 60, 60, 50, 40, 25, 25, 20, 20};
constexpr std::array<std::string_view, 10> kTopics{
    "大单元教学设计", "作业设计与减负",     "课堂提问的有效性", "新课标学习",   "学情分析方法",
    "跨学科主题学习", "信息技术与课堂融合", "差异化教学",       "期中质量分析", "师德案例研讨"};

class Weeks {
 public:
  Weeks(const World& world, const Unit& unit, RowBuffer& rows)
      : world_(world), unit_(unit), rows_(rows), rng_(world.rng.split("sessions").split(unit.code)) {
    held_ = rng_.chance(std::min(900, kWeakSchools + unit.weakness)) ? kWeekHeldWeak : kWeekHeld;
    weekday_ = rng_.between(0, 4);
    host_ = make_person(world, unit.first).id;
  }

  void write() {
    for (int year = world_.options.from.year() - 1; year <= world_.options.to.year(); ++year) {
      term(autumn_term(year));
      term(spring_term(year + 1));
    }
  }

 private:
  void term(Period term) {
    for (Date monday = term.from.monday(); monday < term.to; monday = monday + 7) {
      const Date day = monday + weekday_;
      const bool held = rng_.chance(held_);
      const auto form = rng_.weighted(kFormShare);
      const auto topic = static_cast<std::size_t>(rng_.below(static_cast<int>(kTopics.size())));
      const int minutes = rng_.between(2, 4) * 30;
      const int people = std::max(1, unit_.size * rng_.between(70, 100) / 100);
      if (!held || !term.contains(day) || day < world_.options.from || day > world_.options.to) continue;
      rows_.add({unit_.code, day.iso(), kForms[form], kTopics[topic], std::to_string(minutes),
                 std::to_string(people), rng_.chance(150) ? host_ : std::string()});
    }
  }

  const World& world_;
  const Unit& unit_;
  RowBuffer& rows_;
  Rng rng_;
  int held_ = 0;
  int weekday_ = 0;
  std::string host_;
};

}  // namespace

std::unique_ptr<sheets::RowSource> sessions_source(const World& world) {
  return generated({"学校标识码", "日期", "形式", "主题", "时长", "参与人数", "主持人证件号码"},
                   static_cast<std::int64_t>(world.units.size()), [&world](std::int64_t i, RowBuffer& rows) {
                     const Unit& unit = world.unit(static_cast<int>(i));
                     if (!unit.institution) Weeks(world, unit, rows).write();
                   });
}

}  // namespace xt::simulate
