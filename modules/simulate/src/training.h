// What someone learned: the training records of one career.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "career.h"

namespace xt::simulate {

struct Course {
  std::string name;
  std::string_view level;     // 国家级 省级 市级 县级 校级
  std::string_view mode;      // 集中培训 远程培训 混合式培训 校本研修 跟岗 …
  std::string_view category;  // 内容类别
  std::string_view kind;      // 项目类型
  std::string provider;
  Date from;
  Date last;
  int hours = 0;
};

// In the order of the years; all inside the window and the employment.
std::vector<Course> make_training(const World& world, const Career& career);

}  // namespace xt::simulate
