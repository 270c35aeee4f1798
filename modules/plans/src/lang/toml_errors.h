// The words of toml++ about a broken file, in Chinese and with a way out.
#pragma once

#include <string>
#include <string_view>

#include "plans/lang/report.h"

namespace xt::plans {

struct TomlComplaint {
  std::string_view reason;
  std::string zh;
  std::string en;
  Fix fix;
};

TomlComplaint explain_toml(std::string_view description);

}  // namespace xt::plans
