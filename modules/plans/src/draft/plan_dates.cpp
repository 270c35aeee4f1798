#include "draft/plan_dates.h"

#include <algorithm>

#include "draft/moments.h"
#include "draft/numbers.h"

namespace xt::plans::drafting {
namespace {

using Dates = std::pair<std::optional<Date>, std::optional<Date>>;
constexpr std::size_t kOpening = 600;  // letters of the body in which the period of a plan is named

Dates years(int first, int last) {
  return {Date::of(first, 1, 1), Date::of(last, 12, 31)};
}

// 2021—2025年, “十四五” (the five-year plans begin in 1953), in that order.
Dates named(std::u32string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (const auto range = years_at(s, i, s.size())) return years(range->first, range->last);
  }
  for (const auto& [word, ordinal] :
       {std::pair{std::u32string_view(U"十二五"), 12}, {U"十三五", 13}, {U"十四五", 14}, {U"十五五", 15}}) {
    if (s.find(word) != std::u32string_view::npos) return years(1951 + 5 * ordinal, 1955 + 5 * ordinal);
  }
  return {};
}

// 自2023年2月1日起施行,有效期五年.
Dates in_force(std::u32string_view s) {
  const std::size_t since = s.rfind(U"起施行");
  if (since == std::u32string_view::npos) return {};
  const std::size_t from = s.rfind(U'自', since);
  if (from == std::u32string_view::npos || since - from > 16) return {};
  const auto day = moment_at(s, from + 1, since);
  if (!day || day->year == 0 || day->month == 0 || day->day == 0) return {};
  const auto first = Date::checked(day->year, day->month, day->day);
  const std::size_t term = s.find(U"有效期", since);
  if (!first || term == std::u32string_view::npos || term - since > 12) return {first, {}};
  const std::size_t digits = s.compare(term + 3, 1, U"为") == 0 ? term + 4 : term + 3;
  const auto count = number_at(s, digits, s.size());
  if (!count || count->value.den() != 1 || count->value.num() < 1 || count->value.num() > 20)
    return {first, {}};
  return {first, first->plus_months(static_cast<int>(count->value.num()) * 12) - 1};
}

}  // namespace

Dates plan_dates(const Folded& text, const Layout& layout) {
  if (const Dates title = named(layout.title); title.first) return title;
  const std::size_t end = layout.body.end;
  const Span tail{std::max(layout.body.begin, end - std::min<std::size_t>(end, 200)), end};
  if (const Dates force = in_force(text.view(tail)); force.first) return force;
  return named(text.view({layout.body.begin, std::min(end, layout.body.begin + kOpening)}));
}

}  // namespace xt::plans::drafting
