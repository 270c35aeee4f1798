// One row of a teachers' sheet, typed: what imports hands over and the simulator makes. Values are the keys
// of vocab, not words. Dates of the outside world: every last day is inclusive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "people/identity.h"

namespace xt::people {

struct Designation {
  std::string
      designation;    // backbone subject_leader master special_grade skilled reserve_cadre, or free text
  std::string level;  // nation province city county school
  Period period;      // half-open; kOpenEnd where no end is known
  auto operator<=>(const Designation&) const = default;
};

// 荣誉称号: `级别:称号@起始日期[~终止日期]`, several joined by `;` (or ；), the end being the last day, e.g.
// "县:骨干教师@2022-01-01;市:学科带头人@2024-03-01~2027-02-28". Dates: ISO or `2022/1/1` or `2022年1月1日`.
// Words and codes alike. Error: Code::invalid, field "荣誉称号", people.designation_*.
Result<std::vector<Designation>> parse_designations(std::string_view text);
std::string format_designations(const std::vector<Designation>& designations);  // in codes' Chinese words

enum class State : std::uint8_t {
  active,    // 在职
  sick,      // 病假; like the next two: employed, and counted
  seconded,  // 借调
  support,   // 支教, 交流轮岗
  retired,   // 退休; this and the next two end the employment
  left,      // 离职
  died       // 去世
};
std::optional<State> parse_state(std::string_view text);  // empty: active
std::string_view code_of(State state);                    // the key of vocab's employment_status
constexpr bool ends_employment(State state) {
  return state >= State::retired;
}

struct TeacherRow {
  std::string name;
  Identity identity;              // from parse_identity
  std::string sex;                // male female; empty: as the identity number says
  std::optional<Date> born;       // empty: as the identity number says
  std::int64_t org_key = 0;       // the school or institution
  std::string stage;              // kindergarten primary junior senior special
  std::string subject;            // a code; may be empty
  std::string post;               // may be empty: not told, nothing changes
  std::string title_rank;         // may be empty: not told, nothing changes
  std::optional<bool> full_time;  // 专任教师; not told: yes for a new teacher, unchanged for a known one
  Date service_day;               // 从教日期
  std::optional<Date> arrived;    // 到校日期
  std::vector<Designation> designations;
  State state = State::active;
  std::optional<Date> left_on;  // 离校日期: the last day employed
};

// What can be said without looking at the database: empty name, a birth date or sex against the identity
// number, born after entering service, arrived before service or the future, dates beyond `as_of`. Field
// names are the sheet's columns.
std::vector<FieldError> check(const TeacherRow& row, Date as_of);

}  // namespace xt::people
