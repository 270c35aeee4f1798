// The text as the rules read it: one code point per letter, simplified, half-width, with the punctuation that
// was meant, without the blanks that a scanner put between letters. Every letter remembers its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plans/plan.h"

namespace xt::plans::drafting {

// Half-open range of letters.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
};

struct Folded {
  std::u32string letters;            // punctuation: ，、；。：（）“”—％ become , 、 ; 。 : ( ) “ ” - %
  std::vector<std::uint32_t> begin;  // first byte of each letter
  std::vector<std::uint32_t> end;    // one past its last byte
  bool text = true;                  // false: binary, or hardly any letters
  bool traditional = false;          // some letters were folded
  bool spaced = false;               // blanks between letters were dropped

  std::size_t size() const { return letters.size(); }
  ByteRange bytes(Span span) const;
  std::u32string_view view(Span span) const;
};

Folded fold(std::string_view text);

std::string utf8(std::u32string_view letters);
std::u32string utf32(std::string_view text);  // invalid bytes become U+FFFD

bool is_han(char32_t c);
bool is_digit(char32_t c);
bool is_latin(char32_t c);

}  // namespace xt::plans::drafting
