// The national sheet of training records, with the faults that such sheets have.
#include <algorithm>
#include <string>

#include "base/rational.h"

#include "kinds.h"
#include "training.h"

namespace xt::simulate {
namespace {

std::string credits(const Profile& profile, const Course& course) {
  switch (profile.credit_rule) {
    case CreditRule::none:
      return {};
    case CreditRule::one_to_one:
      return std::to_string(course.hours);
    case CreditRule::guangxi:
      break;
  }
  return format_hundredths(course.hours * 100 / (course.mode == "校本研修" ? 8 : 3));
}

// The day on which the record became known: soon, or at the end of the year.
Date posted(const Course& course, Rng& rng) {
  if (rng.chance(kPostedIn30Days)) return course.last + rng.between(2, 30);
  const int year = course.last.year();
  const Date peak = Date::of(year, 11, 18);
  if (rng.chance(kPostedAtYearEnd) && course.last < peak) return peak + rng.below(43);
  return course.last + rng.between(31, 120);
}

class Writer {
 public:
  Writer(const World& world, std::int64_t index, RowBuffer& rows)
      : world_(world),
        career_(make_career(world, index)),
        rng_(world.rng.split("entries").split(static_cast<std::uint64_t>(index))),
        rows_(rows) {}

  void write() {
    for (const Course& course : make_training(world_, career_)) {
      const Date day = posted(course, rng_);
      // What is not known on the last day is in nobody's sheet yet.
      if (day > world_.options.to) continue;
      if (world_.options.faults && spoil(course, day)) continue;
      row(career_.person.name, career_.person.id, course.last.year(), course.last, course.hours, course, day);
    }
  }

 private:
  // Writes a bad row instead (true), or a second one beside the good one (false).
  bool spoil(const Course& course, Date day) {
    const Person& p = career_.person;
    if (rng_.chance_10k(kTypoInEntry_10k)) {
      row(p.name, mistype(p.id, rng_), course.last.year(), course.last, course.hours, course, day);
      return true;
    }
    if (rng_.chance_10k(kWrongYear_10k)) {
      row(p.name, p.id, course.from.year() - 1, course.last, course.hours, course, day);
      return true;
    }
    if (rng_.chance_10k(kWrongName_10k)) {
      row(p.name + "芸", p.id, course.last.year(), course.last, course.hours, course, day);
      return true;
    }
    if (rng_.chance_10k(kTooManyHours_10k)) {
      const int days = course.last - course.from + 1;
      row(p.name, p.id, course.last.year(), course.last, days * 8 + rng_.between(1, 20), course, day);
      return true;
    }
    if (rng_.chance_10k(kDuplicate_10k)) {
      row(p.name, p.id, course.last.year(), course.last, course.hours + 1, course, day);
    }
    return false;
  }

  void row(const std::string& name, const std::string& id, int year, Date last, int hours, const Course& c,
           Date day) {
    rows_.add({name, "居民身份证", id, std::to_string(year), c.level, c.name, c.provider, c.mode,
               c.from.iso(), last.iso(), std::to_string(hours), credits(world_.profile, c), c.category,
               c.kind, day.iso()});
  }

  const World& world_;
  Career career_;
  Rng rng_;
  RowBuffer& rows_;
};

}  // namespace

std::unique_ptr<sheets::RowSource> entries_source(const World& world) {
  return generated({"教师姓名", "身份证件类型", "身份证号", "培训年度", "培训类别", "培训项目名称",
                    "培训机构名称", "培训方式", "培训开始日期", "培训结束日期", "培训获得学时",
                    "培训获得学分", "内容类别", "项目类型", "登记日期"},
                   world.people,
                   [&world](std::int64_t i, RowBuffer& rows) { Writer(world, i, rows).write(); });
}

}  // namespace xt::simulate
