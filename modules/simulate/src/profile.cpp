#include "profile.h"

#include <array>

namespace xt::simulate {
namespace {

// Sources: the plans' own texts (plans/*/source.txt).
constexpr std::array<Profile, 5> kProfiles{{
    // 360 h in five years; 200 studios, 10 bases, 200 schools, 100 educators, 1,000 masters
    {"45", CreditRule::guangxi, 30, 120, "县级", 200, 10, 200, 0, 120, 100, 1'000, 0, 0},
    // 90 h online a year, 120 h for novices, 50 teams, 5 schools, 50 reserve cadres, 60 group heads
    {"220106", CreditRule::none, 92, 122, "县级", 12, 3, 5, 0, 50, 0, 30, 50, 60},
    // 30 h online a year on average, 1 h a credit
    {"3703", CreditRule::one_to_one, 36, 120, "市级", 40, 6, 30, 0, 40, 0, 200, 0, 0},
    // 20 areas, 100 schools
    {"61", CreditRule::none, 30, 120, "县级", 120, 12, 100, 20, 80, 40, 400, 0, 0},
    {"", CreditRule::none, 30, 120, "县级", 0, 0, 0, 0, 0, 0, 0, 0, 0},
}};

}  // namespace

const Profile& profile_of(std::string_view region) {
  for (const Profile& profile : kProfiles) {
    if (region.starts_with(profile.prefix)) return profile;
  }
  return kProfiles.back();
}

}  // namespace xt::simulate
