#include "base/date.h"

#include <cstdio>

namespace xt {
namespace {

constexpr bool is_leap(int y) {
  return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}
constexpr int kMonthDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int month_days(int y, int m) {
  return m == 2 && is_leap(y) ? 29 : kMonthDays[m - 1];
}

// Howard Hinnant's days_from_civil, in 400-year eras that begin on 1 March.
std::int32_t days_from_civil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

bool digits(std::string_view s, int& out) {
  out = 0;
  for (char c : s) {
    if (c < '0' || c > '9') return false;
    out = out * 10 + (c - '0');
  }
  return true;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

Date Date::of(int year, int month, int day) {
  return Date(days_from_civil(year, month, day));
}

std::optional<Date> Date::checked(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_days(year, month)) {
    return std::nullopt;
  }
  return of(year, month, day);
}

std::optional<Date> Date::parse_iso(std::string_view t) {
  int y = 0, m = 0, d = 0;
  if (t.size() != 10 || t[4] != '-' || t[7] != '-') return std::nullopt;
  if (!digits(t.substr(0, 4), y) || !digits(t.substr(5, 2), m) || !digits(t.substr(8, 2), d))
    return std::nullopt;
  return checked(y, m, d);
}

Ymd Date::ymd() const {
  const int z = days_ + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp + (mp < 10 ? 3 : -9);
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

int Date::weekday() const {
  const int r = (days_ + 3) % 7;  // 1970-01-01 was a Thursday
  return (r < 0 ? r + 7 : r) + 1;
}

Date Date::monday() const {
  return *this - (weekday() - 1);
}

Date Date::plus_months(int months) const {
  const Ymd p = ymd();
  const std::int64_t total = std::int64_t{p.year} * 12 + (p.month - 1) + months;
  const int y = static_cast<int>(floor_div(total, 12));
  const int m = static_cast<int>(total - std::int64_t{y} * 12) + 1;
  const int last = month_days(y, m);
  return of(y, m, p.day < last ? p.day : last);
}

std::string Date::iso() const {
  const Ymd p = ymd();
  char buffer[40];
  const int n = std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", p.year, p.month, p.day);
  return {buffer, static_cast<std::size_t>(n)};
}

int completed_years(Date born, Date day) {
  const Ymd b = born.ymd();
  const Ymd d = day.ymd();
  const bool before = d.month < b.month || (d.month == b.month && d.day < b.day);
  return d.year - b.year - (before ? 1 : 0);
}

Date shanghai_date(std::int64_t utc_ms) {
  return Date(static_cast<std::int32_t>(floor_div(utc_ms + kShanghaiOffsetMs, kDayMs)));
}

std::int64_t end_of_day_ms(Date day) {
  return (std::int64_t{day.days()} + 1) * kDayMs - kShanghaiOffsetMs;
}

}  // namespace xt
