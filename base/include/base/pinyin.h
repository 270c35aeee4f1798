// Han characters as people type them: toneless pinyin (GB/T 28039 for names), for finding, never for showing.
// ü is written u (吕 = lu): fold_letters does the same to what was typed, so "lv" and "lü" find it too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xt {

// One piece for each Han character ("zhang"), one for each run of Latin letters and digits, lower case; all
// else is left out. Well-known place names are read as they are called: 重庆 chong qing, 厦门 xia men.
using Syllables = std::vector<std::string>;
Syllables pinyin(std::string_view text);

// The readings of a person's name, the usual one first: a surname has its own (单 shan, 曾 zeng, 尉迟 yu
// chi), and where that differs from the common one, the common one comes second, because people type it too.
// One or two.
std::vector<Syllables> name_pinyin(std::string_view name);

std::string join(const Syllables& syllables);      // "zhangwei"
std::string initials(const Syllables& syllables);  // "zw"

// What somebody typed, as letters: lower case, without blanks and apostrophes, tones and ü folded; empty
// where it has anything else than letters and digits ("zhāng wěi" -> "zhangwei", "张" -> "").
std::string fold_letters(std::string_view typed);

// Whether `letters` begin at a syllable and go on through the next ones, each whole or cut ("sanzhong",
// "szhong", "sz"). Answers the index of that syllable, or npos.
inline constexpr std::size_t kNoSyllable = static_cast<std::size_t>(-1);
std::size_t find_letters(const Syllables& syllables, std::string_view letters);

}  // namespace xt
