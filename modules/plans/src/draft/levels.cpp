#include "draft/levels.h"

#include <optional>

namespace xt::plans::drafting {
namespace {

struct Level {
  std::u32string_view word;
  Entity entity;
};
// Longest first where one begins another.
constexpr Level kLevels[] = {{U"自治区", Entity::province}, {U"设区市", Entity::city},
                             {U"区县", Entity::county},     {U"学校", Entity::school},
                             {U"省", Entity::province},     {U"市", Entity::city},
                             {U"县", Entity::county},       {U"校", Entity::school}};

bool starts(std::u32string_view s, std::size_t at, std::u32string_view word) {
  return at < s.size() && s.compare(at, word.size(), word) == 0;
}

// What stands between levels of one list, brackets and all; the next letter of the list.
std::size_t next(std::u32string_view s, std::size_t at) {
  if (at < s.size() && s[at] == U'级') ++at;
  if (at < s.size() && s[at] == U'(') {
    const std::size_t close = s.find(U')', at);
    if (close != std::u32string_view::npos && close - at < 30) at = close + 1;
  }
  if (at < s.size() && (s[at] == U'、' || s[at] == U'和' || s[at] == U'/')) ++at;
  return at;
}

int rank(Entity e) {
  return e == Entity::province ? 0 : e == Entity::city ? 1 : e == Entity::county ? 2 : 3;
}

std::vector<Entity> list_at(std::u32string_view s, std::size_t at, std::size_t& end) {
  std::vector<Entity> out;
  while (true) {
    const Level* found = nullptr;
    for (const Level& level : kLevels) {
      if (starts(s, at, level.word)) {
        found = &level;
        break;
      }
    }
    if (found == nullptr || (!out.empty() && rank(out.back()) >= rank(found->entity)))
      break;  // levels go down
    out.push_back(found->entity);
    end = at + found->word.size();
    at = next(s, end);
  }
  return out;
}

}  // namespace

std::vector<Entity> levels_of(std::u32string_view clause) {
  for (std::size_t i = 0; i < clause.size(); ++i) {
    std::size_t end = i;
    const std::vector<Entity> list = list_at(clause, i, end);
    if (list.size() < 2) continue;
    const bool counted = starts(clause, next(clause, end), U"两级") ||
                         starts(clause, next(clause, end), U"三级") ||
                         starts(clause, next(clause, end), U"四级") || starts(clause, end, U"两级") ||
                         starts(clause, end, U"三级") || starts(clause, end, U"四级");
    const bool each = i > 0 && clause[i - 1] == U'各';
    const bool bound = starts(clause, end, U"要") || starts(clause, end, U"应") ||
                       starts(clause, end, U"须") || starts(clause, end, U"分别");
    if (list.back() == Entity::school ? counted : counted || each || bound) return list;
  }
  // 各级教育行政部门, 各级校本研修职能部门, 各级人民政府.
  const std::size_t all = clause.find(U"各级");
  if (all == std::u32string_view::npos) return {};
  const std::u32string_view owner = clause.substr(all, 14);
  for (const std::u32string_view office : {U"部门", U"政府"}) {
    if (owner.find(office) != std::u32string_view::npos)
      return {Entity::province, Entity::city, Entity::county};
  }
  return {};
}

}  // namespace xt::plans::drafting
