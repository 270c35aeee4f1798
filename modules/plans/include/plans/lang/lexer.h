// Tokens of filters and measures. Total: every text becomes tokens; what is no token is one of kind `bad`
// with the reason. The text of a string token is what stands between its quotes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace xt::plans {

enum class Lexeme : std::uint8_t { end, name, number, string, symbol, bad };

struct Token {
  Lexeme kind = Lexeme::end;
  std::string_view text;  // number: with its % sign; symbol: one of + - * / ( ) , . = != < <= > >=
  std::size_t begin = 0;  // bytes of the whole text, quotes included
  std::size_t end = 0;
  std::string_view reason;  // bad: unterminated_string, unexpected_character
  std::string_view fix;     // bad: what to write instead, where that is known
};

// Ends with a token of kind `end`.
std::vector<Token> lex(std::string_view text);

}  // namespace xt::plans
