#include "rules/words.h"

namespace xt::rules {
namespace {

constexpr KindOfWord kKinds[] = {
    {"training", "培训", "Training"},
    {"school_study", "校本研修", "School-based study"},
    {"self_study", "自主研修", "Self-study"},
    {"degree", "学历提升", "Degree study"},
    {"open_class", "公开课", "Open class"},
    {"lecture", "授课讲座", "Lecture given"},
    {"lesson_planning", "集体备课", "Collective lesson planning"},
    {"lesson_review", "听评课", "Lesson observation"},
    {"mentoring", "师徒结对", "Mentoring"},
    {"project", "课题研究", "Research project"},
    {"paper", "论文", "Paper"},
    {"book", "著作", "Book"},
    {"contest", "教学竞赛", "Teaching contest"},
    {"student_contest", "指导学生获奖", "Guided pupils to an award"},
    {"practice", "实践锻炼", "Practice"},
    {"exchange", "学术交流", "Academic exchange"},
    {"other", "其他", "Other"},
};

constexpr KindOfWord kResults[] = {
    {"excellent", "优秀", "Excellent"},
    {"good", "良好", "Good"},
    {"pass", "合格", "Pass"},
    {"fail", "不合格", "Fail"},
};

using enum FactType;
using V = vocab::Kind;

// clang-format off
constexpr FactInfo kFacts[] = {
    // fact, name, Chinese, English, type, vocabulary, unit, in the ledger, asked for
    {Fact::kind, "kind", "类型", "kind", word, std::nullopt, "", "", false, false},
    {Fact::result, "result", "结果", "result", word, std::nullopt, "", "", false, false},
    {Fact::mode, "mode", "培训方式", "mode", word, V::mode, "", "", true, false},
    {Fact::level, "level", "级别", "level", word, V::level, "", "", true, false},
    {Fact::category, "category", "内容类别", "content", word, V::category, "", "", true, false},
    {Fact::role, "role", "角色", "role", word, V::role, "", "", true, false},
    {Fact::programme_kind, "programme_kind", "项目类型", "kind of programme", word, V::programme_kind, "", "", true, false},
    {Fact::novice, "novice", "新任教师", "new teacher", flag, std::nullopt, "", "", false, false},
    {Fact::principal, "principal", "校长", "principal", flag, std::nullopt, "", "", false, false},
    {Fact::required, "required", "必修", "compulsory", flag, std::nullopt, "", "", false, false},
    {Fact::claimed, "claimed", "申报学时", "hours claimed", number, std::nullopt, "学时", "h", false, false},
    {Fact::claimed_credits, "claimed_credits", "申报学分", "credits claimed", number, std::nullopt, "学分", "credits", false, false},
    {Fact::days, "days", "天数", "days", number, std::nullopt, "天", "days", false, false},
    {Fact::half_days, "half_days", "半天数", "half-days", number, std::nullopt, "个半天", "half-days", false, true},
    {Fact::sessions, "sessions", "次数", "times", number, std::nullopt, "次", "times", false, true},
    {Fact::items, "items", "项数", "items", number, std::nullopt, "项", "items", false, true},
    {Fact::words, "words", "万字数", "ten thousand characters", number, std::nullopt, "万字", "×10,000 characters", false, true},
    {Fact::months, "months", "月数", "months", number, std::nullopt, "个月", "months", false, true},
    {Fact::terms, "terms", "学期数", "terms", number, std::nullopt, "个学期", "terms", false, true},
    {Fact::absent, "absent", "缺勤比例", "share missed", number, std::nullopt, "", "", false, false},
    {Fact::hours, "hours", "学时", "hours", number, std::nullopt, "学时", "h", true, false},
    {Fact::credits, "credits", "学分", "credits", number, std::nullopt, "学分", "credits", true, false},
};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(kFacts); ++i) {
    if (static_cast<std::size_t>(kFacts[i].fact) != i) return false;
  }
  return static_cast<std::size_t>(Fact::credits) + 1 == std::size(kFacts);
}
static_assert(in_order());

const KindOfWord* find_in(std::span<const KindOfWord> list, std::string_view typed) {
  for (const KindOfWord& one : list) {
    if (one.code == typed || one.zh == typed) return &one;
  }
  return nullptr;
}

}  // namespace

std::span<const KindOfWord> kinds() {
  return kKinds;
}
std::span<const KindOfWord> results() {
  return kResults;
}
const KindOfWord* find_kind(std::string_view typed) {
  return find_in(kKinds, typed);
}
const KindOfWord* find_result(std::string_view typed) {
  return find_in(kResults, typed);
}

std::span<const FactInfo> facts() {
  return kFacts;
}
const FactInfo& info(Fact fact) {
  return kFacts[static_cast<std::size_t>(fact)];
}
const FactInfo* find_fact(std::string_view name) {
  for (const FactInfo& one : kFacts) {
    if (one.name == name || one.zh == name) return &one;
  }
  return nullptr;
}

}  // namespace xt::rules
