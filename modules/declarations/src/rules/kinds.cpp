#include "rules/kinds.h"

#include <algorithm>
#include <array>

namespace xt::declarations::rules {
namespace {

// key, mode, category, role, programme_kind, evidence, hours: the codes are those of the conversion rules.
constexpr std::array kKinds{
    Kind{"training", "in_person", "", "participant", "", true, true},
    Kind{"school_study", "school_based", "", "participant", "", true, true},
    Kind{"self_study", "online", "", "participant", "self_selected", true, true},
    Kind{"open_class", "school_based", "subject", "lecturer", "", true, true},
    Kind{"lecture", "in_person", "", "lecturer", "", true, true},
    Kind{"lesson_planning", "school_based", "subject", "lead", "", false, true},
    Kind{"lesson_review", "school_based", "subject", "listener", "", false, true},
    Kind{"mentoring", "school_based", "", "mentor", "", true, true},
    Kind{"project", "other", "research", "participant", "", true, false},
    Kind{"paper", "other", "research", "author", "", true, false},
    Kind{"book", "other", "research", "author", "", true, false},
    Kind{"contest", "other", "subject", "participant", "", true, false},
    Kind{"student_contest", "other", "subject", "mentor", "", true, false},
    Kind{"practice", "other", "", "participant", "", true, true},
    Kind{"exchange", "other", "", "participant", "", true, true},
    Kind{"degree", "other", "", "participant", "degree", true, false},
    Kind{"other", "other", "other", "participant", "other", true, true},
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
