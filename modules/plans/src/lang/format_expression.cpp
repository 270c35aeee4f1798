#include <array>
#include <string>

#include "plans/format.h"
#include "plans/lang/lexer.h"

namespace xt::plans {
namespace {

bool is(const Token& token, std::string_view symbol) {
  return token.kind == Lexeme::symbol && token.text == symbol;
}

bool is_keyword(const Token& token) {
  if (token.kind != Lexeme::name) return false;
  for (const std::string_view word : {"and", "or", "not", "in", "per"}) {
    if (token.text == word) return true;
  }
  return false;
}

bool ends_operand(const Token& token) {
  return token.kind == Lexeme::number || token.kind == Lexeme::string || is(token, ")") ||
         (token.kind == Lexeme::name && !is_keyword(token));
}

// Whether a space stands between two neighbours; `before` is what precedes `left`.
bool spaced(const Token& before, const Token& left, const Token& right) {
  if (is(left, "(") || is(right, ")") || is(right, ",")) return false;
  if (is(left, ".") || is(right, ".")) return false;
  if (is(right, "(")) return !(left.kind == Lexeme::name && !is_keyword(left));
  if (is(left, "-") && !ends_operand(before)) return false;  // a sign, not an operation
  return true;
}

}  // namespace

std::string format_expression(std::string_view text) {
  const std::vector<Token> tokens = lex(text);
  for (const Token& token : tokens) {
    if (token.kind == Lexeme::bad) return std::string(text);
  }
  std::string out;
  const Token none;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (i > 0 && spaced(i > 1 ? tokens[i - 2] : none, tokens[i - 1], token)) out += ' ';
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

}  // namespace xt::plans
