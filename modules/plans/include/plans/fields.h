// The fields that filters and attr() may name, each knowing the object it speaks of. One table
// (src/lang/fields.cpp) holds the code, the Chinese word, the type and the vocabulary.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace xt::plans {

enum class Object : std::uint8_t {
  teacher,
  school,
  region,
  entry,
  item,
  money,
  session,
  programme,
  provider,
  cohort
};

enum class FieldType : std::uint8_t { enumeration, integer, boolean, text };

enum class Field : std::uint8_t {
  none,
  // teacher: on the tested day
  teacher_stage,
  teacher_subject,
  teacher_post,
  teacher_title_rank,
  teacher_sex,
  teacher_age,
  teacher_years_of_service,  // completed years
  teacher_full_time,
  teacher_designation,
  teacher_designation_level,  // multi-valued; only inside Filter::Kind::designation
  // school: the entity itself, or the school the teacher is employed at on the tested day (`school.stage`)
  school_stage,  // multi-valued: a school has one or more stages; a test holds if one of them satisfies it
  school_area,
  school_ownership,
  school_small_rural,
  school_boarding,
  school_key_county,
  school_border_county,
  school_revitalization_county,  // dated flags of the county it lies in
  school_demonstration,          // dated flag of the school
  // region (county, city, province, region): dated flags of the node
  region_key_county,
  region_border_county,
  region_revitalization_county,
  // entry of the ledger
  entry_mode,
  entry_level,
  entry_category,
  entry_programme,
  entry_programme_kind,
  entry_provider,  // programme: its name; provider: its name
  entry_role,
  entry_school,  // school_at_the_time: 学校标识码
  // item of the registry; its kind is the first argument of the measure
  item_kind,
  item_level,
  item_category,
  item_status,
  item_owner,
  item_partner,     // organisation codes; the bare name asks whether there is one
  item_owner_kind,  // org person programme; plans may write owner = 'person'
  item_person,      // only the bare name: a person is named
  // money
  money_account,
  money_payer,
  money_year,
  // session of school-based study
  session_form,
  session_minutes,
  session_attendees,
  // programme, provider, cohort as entities, and attr()
  programme_kind,
  programme_level,
  programme_mode,
  programme_category,
  programme_provider,
  programme_days,
  programme_hours,
  programme_people,
  programme_grade,
  provider_type,
  provider_grade,
  cohort_mode,
  cohort_level,
  cohort_days,
  cohort_people
};

struct FieldInfo {
  Field field;
  Object object;
  std::string_view name;  // as plans write it, without the object
  std::string_view zh;    // the Chinese word, accepted as well
  std::string_view en;
  FieldType type;
  std::string_view vocabulary;  // enumeration: the kind in vocab
  bool attr;                    // attr() may name it
};

std::span<const FieldInfo> fields();
const FieldInfo& info(Field field);
std::string_view code(Object object);  // "teacher"

}  // namespace xt::plans
