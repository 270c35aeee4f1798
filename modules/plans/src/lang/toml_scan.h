// A lossless scanner of TOML: the tokens, joined, are the text again. It accepts every text; whether the text
// is TOML is the parser's business. Serves the formatter, and the look at nesting before the recursive parser
// may start.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace xt::plans {

enum class TomlToken : std::uint8_t { blank, newline, comment, string, bare, punct };

struct TomlPiece {
  TomlToken kind;
  std::string_view text;
};

std::vector<TomlPiece> scan_toml(std::string_view text);

struct TomlDepth {
  int depth = 0;  // deepest nesting of [ ] { } and of dotted keys
  int line = 0;   // where it is first reached; 1-based
  int column = 0;
};

// The first place at which `limit` is exceeded, or the deepest nesting.
TomlDepth nesting(std::string_view text, int limit);

}  // namespace xt::plans
