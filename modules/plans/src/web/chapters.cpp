#include "web/chapters.h"

#include <algorithm>

#include "base/text.h"
#include "plans/body.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostChars = 40;  // a heading that runs on into its paragraph

std::string short_text(const Plan& plan, const Block& block) {
  std::string_view words = text(plan, block.range);
  const auto stop = words.find("。");
  if (stop != std::string_view::npos) words = words.substr(0, stop);
  const std::size_t end = offset_utf8(words, kMostChars);
  return std::string(words.substr(0, end)) + (end < words.size() ? "…" : "");
}

}  // namespace

std::vector<Chapter> chapters(const Plan& plan) {
  const std::vector<Block> all = blocks(plan);
  std::vector<const Provision*> ordered;
  for (const Provision& p : plan.provisions) ordered.push_back(&p);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Provision* a, const Provision* b) { return a->range.begin < b->range.begin; });
  std::vector<Chapter> out;
  std::string first, second;
  auto block = all.begin();
  for (const Provision* p : ordered) {
    for (; block != all.end() && block->range.begin <= p->range.begin; ++block) {
      if (block->kind == BlockKind::heading1) {
        first = short_text(plan, *block);
        second.clear();
      } else if (block->kind == BlockKind::heading2) {
        second = short_text(plan, *block);
      }
    }
    const std::string title = second.empty() ? first : first.empty() ? second : first + " · " + second;
    if (out.empty() || out.back().title != title) out.push_back({title, {}});
    out.back().provisions.push_back(p);
  }
  return out;
}

}  // namespace xt::plans
