#include <algorithm>
#include <array>

#include "base/text.h"
#include "people/teacher_row.h"
#include "vocab/vocab.h"

namespace xt::people {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr int kYoungestTeacher = 14;  // a typing error below this; village substitutes began at sixteen

// In the order of State: the keys of vocab's employment_status.
constexpr std::array<std::string_view, 7> kStates = {"active",  "sick", "seconded", "support",
                                                     "retired", "left", "died"};

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

std::optional<State> parse_state(std::string_view text) {
  const std::string word = tidy(text);
  if (word.empty()) return State::active;
  const vocab::Term* term = vocab::find(vocab::Kind::employment_status, word);
  if (term == nullptr) return std::nullopt;
  const auto* state = std::find(kStates.begin(), kStates.end(), term->key);
  if (state == kStates.end()) return std::nullopt;
  return static_cast<State>(state - kStates.begin());
}

std::string_view code_of(State state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::vector<FieldError> check(const TeacherRow& row, Date as_of) {
  std::vector<FieldError> errors;
  const auto wrong = [&](const char* column, const char* reason, std::string detail) {
    errors.push_back({column, reason, std::move(detail)});
  };
  if (row.name.empty()) wrong("姓名", "people.name_empty", "姓名不能为空");
  if (length_utf8(row.name) > kLongestName) wrong("姓名", "people.name_length", "姓名不能超过60个字");
  if (has_control(row.name)) wrong("姓名", "people.name_characters", "姓名中有换行等不可见字符，请删去");
  const auto born = row.born ? row.born : row.identity.born;
  if (born && completed_years(*born, row.service_day) < kYoungestTeacher) {
    wrong("从教日期", "people.service_too_young",
          "从教日期" + row.service_day.iso() + "时年龄不足14岁，请核对");
  }
  if (row.left_on && row.arrived && *row.left_on < *row.arrived) {
    wrong("离校日期", "people.left_before_arrival", "离校日期早于到校日期，请核对");
  }
  if (row.left_on && !ends_employment(row.state) && *row.left_on < as_of) {
    wrong("状态", "people.left_but_active",
          "填写了离校日期，状态却是在职：请把状态改为退休、离职或去世，或删去离校日期");
  }
  if (row.org_key == 0) wrong("学校标识码", "people.org_empty", "学校标识码或机构代码不能为空");
  return errors;
}

}  // namespace xt::people
