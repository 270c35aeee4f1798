#include "base/text.h"
#include "vocab/vocab.h"

#include "changes.h"

namespace xt::orgs {
namespace {

void check_word(Wanted& wanted, std::string_view column, vocab::Kind kind, std::string_view key) {
  if (key.empty() || vocab::by_key(kind, key) != nullptr) return;
  wanted.errors.push_back({std::string(column), "orgs.word",
                           "“" + std::string(key) + "”不在词表“" + std::string(vocab::zh(kind)) + "”中。"});
}

void check_stages(Wanted& wanted, std::string_view stages) {
  std::size_t count = 0;
  for (const std::string_view stage : split(stages, ';')) {
    if (stage.empty()) continue;
    ++count;
    check_word(wanted, "学段", vocab::Kind::stage, stage);
  }
  if (count == 0) wanted.errors.push_back({"学段", "orgs.stage_empty", "学段不能为空,请填写如“小学;初中”。"});
}

Wanted wanted_of(const School& school, const std::map<std::string, Org>& regions) {
  Wanted out;
  if (!is_school_code(school.code))
    out.errors.push_back(
        {"学校标识码", "orgs.school_code", "学校标识码应为十位数字,首位不为 0,请核对后重填。"});
  check_name(out, "学校名称", school.name);
  resolve_region(out, school.region, regions);
  const auto region = regions.find(school.region);
  if (region != regions.end() && region->second.level < Level::city)
    out.errors.push_back(
        {"所属地区代码", "orgs.region_too_high", "学校应归到县(市、区),不设区县的地级市填地级市代码。"});
  check_stages(out, school.stages);
  check_word(out, "城乡类型", vocab::Kind::area, school.area);
  check_word(out, "办别", vocab::Kind::ownership, school.ownership);
  out.org.code = school.code;
  out.org.name = school.name;
  out.org.level = Level::school;
  out.org.stages = school.stages;
  out.org.area = school.area;
  out.org.ownership = school.ownership;
  out.org.boarding = school.boarding;
  out.org.small_rural = school.small_rural;
  out.from = school.from;
  out.to = school.to;
  return out;
}

}  // namespace

Result<std::vector<Outcome>> put_schools(db::Session& session, std::span<const School> schools, Date as_of) {
  std::map<std::string, Org> regions;
  for (const School& school : schools) regions.emplace(school.region, Org{});
  std::vector<std::string> codes;
  for (const auto& [code, _] : regions) codes.push_back(code);
  XT_TRY(regions, find_codes(session, codes));
  std::erase_if(regions, [](const auto& entry) { return entry.second.level > Level::county; });

  std::vector<Wanted> wanted;
  wanted.reserve(schools.size());
  for (const School& school : schools) wanted.push_back(wanted_of(school, regions));
  Changes changes(session, as_of, {"学校标识码", "学校名称"},
                  [](const Org& org) -> Result<Key> { return org.region_key + std::stoll(org.code); });
  XT_CHECK_OK(changes.load(wanted));
  std::vector<Outcome> out;
  out.reserve(wanted.size());
  for (Wanted& one : wanted) {
    XT_TRY(auto outcome, changes.put(std::move(one)));
    out.push_back(std::move(outcome));
  }
  XT_CHECK_OK(changes.finish());
  return out;
}

}  // namespace xt::orgs
