#include "rules/kinds.h"

#include <algorithm>
#include <array>

namespace xt::declarations::rules {
namespace {

// key, mode, category, role, programme_kind, evidence, hours, zh: the codes are those of the conversion
// rules.
constexpr std::array kKinds{
    Kind{"training", "in_person", "", "participant", "", true, true, "培训"},
    Kind{"school_study", "school_based", "", "participant", "", true, true, "校本研修"},
    Kind{"self_study", "online", "", "participant", "self_selected", true, true, "自主研修"},
    Kind{"open_class", "school_based", "subject", "lecturer", "", true, true, "公开课"},
    Kind{"lecture", "in_person", "", "lecturer", "", true, true, "授课讲座"},
    Kind{"lesson_planning", "school_based", "subject", "lead", "", false, true, "集体备课"},
    Kind{"lesson_review", "school_based", "subject", "listener", "", false, true, "听评课"},
    Kind{"mentoring", "school_based", "", "mentor", "", true, true, "师徒结对"},
    Kind{"project", "other", "research", "participant", "", true, false, "课题研究"},
    Kind{"paper", "other", "research", "author", "", true, false, "论文"},
    Kind{"book", "other", "research", "author", "", true, false, "著作"},
    Kind{"contest", "other", "subject", "participant", "", true, false, "教学竞赛"},
    Kind{"student_contest", "other", "subject", "mentor", "", true, false, "指导学生获奖"},
    Kind{"practice", "other", "", "participant", "", true, true, "实践锻炼"},
    Kind{"exchange", "other", "", "participant", "", true, true, "学术交流"},
    Kind{"degree", "other", "", "participant", "degree", true, false, "学历提升"},
    Kind{"other", "other", "other", "participant", "other", true, true, "其他"},
};
constexpr std::array<std::string_view, 7> kReasons{
    "unreadable", "wrong_evidence", "hours_too_many", "wrong_days", "duplicate", "not_countable", "other"};

}  // namespace

std::span<const Kind> kinds() {
  return kKinds;
}
const Kind* kind(std::string_view key) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.key == key; });
  return found == kKinds.end() ? nullptr : &*found;
}
std::span<const std::string_view> reasons() {
  return kReasons;
}
bool is_reason(std::string_view key) {
  return std::find(kReasons.begin(), kReasons.end(), key) != kReasons.end();
}

}  // namespace xt::declarations::rules
