// The closed vocabularies of the field: the word that is stored, the words that sheets and plans may write,
// and the labels that people read. One place, read by plans, imports, people and the web (data/*.txt,
// compiled in). Sources: the national training sheet and the JY/T word lists, as restated in
// docs/plan-language.md. Thread-safe; everything answered lives as long as the program.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace xt::vocab {

enum class Kind : std::uint8_t {
  stage,              // 学段
  mode,               // 培训方式
  level,              // 培训类别, 级别
  area,               // 城乡类型
  ownership,          // 办别
  post,               // 岗位
  title_rank,         // 职称
  sex,                // 性别
  designation,        // 荣誉称号
  designation_level,  // 称号级别
  category,           // 内容类别 of an entry
  item_category,      // 内容类别 of an item: the kinds of evaluation and all of category
  item_kind,          // 类别 of an item
  item_status,        // 状态 of an item
  owner_kind,         // org person programme
  account,            // 科目
  payer,              // 出资方
  basis,              // 口径
  org_level,          // nation province city county school institution
  org_kind,           // 机构类型
  employment_status,  // 状态 of a teacher
  id_kind,            // 证件类型
  programme_kind,     // 项目类型
  role,               // 角色 of an entry
  session_form,       // 形式 of school-based study
  flag,               // 标记 of a region or school
  grade,              // 等级 of a programme or provider
  subject             // 学科
};

struct Term {
  std::string_view key;                // what is stored: "in_person"
  std::string_view number;             // the national code ("2"), empty where there is none
  std::string_view zh;                 // 集中培训
  std::string_view en;                 // In person
  std::vector<std::string_view> also;  // further words that are understood
  int order = -1;  // rank where the number is decimal (10 nation … 60 school; 0 none … 5 professor), else -1
};

// In the order of the data file.
std::span<const Term> terms(Kind kind);

// By key, national number, Chinese or English word, or one of the further words; exact but for white space,
// full-width forms and the case of Latin letters. nullptr: not a word of this kind.
const Term* find(Kind kind, std::string_view word);

// By stored key only.
const Term* by_key(Kind kind, std::string_view key);

// Labels of a stored key; the key itself where it is unknown, so that a screen never hides a value.
std::string_view zh(Kind kind, std::string_view key);
std::string_view en(Kind kind, std::string_view key);

// Of the kind itself: "title_rank", 职称, "Title".
std::string_view name(Kind kind);
std::string_view zh(Kind kind);
std::string_view en(Kind kind);
std::optional<Kind> kind_of(std::string_view name);
std::span<const Kind> kinds();

}  // namespace xt::vocab
