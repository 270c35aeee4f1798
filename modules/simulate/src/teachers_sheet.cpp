#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "career.h"
#include "kinds.h"
#include "names.h"

namespace xt::simulate {
namespace {

constexpr std::array<std::string_view, 6> kTitleWords{"未定", "三级", "二级", "一级", "高级", "正高级"};

std::vector<std::string> header() {
  return {"姓名",     "证件类型", "证件号码", "性别",     "出生日期", "学校标识码",
          "机构代码", "学校名称", "学段",     "任教学科", "岗位",     "职称",
          "从教日期", "到校日期", "专任教师", "荣誉称号", "状态",     "离校日期"};
}

// 荣誉称号: `级别:称号@起始日期[~终止日期]`, joined by ;
std::string honours(const Career& career, Date as_of) {
  std::string text;
  for (const Honour& h : career.honours) {
    if (h.from > as_of) continue;
    if (!text.empty()) text += ';';
    text += std::string(h.level) + ":" + std::string(h.title) + "@" + h.from.iso();
    if (h.last < kOpenEnd) text += "~" + h.last.iso();
  }
  return text;
}

void add_row(const World& world, const Career& career, Date as_of, bool gone, const std::string& id,
             RowBuffer& rows) {
  const Person& p = career.person;
  const Unit& unit = world.unit(career.unit_at(as_of));
  const std::string none;
  rows.add({p.name, "居民身份证", id, p.woman ? "女" : "男", p.born.iso(),
            unit.institution ? none : unit.code, unit.institution ? unit.code : none, unit.name,
            stage_word(p.stage), p.subject, career.post,
            kTitleWords[static_cast<std::size_t>(career.title_at(as_of))], p.joined.iso(),
            career.arrived_at(as_of).iso(), p.full_time ? "是" : "否", honours(career, as_of),
            gone ? career.end_state : career.state, gone ? career.end.iso() : none});
}

bool changed(const Career& career, Date before, Date as_of) {
  auto inside = [&](Date day) { return before < day && day <= as_of; };
  return std::any_of(career.stints.begin(), career.stints.end(),
                     [&](const Stint& s) { return inside(s.from); }) ||
         std::any_of(career.titles.begin(), career.titles.end(),
                     [&](const Step& s) { return inside(s.from); }) ||
         std::any_of(career.honours.begin(), career.honours.end(),
                     [&](const Honour& h) { return inside(h.from); });
}

}  // namespace

bool is_mistyped(const World& world, std::int64_t person) {
  return world.options.faults && person < world.options.teachers &&
         world.rng.split("mistyped").split(static_cast<std::uint64_t>(person)).chance_10k(kTypoInRoster_10k);
}

std::string mistype(std::string id, Rng& rng) {
  // One wrong digit never passes the check character (ISO 7064 MOD 11-2).
  char& digit = id[static_cast<std::size_t>(rng.between(6, 16))];
  digit = static_cast<char>('0' + (digit - '0' + rng.between(1, 9)) % 10);
  return id;
}

std::unique_ptr<sheets::RowSource> roster_source(const World& world, bool corrected) {
  return generated(header(), world.options.teachers, [&world, corrected](std::int64_t i, RowBuffer& rows) {
    const bool mistyped = is_mistyped(world, i);
    if (corrected && !mistyped) return;
    const Career career = make_career(world, i);
    std::string id = career.person.id;
    if (mistyped && !corrected) {
      Rng rng = world.rng.split("mistype").split(static_cast<std::uint64_t>(i));
      id = mistype(std::move(id), rng);
    }
    add_row(world, career, world.options.from, false, id, rows);
  });
}

std::unique_ptr<sheets::RowSource> changes_source(const World& world, Date before, Date as_of) {
  return generated(header(), world.people, [&world, before, as_of](std::int64_t i, RowBuffer& rows) {
    const Career career = make_career(world, i);
    if (career.person.joined > as_of || career.end < before) return;
    // Whoever left on the last day of August is gone on the first of September.
    const bool gone = career.end < as_of || (career.end == as_of && as_of == world.options.to);
    if (gone || changed(career, before, as_of)) add_row(world, career, as_of, gone, career.person.id, rows);
  });
}

}  // namespace xt::simulate
