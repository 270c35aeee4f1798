// The day and the size of the demonstration.
#pragma once

#include <cstdint>

#include "base/date.h"

namespace xt::app {

// The demonstration lives on this day: the plans of Guangxi and Shaanxi are under way, those of Zibo and
// Lüyuan over.
inline const Date kDemoDay = Date::of(2025, 5, 31);
inline constexpr std::int64_t kDemoTeachers = 3'000;

}  // namespace xt::app
