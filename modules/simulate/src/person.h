// Who someone is: computed from the world's seed and the person's index, the same at every call.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

#include "world.h"

namespace xt::simulate {

struct Person {
  std::int64_t index = 0;
  int county = 0;
  int unit = 0;   // where the person is first
  int slot = -1;  // place in the unit, 0 the head; -1: a novice
  bool woman = false;
  Date born;
  Date joined;     // 从教日期
  std::string id;  // 证件号码
  std::string name;
  Stage stage = Stage::primary;
  std::string_view subject;
  bool full_time = true;
};

Person make_person(const World& world, std::int64_t index);

// The check character of GB 11643 behind 17 digits.
char check_character(std::string_view digits17);

}  // namespace xt::simulate
