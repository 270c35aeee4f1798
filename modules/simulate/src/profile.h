// What is particular to a region: the plan that binds it, and what it aims at. The demonstration's four
// regions are tuned to their documents; every other region gets the general figures.
#pragma once

#include <cstdint>
#include <string_view>

namespace xt::simulate {

enum class CreditRule : std::uint8_t {
  none,       // the sheet's 学分 column stays empty
  guangxi,    // 3 hours a credit; school-based 8 hours a credit (桂教师范〔2016〕18号)
  one_to_one  // Shandong, Zhejiang
};

struct Profile {
  std::string_view prefix;  // of the region's code
  CreditRule credit_rule;
  int online_hours;                // wanted of every teacher a year, online
  int novice_hours;                // in the first year of service
  std::string_view special_level;  // of courses for heads, homeroom teachers and ICT: who runs them
  // Counts that the plan wants, before the shortfall; 0: in proportion to the counties.
  int studios, bases, demo_schools, demo_areas, teams, educators, masters, reserve_cadres, group_heads;
};

// `region`: six digits.
const Profile& profile_of(std::string_view region);

}  // namespace xt::simulate
