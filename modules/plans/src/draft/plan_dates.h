// From when to when the document holds, where it says so.
#pragma once

#include <optional>
#include <utility>

#include "base/date.h"
#include "draft/layout.h"

namespace xt::plans::drafting {

// Years in the title (2021—2025年), “十四五”, or 自2023年2月1日起施行,有效期五年; inclusive.
std::pair<std::optional<Date>, std::optional<Date>> plan_dates(const Folded& text, const Layout& layout);

}  // namespace xt::plans::drafting
