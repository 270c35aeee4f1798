#include "plans/lang/lexer.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace xt::plans {
namespace {

// What people type in place of the language's signs: full-width forms, signs of mathematics, signs of other
// languages.
struct Slip {
  std::string_view written;
  std::string_view meant;
};
constexpr std::array<Slip, 31> kSlips = {
    {{"（", "("},  {"）", ")"},   {"，", ","}, {"、", ","}, {"＝", "="}, {"≥", ">="},  {"≧", ">="},
     {"≤", "<="},  {"≦", "<="},   {"≠", "!="}, {"＜", "<"}, {"＞", ">"}, {"×", "*"},   {"＊", "*"},
     {"÷", "/"},   {"／", "/"},   {"＋", "+"}, {"－", "-"}, {"％", "%"}, {"‘", "'"},   {"’", "'"},
     {"“", "'"},   {"”", "'"},    {"＇", "'"}, {"＂", "'"}, {"==", "="}, {"<>", "!="}, {"&&", "and"},
     {"||", "or"}, {"！", "not"}, {"!", "not"}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

const Slip* slip_at(std::string_view rest) {
  const auto* it =
      std::find_if(kSlips.begin(), kSlips.end(), [&](const Slip& s) { return rest.starts_with(s.written); });
  return it == kSlips.end() ? nullptr : it;
}

std::size_t one_code_point(std::string_view rest) {
  return std::max<std::size_t>(1, offset_utf8(rest, 1));
}

// Latin letters, digits and _, and any other character above ASCII that is no slip or blank: Chinese words.
std::size_t name_length(std::string_view rest) {
  std::size_t i = 0;
  while (i < rest.size()) {
    const char c = rest[i];
    if (is_letter(c) || (i > 0 && is_digit(c))) {
      ++i;
    } else if (static_cast<unsigned char>(c) >= 0x80 && slip_at(rest.substr(i)) == nullptr &&
               !rest.substr(i).starts_with("\u3000") && !rest.substr(i).starts_with("\u00a0")) {
      i += one_code_point(rest.substr(i));
    } else {
      break;
    }
  }
  return i;
}

std::size_t number_length(std::string_view rest) {
  std::size_t i = 0;
  while (i < rest.size() && is_digit(rest[i])) ++i;
  if (i + 1 < rest.size() && rest[i] == '.' && is_digit(rest[i + 1])) {
    ++i;
    while (i < rest.size() && is_digit(rest[i])) ++i;
  }
  if (i < rest.size() && rest[i] == '%') ++i;
  return i;
}

std::size_t blank_length(std::string_view rest) {
  for (const std::string_view blank : {" ", "\t", "\n", "\r", "\u3000", "\u00a0"}) {
    if (rest.starts_with(blank)) return blank.size();
  }
  return 0;
}

Token string_token(std::string_view rest) {
  const std::size_t close = rest.find(rest[0], 1);
  if (close == std::string_view::npos) return {Lexeme::bad, rest, 0, rest.size(), "unterminated_string", ""};
  return {Lexeme::string, rest.substr(1, close - 1), 0, close + 1, "", ""};
}

Token symbol_token(std::string_view rest) {
  for (const std::string_view two : {"!=", "<=", ">="}) {
    if (rest.starts_with(two)) return {Lexeme::symbol, rest.substr(0, 2), 0, 2, "", ""};
  }
  if (const Slip* slip = slip_at(rest)) {
    return {
        Lexeme::bad, rest.substr(0, slip->written.size()), 0, slip->written.size(), "unexpected_character",
        slip->meant};
  }
  if (std::string_view("+-*/(),.=<>").find(rest[0]) != std::string_view::npos) {
    return {Lexeme::symbol, rest.substr(0, 1), 0, 1, "", ""};
  }
  const std::size_t n = one_code_point(rest);
  return {Lexeme::bad, rest.substr(0, n), 0, n, "unexpected_character", ""};
}

Token next_token(std::string_view rest) {
  if (rest[0] == '\'' || rest[0] == '"') return string_token(rest);
  if (is_digit(rest[0])) {
    const std::size_t n = number_length(rest);
    return {Lexeme::number, rest.substr(0, n), 0, n, "", ""};
  }
  if (const std::size_t n = name_length(rest); n > 0) return {Lexeme::name, rest.substr(0, n), 0, n, "", ""};
  return symbol_token(rest);
}

}  // namespace

std::vector<Token> lex(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (const std::size_t blank = blank_length(rest); blank > 0) {
      at += blank;
      continue;
    }
    Token token = next_token(rest);
    token.begin = at;
    token.end = at + token.end;
    at = token.end;
    tokens.push_back(token);
  }
  tokens.push_back({Lexeme::end, {}, text.size(), text.size(), "", ""});
  return tokens;
}

}  // namespace xt::plans
