// What happens to someone inside the window: moves, titles, posts, honours, and the end. The same at every
// call.
#pragma once

#include <string_view>
#include <vector>

#include "person.h"

namespace xt::simulate {

struct Stint {
  int unit = 0;
  Date from;
};
struct Step {
  Date from;
  int rank = 0;  // of kTitles
};
struct Honour {
  std::string_view level;  // 省 市 县
  std::string_view title;  // 骨干教师 …
  Date from;
  Date last = kOpenEnd;  // its last day
};

struct Career {
  Person person;
  std::vector<Stint> stints;  // the first began at or before the window's first day, or with a novice's first
  std::vector<Step> titles;
  std::vector<Honour> honours;
  std::string_view post;
  std::string_view state = "在职";  // 病假 借调 支教 for a few
  std::string_view end_state;       // 退休 离职 去世; empty: still there at the window's end
  Date end = kOpenEnd;              // last day employed
  bool laggard = false;             // does not keep up with training

  int unit_at(Date day) const;
  Date arrived_at(Date day) const;
  int title_at(Date day) const;
};

Career make_career(const World& world, std::int64_t index);

}  // namespace xt::simulate
