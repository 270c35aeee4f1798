// Which registry items a region of this world has: rules, plans, bodies, reports. What plans count by the
// dozen (studios, demonstration schools, pairings …) is in item_relations.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace xt::simulate {

enum Owner : unsigned { kTop = 1, kCity = 2, kCounty = 4, kSchool = 8, kAll = kTop | kCity | kCounty };
enum class Cadence : std::uint8_t { once, yearly };

struct ItemRule {
  std::string_view kind;  // vocab item_kind
  unsigned owners;
  Cadence cadence = Cadence::once;
  int permille = 900;  // of the owners have it, before weakness [OWN]
  int count = 1;
  std::string_view status = "active";
  std::string_view category = "";  // "*": one for each content category
  int month = 0;                   // yearly ones: when; 0: by lot
};

inline constexpr std::array kItemRules{
    // rules and mechanisms
    ItemRule{"accreditation_standard", kTop},
    ItemRule{"appraisal_rule", kAll, Cadence::once, 820, 3},
    ItemRule{"assistance_mechanism", kTop | kCity, Cadence::once, 900},
    ItemRule{"collaboration_mechanism", kTop},
    ItemRule{"credit_rule", kTop | kCity},
    ItemRule{"credit_use_rule", kTop, Cadence::once, 950, 4},
    ItemRule{"ethics_rule", kAll},
    ItemRule{"expert_pool_rule", kTop},
    ItemRule{"funds_rule", kAll, Cadence::once, 860},
    ItemRule{"grade_system", kTop, Cadence::once, 500},
    ItemRule{"ict_mechanism", kTop | kCounty},
    ItemRule{"implementation_rules", kCity | kCounty, Cadence::once, 780},
    ItemRule{"incentive_rule", kAll | kSchool, Cadence::once, 760},
    ItemRule{"inspection_rule", kAll | kSchool, Cadence::once, 800},
    ItemRule{"lesson_observation_rule", kTop | kCounty},
    ItemRule{"measurement_system", kTop, Cadence::once, 500},
    ItemRule{"normal_university_indicator", kTop, Cadence::once, 700},
    ItemRule{"principal_qualification_guideline", kTop},
    ItemRule{"programme_rule", kTop},
    ItemRule{"quality_rule", kTop | kCounty, Cadence::once, 860},
    ItemRule{"researcher_development_rule", kTop},
    ItemRule{"resource_incentive_rule", kTop, Cadence::once, 600},
    ItemRule{"sbs_rule", kAll | kSchool, Cadence::once, 880, 7},
    ItemRule{"selection_indicator", kTop, Cadence::once, 950, 1, "active", "ict"},
    ItemRule{"selection_rule", kCounty | kSchool, Cadence::once, 820},
    ItemRule{"supervision_system", kTop, Cadence::once, 700},
    ItemRule{"trainer_pay_rule", kTop, Cadence::once, 800},
    ItemRule{"training_guideline", kAll, Cadence::once, 900},
    ItemRule{"leading_talent_rule", kTop, Cadence::once, 850},
    // plans and documents
    ItemRule{"filing", kAll, Cadence::once, 950, 1, "filed"},
    ItemRule{"annual_plan", kAll, Cadence::yearly, 930, 1, "submitted", "", 3},
    ItemRule{"performance_report", kAll, Cadence::yearly, 900, 1, "submitted", "", 2},
    ItemRule{"compulsory_course", kAll, Cadence::once, 820},
    ItemRule{"course_plan", kTop, Cadence::yearly, 930, 1, "submitted", "", 2},
    ItemRule{"course_system", kTop},
    ItemRule{"education_plan", kAll, Cadence::once, 940},
    ItemRule{"elective_course", kAll, Cadence::yearly, 820, 6, "active", "", 2},
    ItemRule{"implementation_plan", kAll, Cadence::once, 900},
    ItemRule{"educator_candidate", kTop, Cadence::once, 950, 92},
    ItemRule{"talent_pool_plan", kTop | kCounty, Cadence::once, 850},
    ItemRule{"leading_talent_list", kTop | kCounty, Cadence::once, 850},
    ItemRule{"reserve_cadre_plan", kTop | kCounty, Cadence::once, 850},
    ItemRule{"sbs_plan", kSchool, Cadence::once, 880},
    ItemRule{"school_development_plan", kSchool, Cadence::once, 910},
    ItemRule{"task_statement", kSchool, Cadence::once, 640, 4},
    ItemRule{"whole_school_ict_plan", kSchool, Cadence::once, 860},
    // bodies, platforms
    ItemRule{"credit_bank", kTop, Cadence::once, 800},
    ItemRule{"degree_bridge", kTop, Cadence::once, 400},
    ItemRule{"expert_pool", kAll, Cadence::once, 830},
    ItemRule{"information_system", kTop, Cadence::once, 980},
    ItemRule{"joint_zone", kTop},
    ItemRule{"leading_group", kAll, Cadence::once, 950},
    ItemRule{"learning_community", kCounty, Cadence::once, 700},
    ItemRule{"matching_service", kTop, Cadence::once, 500},
    ItemRule{"novice_workshop", kTop | kCounty, Cadence::once, 800},
    ItemRule{"online_community", kSchool, Cadence::once, 560},
    ItemRule{"practice_base_school", kTop | kCounty, Cadence::once, 800},
    ItemRule{"principal_studio", kTop | kCounty, Cadence::once, 700, 2},
    ItemRule{"project_county", kCounty, Cadence::yearly, 330, 1, "active", "", 1},
    ItemRule{"reform_zone", kTop, Cadence::once, 900},
    ItemRule{"research_platform", kTop | kCounty, Cadence::once, 800},
    ItemRule{"resource_platform", kAll, Cadence::once, 860},
    ItemRule{"sbs_office", kAll, Cadence::once, 840},
    ItemRule{"self_selection_pilot", kCounty, Cadence::once, 160},
    ItemRule{"self_selection_platform", kTop, Cadence::once, 900},
    ItemRule{"teacher_information_system", kTop, Cadence::once, 980},
    ItemRule{"training_institution", kAll, Cadence::once, 880, 1, "passed"},
    ItemRule{"course_team", kTop | kCounty, Cadence::once, 640},
    ItemRule{"manager_team", kTop | kCounty, Cadence::once, 760},
    ItemRule{"trainer_team", kAll, Cadence::once, 780},
    ItemRule{"base", kCity | kCounty, Cadence::once, 780},
    ItemRule{"base_school", kCounty, Cadence::once, 780, 3},
    // courses, resources, things done
    ItemRule{"cadre_module", kTop | kCounty, Cadence::once, 900, 5},
    ItemRule{"case_collection", kTop | kCity, Cadence::yearly, 900, 1, "published"},
    ItemRule{"course_module", kTop, Cadence::yearly, 930, 1, "active", "*", 3},
    ItemRule{"course_resource", kTop | kCounty, Cadence::yearly, 800, 3, "active", "subject", 4},
    ItemRule{"online_topic", kTop, Cadence::once, 900, 6},
    ItemRule{"principal_theme", kTop | kCounty, Cadence::once, 900, 6},
    ItemRule{"research_topic", kTop | kCounty, Cadence::once, 850, 2},
    ItemRule{"annual_assessment", kCounty, Cadence::yearly, 880, 1, "finished", "", 12},
    ItemRule{"application_assessment", kSchool, Cadence::once, 840, 1, "passed"},
    ItemRule{"cluster_activity", kCounty, Cadence::yearly, 800, 2},
    ItemRule{"ethics_award", kTop | kCounty, Cadence::yearly, 930, 2, "published", "", 9},
    ItemRule{"exchange_meeting", kAll | kSchool, Cadence::yearly, 780},
    ItemRule{"expert_lecture", kTop | kCounty, Cadence::yearly, 900, 2},
    ItemRule{"fast_track_filing", kTop, Cadence::once, 300, 1, "filed"},
    ItemRule{"funds_audit", kAll, Cadence::yearly, 840, 1, "finished"},
    ItemRule{"inspection_visit", kAll, Cadence::yearly, 860, 1, "published"},
    ItemRule{"joint_research", kCounty, Cadence::yearly, 820, 2},
    ItemRule{"monitoring_report", kTop, Cadence::yearly, 880, 1, "published", "", 4},
    ItemRule{"offsite_training", kTop | kCounty, Cadence::yearly, 820},
    ItemRule{"principal_forum", kTop | kCounty, Cadence::yearly, 850},
    ItemRule{"project_county_review", kTop, Cadence::yearly, 900, 1, "finished", "results", 12},
    ItemRule{"publicity", kCity | kCounty, Cadence::yearly, 860, 1, "published"},
    ItemRule{"sbs_system_review", kTop, Cadence::once, 600, 1, "passed"},
    ItemRule{"staff_exchange", kCounty, Cadence::yearly, 800},
    ItemRule{"teaching_contest", kTop | kCounty, Cadence::yearly, 900},
    ItemRule{"team_award", kTop, Cadence::yearly, 900, 1, "published"},
    ItemRule{"evaluation", kTop, Cadence::yearly, 900, 1, "passed", "big_data", 11},
    ItemRule{"evaluation", kTop, Cadence::yearly, 930, 1, "passed", "anonymous", 11},
    ItemRule{"evaluation", kTop, Cadence::yearly, 880, 1, "passed", "spot_check", 10},
    ItemRule{"evaluation", kTop, Cadence::yearly, 700, 1, "passed", "third_party", 12},
    ItemRule{"evaluation", kSchool, Cadence::yearly, 880, 1, "finished", "self", 1},
    ItemRule{"evaluation", kSchool, Cadence::yearly, 760, 1, "finished", "peer", 4},
    ItemRule{"evaluation", kSchool, Cadence::yearly, 660, 1, "finished", "external"},
};

}  // namespace xt::simulate
