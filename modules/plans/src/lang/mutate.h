// A deterministic breeder of bad plans: the same seed gives the same texts everywhere. For the unit test that
// runs a short loop and for making a corpus; the long runs are tests/fuzz/plans_compile_fuzz.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace xt::plans {

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : state_(seed * 2654435769u + 1) {}

  std::uint64_t below(std::uint64_t n) {  // xorshift64*
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return (state_ * 2685821657736338717u) % n;
  }

  std::string mutate(std::string text) {
    for (std::uint64_t n = 1 + below(8); n > 0; --n) step(text);
    return text;
  }

 private:
  void step(std::string& text) {
    static constexpr std::array<std::string_view, 40> kPieces = {"(",
                                                                 ")",
                                                                 "[",
                                                                 "]",
                                                                 "{",
                                                                 "}",
                                                                 "\"",
                                                                 "'",
                                                                 "\"\"\"",
                                                                 "'''",
                                                                 "=",
                                                                 ",",
                                                                 ".",
                                                                 "#",
                                                                 "\n",
                                                                 "\\",
                                                                 "\\u0041",
                                                                 "[[provision]]\n",
                                                                 "measure = \"hours()\"\n",
                                                                 "not ",
                                                                 " and ",
                                                                 " or ",
                                                                 "in",
                                                                 "（",
                                                                 "“",
                                                                 "%",
                                                                 "1/0",
                                                                 "99999999999999999999",
                                                                 "hours(",
                                                                 "weeks(",
                                                                 "prev(",
                                                                 "capped(",
                                                                 "at_least = 1\n",
                                                                 "\xff",
                                                                 "\0",
                                                                 "小学",
                                                                 "-",
                                                                 "designation",
                                                                 "null",
                                                                 "2021-02-30"};
    const std::size_t at = text.empty() ? 0 : below(text.size() + 1);
    const std::size_t length = text.empty() ? 0 : below(std::min<std::uint64_t>(40, text.size() - at + 1));
    switch (below(6)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, kPieces[below(kPieces.size())]);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 4: {  // the same piece many times: nesting, chains
        const std::string_view piece = kPieces[below(kPieces.size())];
        std::string run;
        for (std::uint64_t n = below(200); n > 0; --n) run += piece;
        text.insert(at, run);
        break;
      }
      default:
        text.resize(at);
        break;
    }
  }

  std::uint64_t state_;
};

}  // namespace xt::plans
