#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/date.h"
#include "sheets/dates.h"

#include "xlsx.h"

namespace xt::sheets {
namespace {

constexpr int kSecondsPerDay = 86'400;

bool is_short_integer(std::string_view raw) {
  if (raw.starts_with('-')) raw.remove_prefix(1);
  if (raw.empty() || raw.size() > 15) return false;
  for (char c : raw) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

std::optional<double> to_double(std::string_view raw) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string clock(int seconds) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return text.data();
}

}  // namespace

std::string number_text(std::string_view raw) {
  if (is_short_integer(raw)) return std::string(raw);
  const auto value = to_double(raw);
  // From 10^15 on Excel has rounded: an identity number typed as a number. The validator must see that.
  if (!value || std::fabs(*value) >= 1e15) return std::string(raw);
  // Excel stores 12.3 as 12.300000000000001; fifteen digits are what it shows.
  std::array<char, 64> text{};
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), *value, std::chars_format::general, 15);
  const std::string_view shown(text.data(), static_cast<std::size_t>(end - text.data()));
  if (error != std::errc{} || shown.find('e') != std::string_view::npos) return std::string(raw);
  return std::string(shown == "-0" ? "0" : shown);
}

std::string date_text(std::string_view raw, bool system_1904) {
  constexpr double kLast = 2'958'466;
  const auto value = to_double(raw);
  if (!value || *value < 0 || *value >= kLast) return number_text(raw);
  auto day = static_cast<std::int64_t>(*value);
  auto seconds = static_cast<int>(std::lround((*value - static_cast<double>(day)) * kSecondsPerDay));
  if (seconds == kSecondsPerDay) {
    seconds = 0;
    ++day;
  }
  if (day == 0 && (!system_1904 || seconds != 0)) return clock(seconds);
  std::string text;
  if (const auto date = from_excel_serial(day, system_1904)) {
    text = date->iso();
  } else if (day == 60 && !system_1904) {
    text = "1900-02-29";  // as the person sees it; no calendar has it
  } else {
    return number_text(raw);
  }
  if (seconds != 0) text += " " + clock(seconds);
  return text;
}

std::optional<CellRef> parse_cell_ref(std::string_view text) {
  CellRef ref;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; ++i) {
    if (i == 4) return std::nullopt;
    ref.column = ref.column * 26 + (text[i] - 'A' + 1);
  }
  if (i == 0 || i == text.size() || text.size() - i > 9) return std::nullopt;
  for (; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    ref.row = ref.row * 10 + (text[i] - '0');
  }
  return ref;
}

}  // namespace xt::sheets
