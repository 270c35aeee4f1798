#include "sheets/dates.h"

#include <array>
#include <cstdint>
#include <string>

#include "base/text.h"

namespace xt::sheets {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Digits at the front of `text`, taken off; nullopt for none or more than eight.
std::optional<int> take_number(std::string_view& text) {
  std::size_t n = 0;
  int value = 0;
  while (n < text.size() && is_digit(text[n])) {
    if (n == 8) return std::nullopt;
    value = value * 10 + (text[n] - '0');
    ++n;
  }
  if (n == 0) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

void skip_blanks(std::string_view& text) {
  text = trim_ascii(text);
}

// What may follow the day: nothing, or a time of day, which the sheets write without meaning it.
bool is_time(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != ' ' && text.front() != 'T') return false;
  text.remove_prefix(1);
  int colons = 0;
  for (char c : text) {
    if (c == ':') ++colons;
    if (!is_digit(c) && c != ':' && c != '.' && c != ' ') return false;
  }
  return colons >= 1 && colons <= 2 && text.size() <= 16;
}

std::optional<SheetDate> make(int year, int month, int day, Precision precision) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const auto date = Date::checked(year, month, day);
  if (!date) return std::nullopt;
  return SheetDate{*date, precision};
}

// Digits only: 20210305, 202103, or a serial.
std::optional<SheetDate> from_digits(std::string_view text, int value) {
  switch (text.size()) {
    case 8:
      return make(value / 10'000, value / 100 % 100, value % 100, Precision::day);
    case 6:
      return make(value / 100, value % 100, 1, Precision::month);
    case 5: {  // 10000 is 1927-05-18: nobody in these sheets is older
      const auto date = from_excel_serial(value);
      if (!date) return std::nullopt;
      return SheetDate{*date, Precision::day};
    }
    default:
      return std::nullopt;
  }
}

// What follows the year, the separators being known.
std::optional<SheetDate> after_year(int year, std::string_view rest, std::string_view first,
                                    std::string_view second) {
  skip_blanks(rest);
  const auto month = take_number(rest);
  if (!month) return std::nullopt;
  skip_blanks(rest);
  const bool chinese = first == "年";
  if (rest.empty() || (chinese && rest == second)) return make(year, *month, 1, Precision::month);
  if (!take(rest, second)) return std::nullopt;
  skip_blanks(rest);
  const auto day = take_number(rest);
  if (!day) return std::nullopt;
  if (chinese) {
    const auto unit = trim_ascii(rest);
    if (unit.starts_with("日") || unit.starts_with("号")) rest = unit.substr(std::string_view("日").size());
  }
  if (!is_time(rest)) return std::nullopt;
  return make(year, *month, *day, Precision::day);
}

}  // namespace

std::optional<Date> from_excel_serial(std::int64_t serial, bool system_1904) {
  constexpr std::int64_t kLastSerial = 2'958'465;
  if (serial > kLastSerial) return std::nullopt;
  if (system_1904) {
    if (serial < 0) return std::nullopt;
    return Date::of(1904, 1, 1) + static_cast<int>(serial);
  }
  if (serial < 1 || serial == 60) return std::nullopt;
  // Before the false leap day the count is one behind.
  const int days = static_cast<int>(serial < 60 ? serial + 1 : serial);
  return Date::of(1899, 12, 30) + days;
}

std::optional<SheetDate> parse_sheet_date(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  if (text.size() > kLongest) return std::nullopt;
  const std::string clean = tidy(text);
  std::string_view rest = clean;
  const auto value = take_number(rest);
  if (!value) return std::nullopt;
  const std::size_t digits = clean.size() - rest.size();
  if (rest.empty()) return from_digits(clean, *value);
  if (digits == 8 && is_time(rest)) return from_digits(std::string_view(clean).substr(0, 8), *value);
  // "44260.5": a serial with a time of day.
  if (digits == 5 && rest.size() > 1 && rest.front() == '.' &&
      rest.find_first_not_of("0123456789", 1) == std::string_view::npos) {
    return from_digits(std::string_view(clean).substr(0, 5), *value);
  }
  if (digits != 4) return std::nullopt;
  skip_blanks(rest);
  static constexpr std::array<std::array<std::string_view, 2>, 4> kSeparators{
      {{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}}};
  for (const auto& [first, second] : kSeparators) {
    if (take(rest, first)) return after_year(*value, rest, first, second);
  }
  return std::nullopt;
}

}  // namespace xt::sheets
