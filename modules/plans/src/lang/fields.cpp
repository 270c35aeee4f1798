#include "plans/fields.h"

#include <array>

namespace xt::plans {
namespace {

using enum FieldType;

constexpr std::string_view kObjectCodes[] = {"teacher", "school",  "region",    "entry",    "item",
                                             "money",   "session", "programme", "provider", "cohort"};

// clang-format off
constexpr FieldInfo kFields[] = {
    // field, object, name, Chinese, English, type, vocabulary, attr()
    {Field::teacher_stage, Object::teacher, "stage", "学段", "stage", enumeration, "stage", false},
    {Field::teacher_subject, Object::teacher, "subject", "学科", "subject", enumeration, "subject", false},
    {Field::teacher_post, Object::teacher, "post", "岗位", "post", enumeration, "post", false},
    {Field::teacher_title_rank, Object::teacher, "title_rank", "职称", "title", enumeration, "title_rank", false},
    {Field::teacher_sex, Object::teacher, "sex", "性别", "sex", enumeration, "sex", false},
    {Field::teacher_age, Object::teacher, "age", "年龄", "age", integer, "", false},
    {Field::teacher_years_of_service, Object::teacher, "years_of_service", "教龄", "years of service", integer, "", false},
    {Field::teacher_full_time, Object::teacher, "full_time", "专任", "full-time", boolean, "", false},
    {Field::teacher_designation, Object::teacher, "designation", "荣誉称号", "designation", enumeration, "designation", false},
    {Field::teacher_designation_level, Object::teacher, "designation_level", "称号级别", "level of the designation", enumeration, "designation_level", false},
    {Field::school_stage, Object::school, "stage", "学段", "stage", enumeration, "stage", false},
    {Field::school_area, Object::school, "area", "城乡类型", "area", enumeration, "area", false},
    {Field::school_ownership, Object::school, "ownership", "办别", "ownership", enumeration, "ownership", false},
    {Field::school_small_rural, Object::school, "small_rural", "乡村小规模", "small rural school", boolean, "", false},
    {Field::school_boarding, Object::school, "boarding", "寄宿制", "boarding school", boolean, "", false},
    {Field::school_key_county, Object::school, "key_county", "重点帮扶县", "in a key county", boolean, "", false},
    {Field::school_border_county, Object::school, "border_county", "边境县", "in a border county", boolean, "", false},
    {Field::school_revitalization_county, Object::school, "revitalization_county", "乡村振兴县", "in a revitalization county", boolean, "", false},
    {Field::school_demonstration, Object::school, "demonstration", "示范校", "demonstration school", boolean, "", false},
    {Field::region_key_county, Object::region, "key_county", "重点帮扶县", "key county", boolean, "", false},
    {Field::region_border_county, Object::region, "border_county", "边境县", "border county", boolean, "", false},
    {Field::region_revitalization_county, Object::region, "revitalization_county", "乡村振兴县", "revitalization county", boolean, "", false},
    {Field::entry_mode, Object::entry, "mode", "培训方式", "mode", enumeration, "mode", false},
    {Field::entry_level, Object::entry, "level", "培训类别", "level", enumeration, "level", false},
    {Field::entry_category, Object::entry, "category", "内容类别", "content", enumeration, "category", false},
    {Field::entry_programme, Object::entry, "programme", "培训项目", "programme", text, "", false},
    {Field::entry_programme_kind, Object::entry, "programme_kind", "项目类型", "kind of programme", enumeration, "programme_kind", false},
    {Field::entry_provider, Object::entry, "provider", "培训机构", "provider", text, "", false},
    {Field::entry_role, Object::entry, "role", "角色", "role", enumeration, "role", false},
    {Field::entry_school, Object::entry, "school_at_the_time", "当时学校", "school at the time", text, "", false},
    {Field::item_kind, Object::item, "kind", "类别", "kind", enumeration, "item_kind", false},
    {Field::item_level, Object::item, "level", "级别", "level", enumeration, "level", false},
    {Field::item_category, Object::item, "category", "内容类别", "content", enumeration, "item_category", false},
    {Field::item_status, Object::item, "status", "状态", "status", enumeration, "item_status", false},
    {Field::item_owner, Object::item, "owner", "所属", "owner", text, "", false},
    {Field::item_partner, Object::item, "partner", "伙伴", "partner", text, "", false},
    {Field::item_owner_kind, Object::item, "owner_kind", "所属类型", "kind of owner", enumeration, "owner_kind", false},
    {Field::item_person, Object::item, "person", "负责人", "person in charge", boolean, "", false},
    {Field::money_account, Object::money, "account", "科目", "account", enumeration, "account", false},
    {Field::money_payer, Object::money, "payer", "出资方", "payer", enumeration, "payer", false},
    {Field::money_year, Object::money, "year", "年度", "year", integer, "", false},
    {Field::session_form, Object::session, "form", "形式", "form", enumeration, "session_form", false},
    {Field::session_minutes, Object::session, "minutes", "时长", "minutes", integer, "", false},
    {Field::session_attendees, Object::session, "attendees", "参与人数", "attendees", integer, "", false},
    {Field::programme_kind, Object::programme, "programme_kind", "项目类型", "kind of programme", enumeration, "programme_kind", false},
    {Field::programme_level, Object::programme, "level", "培训类别", "level", enumeration, "level", false},
    {Field::programme_mode, Object::programme, "mode", "培训方式", "mode", enumeration, "mode", false},
    {Field::programme_category, Object::programme, "category", "内容类别", "content", enumeration, "category", false},
    {Field::programme_provider, Object::programme, "provider", "培训机构", "provider", text, "", false},
    {Field::programme_days, Object::programme, "days", "天数", "days", integer, "", true},
    {Field::programme_hours, Object::programme, "hours", "学时数", "hours", integer, "", true},
    {Field::programme_people, Object::programme, "people", "人数", "people", integer, "", true},
    {Field::programme_grade, Object::programme, "grade", "等级", "grade", enumeration, "grade", true},
    {Field::provider_type, Object::provider, "type", "机构类型", "kind of institution", enumeration, "org_kind", false},
    {Field::provider_grade, Object::provider, "grade", "等级", "grade", enumeration, "grade", true},
    {Field::cohort_mode, Object::cohort, "mode", "培训方式", "mode", enumeration, "mode", false},
    {Field::cohort_level, Object::cohort, "level", "培训类别", "level", enumeration, "level", false},
    {Field::cohort_days, Object::cohort, "days", "天数", "days", integer, "", true},
    {Field::cohort_people, Object::cohort, "people", "人数", "people", integer, "", true},
};
// clang-format on

constexpr FieldInfo kNone{Field::none, Object::teacher, "", "", "", text, "", false};

}  // namespace

std::span<const FieldInfo> fields() {
  return kFields;
}

const FieldInfo& info(Field field) {
  // The table is in the order of the enumeration; static_assert below.
  const auto index = static_cast<std::size_t>(field);
  return index == 0 || index > std::size(kFields) ? kNone : kFields[index - 1];
}

namespace {
constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(kFields); ++i) {
    if (static_cast<std::size_t>(kFields[i].field) != i + 1) return false;
  }
  return true;
}
static_assert(in_order());
static_assert(static_cast<std::size_t>(Field::cohort_people) == std::size(kFields));
}  // namespace

std::string_view code(Object object) {
  return kObjectCodes[static_cast<std::size_t>(object)];
}

}  // namespace xt::plans
