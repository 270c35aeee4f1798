// The kinds of what may be declared, what a kind means for an entry, and the reasons for sending back. Pure.
#pragma once

#include <span>
#include <string_view>

namespace xt::declarations::rules {

struct Kind {
  std::string_view key;
  std::string_view mode, category, role, programme_kind;  // where the claim says nothing
  bool evidence;                                          // it must be shown
  bool hours;           // they must be claimed; else the rule's table decides
  std::string_view zh;  // in workbooks
};
std::span<const Kind> kinds();
const Kind* kind(std::string_view key);

// Why something is sent back or rejected; words for people stand in the catalogue.
std::span<const std::string_view> reasons();
bool is_reason(std::string_view key);

}  // namespace xt::declarations::rules
