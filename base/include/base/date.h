// Civil dates, without a time of day or a zone (GB/T 7408, ISO 8601 calendar dates). In the database a date
// is the number of days since 1970-01-01, so that both engines do the same integer arithmetic
// (docs/adr/0004-dates.md). Periods are half-open [from, to); `kOpenEnd` stands for "no end known".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xt {

struct Ymd {
  int year = 1970;
  int month = 1;
  int day = 1;
};

class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  // No check: for constants and tests. Out-of-range parts carry over as in proleptic Gregorian arithmetic.
  static Date of(int year, int month, int day);
  // nullopt where the day does not exist.
  static std::optional<Date> checked(int year, int month, int day);
  // "2021-03-05" and nothing else. Lenient forms of the sheets: modules/imports.
  static std::optional<Date> parse_iso(std::string_view text);

  constexpr std::int32_t days() const { return days_; }  // since 1970-01-01
  Ymd ymd() const;
  int year() const { return ymd().year; }
  int weekday() const;                 // 1 Monday … 7 Sunday
  Date monday() const;                 // of this date's week
  Date plus_months(int months) const;  // clamped to the month's last day
  std::string iso() const;             // "2021-03-05"

  constexpr Date operator+(int days) const { return Date(days_ + days); }
  constexpr Date operator-(int days) const { return Date(days_ - days); }
  constexpr std::int32_t operator-(Date other) const { return days_ - other.days_; }
  constexpr auto operator<=>(const Date&) const = default;

 private:
  std::int32_t days_ = 0;
};

inline constexpr Date kOpenEnd{2932896};  // 9999-12-31

// Half-open [from, to).
struct Period {
  Date from;
  Date to = kOpenEnd;
  constexpr bool contains(Date day) const { return from <= day && day < to; }
  constexpr bool overlaps(const Period& other) const { return from < other.to && other.from < to; }
  constexpr std::int32_t days() const { return to - from; }
  constexpr bool empty() const { return to <= from; }
  constexpr auto operator<=>(const Period&) const = default;
};

// Whole years from `born` completed on `day` (age, years of service). 29 February completes on 1 March.
int completed_years(Date born, Date day);

// Asia/Shanghai has been UTC+8 without exception since 1992.
inline constexpr std::int64_t kShanghaiOffsetMs = 8LL * 3600 * 1000;
inline constexpr std::int64_t kDayMs = 86'400'000;
Date shanghai_date(std::int64_t utc_ms);
// The first UTC millisecond after `day` in Shanghai: `posted_ms < end_of_day_ms(known)`.
std::int64_t end_of_day_ms(Date day);

}  // namespace xt
