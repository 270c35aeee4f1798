// The closed lists that only this room needs.
#pragma once

#include <array>
#include <string_view>

namespace xt::intake {

struct Word {
  std::string_view key, zh;
};

inline constexpr std::array kKinds = {Word{"training", "培训"}, Word{"degree", "学历提升"},
                                      Word{"paper", "论文"}};
inline constexpr std::array kResults = {Word{"excellent", "优秀"}, Word{"good", "良好"},
                                        Word{"pass", "合格"}};
inline constexpr std::array kDegrees = {Word{"junior_college", "专科"}, Word{"bachelor", "本科"},
                                        Word{"master", "硕士"}, Word{"doctor", "博士"}};

// By key or Chinese word; "" where it is neither.
template <std::size_t N>
std::string_view key_in(const std::array<Word, N>& words, std::string_view text) {
  for (const Word& word : words) {
    if (word.key == text || word.zh == text) return word.key;
  }
  return {};
}

}  // namespace xt::intake
