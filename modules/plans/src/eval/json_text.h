// JSON by hand, because numbers are exact decimals and no double comes near them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "plans/plan.h"

namespace xt::plans::json {

std::string str(std::string_view text);
std::string number(const std::optional<Rational>& value);  // at most six decimals, half up; null
std::string day(Date date);
std::string window(Date first, Date last);
// A number; [low, high] for between; null.
std::string target(Comparison comparison, const std::optional<Rational>& low,
                   const std::optional<Rational>& high);

template <class T, class F>
std::string list(const std::vector<T>& items, const F& f) {
  std::string out = "[";
  for (std::size_t i = 0; i < items.size(); ++i) out += (i == 0 ? "" : ",") + f(items[i]);
  return out + "]";
}

}  // namespace xt::plans::json
