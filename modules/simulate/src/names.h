// Names of people and places, made up from common parts.
#pragma once

#include <string>
#include <string_view>

#include "random.h"
#include "rates.h"

namespace xt::simulate {

std::string person_name(Rng& rng, bool woman);
// 融水苗族自治县 -> 融水, 青秀区 -> 青秀区, 南宁市 -> 南宁.
std::string short_place(std::string_view name);
// The n-th place name of a county: 龙泉, 新桥 …; all different up to kPlaceNames.
std::string place_name(int n);
inline constexpr int kPlaceNames = 3'600;

std::string_view stage_word(Stage stage);
std::string_view area_word(Area area);
// By the weights of the stage [OWN in the domain notes 5.3].
std::string_view draw_subject(Rng& rng, Stage stage);

}  // namespace xt::simulate
