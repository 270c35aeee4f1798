// Days as official texts name them: 2025年, 2024年5月底前, 每年9月30日前, 8月底前, 每月25日前, 12月10日前.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "draft/fold.h"

namespace xt::plans::drafting {

struct Moment {
  Span span;
  int year = 0;          // 0: not named
  int month = 0;         // 0: not named
  int day = 0;           // 0 with `last`: the month's (the year's) last day; 0 without: not named
  bool last = false;     // 底, 末
  bool before = false;   // 前, 之前, 以前: a deadline
  bool monthly = false;  // 每月25日: of every month

  // "02-last", "2024-05-31", "25": as plan.toml writes a due day; empty where no day can be said.
  std::string due() const;
  // The last day meant, where the year is named or given.
  std::optional<Date> latest(int default_year) const;
};

// The moment that begins at `at`; a bare year counts only with 年 behind it.
std::optional<Moment> moment_at(std::u32string_view text, std::size_t at, std::size_t end);

// 2021—2025年, 2020---2023年, 2024年至2026年: the first and the last year.
struct YearRange {
  Span span;
  int first = 0, last = 0;
};
std::optional<YearRange> years_at(std::u32string_view text, std::size_t at, std::size_t end);

}  // namespace xt::plans::drafting
