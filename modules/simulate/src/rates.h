// Every rate of the simulated world in one place. Sources: [N…] = section of the domain notes (statistics
// collected from published sources), [OWN] = our own estimate, stated there as such. Whole numbers: per 1,000
// unless the name says more.
#pragma once

#include <array>
#include <cstdint>

namespace xt::simulate {

// ---- structure ----
enum class Stage : std::uint8_t { kindergarten, primary, junior, senior, special };
inline constexpr std::size_t kStages = 5;
// Teachers by stage: 3.07, 6.66, 4.08, 2.21, 0.077 million of 16.1 (2023) [N5.1]
inline constexpr std::array<int, kStages> kStageShare{191, 413, 253, 138, 5};

enum class Area : std::uint8_t { urban, town, rural };
// Schools by area, in urban districts and in counties [OWN]
inline constexpr std::array<int, 3> kAreaInDistrict{680, 200, 120};
inline constexpr std::array<int, 3> kAreaInCounty{120, 380, 500};

// Teachers in a school: smallest and largest, by stage and area [OWN; averages 11, 46, 78, 144 in N5.1]
struct SizeRange {
  int low;
  int high;
};
inline constexpr std::array<std::array<SizeRange, 3>, kStages> kSchoolSize{{
    {{{10, 30}, {8, 22}, {3, 10}}},
    {{{50, 130}, {30, 80}, {6, 34}}},
    {{{60, 150}, {45, 110}, {24, 60}}},
    {{{110, 240}, {90, 180}, {60, 100}}},
    {{{18, 45}, {15, 35}, {12, 20}}},
}};
inline constexpr int kSmallRuralTeachers =
    12;  // a rural school of fewer than 100 pupils (教育部: 乡村小规模学校) [OWN]
inline constexpr int kNineYear = 90;  // of primary schools in towns and villages: with a junior part [OWN]
inline constexpr std::array<int, 3> kBoarding{40, 330, 300};              // primary and junior, by area [OWN]
inline constexpr std::array<int, kStages> kPrivate{520, 45, 80, 130, 0};  // [OWN]
inline constexpr int kResearchOfficers = 8;  // of teachers: at the county's institution [OWN]
inline constexpr int kCountiesWithoutCentre =
    60;  // county institutions covered >70 % in 2020, 100 % wanted (S0)

// ---- people ----
// Women: primary 76, junior 60 of those with a degree [N5.3]; the others [OWN]
inline constexpr std::array<int, kStages> kWomen{975, 740, 605, 560, 740};
// Ages 22-24, 25-29, … 55-59: median 35-39 in primary, 40-44 in junior; rural primary 55-59 = 9 % [N5.3]
inline constexpr std::array<std::array<int, 8>, kStages> kAges{{
    {120, 260, 240, 170, 110, 65, 30, 5},
    {55, 140, 165, 170, 165, 145, 110, 50},
    {35, 110, 135, 175, 190, 180, 125, 50},
    {35, 115, 150, 185, 190, 165, 115, 45},
    {50, 140, 170, 180, 170, 140, 100, 50},
}};
inline constexpr int kRuralOld = 60;   // more of the rural primary teachers are 50-59 [N5.3]
inline constexpr int kRetireMan = 60;  // 国发〔1978〕104号; the gradual raise of 2025 is left out
inline constexpr int kRetireWoman = 55;
inline constexpr int kNotFullTime = 35;    // staff who do not teach [OWN]
inline constexpr int kSameName = 15;       // 1-2 % share the name of a colleague [N5.3]
inline constexpr int kTransfers = 40;      // 3-5 % a year [N5.3]
inline constexpr int kTransferAway = 200;  // of the transfers: to another county of the region [OWN]
inline constexpr int kLeavers = 8;         // a year [OWN]
inline constexpr int kDeaths_10k = 6;      // a year [OWN]
inline constexpr int kNovices =
    36;  // new teachers a year, of the initial number: they replace those who go [OWN]

// Titles none, third, second, first, senior, professor by stage [N5.3, OWN there]; reached with years of
// service.
inline constexpr std::array<std::array<int, 6>, kStages> kTitles{{
    {700, 30, 160, 90, 20, 0},
    {180, 30, 280, 400, 109, 1},
    {150, 10, 260, 370, 208, 2},
    {120, 6, 260, 340, 270, 4},
    {180, 30, 280, 380, 129, 1},
}};
inline constexpr std::array<int, 6> kYearsForTitle{0, 1, 2, 7, 14, 22};  // 人社部发〔2015〕79号, rounded
inline constexpr int kPromotions = 70;  // of those with the years, a year [OWN]

// Posts besides the leaders of a school [OWN]
inline constexpr int kHomeroom = 330;
inline constexpr int kGroupHeadEvery = 9;  // one for so many teachers
inline constexpr int kMiddleEvery = 14;
inline constexpr int kSchoolsWithCounsellor = 720;  // of schools with 25 teachers or more

// Designations: backbone 2 / 10 / 20 % of full-time teachers are wanted (S0); the world reaches about nine
// tenths.
inline constexpr int kBackboneProvince = 20;
inline constexpr int kBackboneCity = 100;
inline constexpr int kBackboneCounty = 205;
inline constexpr int kBackboneSchool = 90;  // [OWN]
inline constexpr int kSubjectLeader = 22;
inline constexpr int kSkilled = 30;
inline constexpr int kSpecialGrade_10k = 18;
inline constexpr int kDesignatedBefore = 620;  // of the designations: given before the first day [OWN]

// ---- training ----
// 360 hours in five years: about 95 % reach them; the long tail is in rural primary schools and from 50 on
// [N5.3]
inline constexpr int kLaggard = 25;
inline constexpr int kLaggardRuralPrimary = 60;
inline constexpr int kLaggardOld = 55;
inline constexpr int kDone = 900;  // of the ordinary training of a year, by those who keep up
inline constexpr int kDoneLaggard = 380;
inline constexpr int kCountyCourse = 520;
inline constexpr int kCityCourse = 110;
inline constexpr int kProvinceCourse = 45;
inline constexpr int kNationCourse = 22;
inline constexpr int kNationCourseRural = 40;
inline constexpr int kOverseas_10k = 8;

// Posted late, with a peak at the end of the year [N5.3]
inline constexpr int kPostedIn30Days = 620;
inline constexpr int kPostedAtYearEnd = 780;  // of the rest: in the last six weeks of the year

// ---- faults of sheets ----
inline constexpr int kTypoInRoster_10k = 75;  // 0.5-1 % [N5.3]
inline constexpr int kTypoInEntry_10k = 70;   // 0.5-1 % [N5.3]
inline constexpr int kWrongYear_10k = 35;     // wrong year and duplicates are reasons of refusal [N5.3]
inline constexpr int kWrongName_10k = 25;     // [OWN]
inline constexpr int kDuplicate_10k = 50;     // the same course again with other hours: a hold [OWN]
inline constexpr int kTooManyHours_10k = 20;  // more than eight hours a day: a hold [OWN]

// ---- money: wages and the share that is wanted (S0: 2 %, 5 %; S1: 2.5 %) ----
inline constexpr std::int64_t kWage_yuan = 108'000;           // a year and head [OWN]
inline constexpr std::int64_t kPrincipalWage_yuan = 150'000;  // [OWN]
inline constexpr std::int64_t kPublicFunds_yuan =
    14'500;  // of a school, for each teacher [OWN: 16 pupils x about 900]
inline constexpr int kFundsBelow =
    150;  // of organisations and years below the floor, besides the shortfall [OWN]

// ---- school-based study (S4: weekly) ----
inline constexpr int kWeekHeld = 955;  // weeks of term with a session, in a school that keeps the rule [OWN]
inline constexpr int kWeekHeldWeak = 700;
inline constexpr int kWeakSchools = 90;  // besides the shortfall [OWN]

}  // namespace xt::simulate
