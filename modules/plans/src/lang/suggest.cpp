#include "plans/lang/suggest.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/text.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxWord = 40;
constexpr std::size_t kMaxListed = 16;

// One number per code point; Latin letters without case.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (const char raw : text) {
    const auto c = static_cast<unsigned char>(raw);
    if ((c & 0xc0) == 0x80 && !out.empty()) {
      out.back() = (out.back() << 8) | c;
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? c + 32u : c);
    }
  }
  return out;
}

// Optimal string alignment.
std::size_t distance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  const auto wanted = code_points(word);
  if (wanted.empty() || wanted.size() > kMaxWord) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const auto known = code_points(candidate);
    if (known.empty() || known.size() > kMaxWord) continue;
    std::size_t d = distance(wanted, known);
    // A single character that stays is no likeness: 小 for 大.
    if (d >= std::max(wanted.size(), known.size())) continue;
    if (wanted.size() > 1 && (candidate.find(word) != std::string_view::npos ||
                              (known.size() > 1 && word.find(candidate) != std::string_view::npos))) {
      d = std::min(d, best_distance - 1);
    }
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  return best;
}

Fix nearest_or_list(std::string_view word, std::span<const std::string_view> candidates,
                    std::span<const std::string_view> all) {
  if (const std::string_view near = nearest(word, candidates); !near.empty()) return did_you_mean(near);
  std::string list;
  for (const std::string_view known : all.first(std::min(all.size(), kMaxListed)))
    list += " " + std::string(known);
  if (all.size() > kMaxListed) list += " …";
  return {"可用:" + list, "one of:" + list, ""};
}

}  // namespace xt::plans
