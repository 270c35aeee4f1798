#include "web/shelf.h"

#include <algorithm>
#include <filesystem>

#include "base/id.h"
#include "log/log.h"
#include "plans/compile.h"

namespace xt::plans {

const Plan* Shelf::find(std::string_view id) const {
  const auto found =
      std::find_if(plans_.begin(), plans_.end(), [&](const Plan& plan) { return plan.id == id; });
  return found == plans_.end() ? nullptr : &*found;
}

Date Shelf::today() const {
  return today_.value_or(shanghai_date(now_ms()));
}

std::shared_ptr<const Shelf> open_shelf(const std::string& folder, std::optional<Date> today) {
  std::vector<Plan> plans;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (!std::filesystem::is_regular_file(entry.path() / "plan.toml", none)) continue;
    Compiled compiled = load(entry.path());
    if (compiled.ok()) {
      plans.push_back(*std::move(compiled.plan));
      continue;
    }
    const Diagnostic& first = compiled.diagnostics.front();
    log::warn("plans.not_compiled", {{"plan", entry.path().filename().string()},
                                     {"errors", static_cast<std::int64_t>(compiled.diagnostics.size())},
                                     {"first", to_text(first, false)}});
  }
  std::sort(plans.begin(), plans.end(), [](const Plan& a, const Plan& b) { return a.id < b.id; });
  return std::make_shared<const Shelf>(std::move(plans), today);
}

}  // namespace xt::plans
