#include "lang/toml_scan.h"

namespace xt::plans {
namespace {

bool is_bare(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '_' || u == '-' ||
         u == '+' || u == ':' || u >= 0x80;
}

// The length of the string literal at the beginning of `text`, to the end of line or text where it is not
// closed.
std::size_t string_length(std::string_view text) {
  const char quote = text[0];
  const bool triple = text.size() >= 3 && text[1] == quote && text[2] == quote;
  std::size_t i = triple ? 3 : 1;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '\\' && quote == '"') {
      i += 2;
    } else if (!triple && c == '\n') {
      return i;
    } else if (c != quote) {
      ++i;
    } else if (!triple) {
      return i + 1;
    } else if (text.substr(i, 3) == std::string_view(text.data(), 3)) {
      i += 3;
      // Up to two quotes may stand before the closing three.
      for (int extra = 0; extra < 2 && i < text.size() && text[i] == quote; ++extra) ++i;
      return i;
    } else {
      ++i;
    }
  }
  return text.size();
}

std::size_t run(std::string_view text, bool (*member)(char)) {
  std::size_t i = 0;
  while (i < text.size() && member(text[i])) ++i;
  return i;
}

TomlPiece next_piece(std::string_view text) {
  const char c = text[0];
  if (c == '\n') return {TomlToken::newline, text.substr(0, 1)};
  if (c == '\r' && text.size() > 1 && text[1] == '\n') return {TomlToken::newline, text.substr(0, 2)};
  if (c == ' ' || c == '\t') {
    return {TomlToken::blank, text.substr(0, run(text, [](char x) { return x == ' ' || x == '\t'; }))};
  }
  if (c == '#') {
    std::size_t end = text.find('\n');
    if (end == std::string_view::npos) end = text.size();
    if (end > 0 && text[end - 1] == '\r') --end;
    return {TomlToken::comment, text.substr(0, end)};
  }
  if (c == '"' || c == '\'') return {TomlToken::string, text.substr(0, string_length(text))};
  if (is_bare(c)) return {TomlToken::bare, text.substr(0, run(text, is_bare))};
  return {TomlToken::punct, text.substr(0, 1)};
}

}  // namespace

std::vector<TomlPiece> scan_toml(std::string_view text) {
  std::vector<TomlPiece> pieces;
  while (!text.empty()) {
    pieces.push_back(next_piece(text));
    text.remove_prefix(pieces.back().text.size());
  }
  return pieces;
}

TomlDepth nesting(std::string_view text, int limit) {
  TomlDepth deepest;
  int open = 0;
  int dots = 0;
  int line = 1;
  int column = 1;
  while (!text.empty()) {
    const TomlPiece piece = next_piece(text);
    text.remove_prefix(piece.text.size());
    const char c = piece.text[0];
    if (piece.kind == TomlToken::newline) {
      dots = 0;
    } else if (piece.kind == TomlToken::punct) {
      if (c == '[' || c == '{') ++open;
      if ((c == ']' || c == '}') && open > 0) --open;
      dots = c == '.' ? dots + 1 : 0;
    }
    if (open + dots > deepest.depth) deepest = {open + dots, line, column};
    if (deepest.depth > limit) return deepest;
    for (const char byte : piece.text) {
      if (byte == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(byte) & 0xc0) != 0x80) {
        ++column;
      }
    }
  }
  return deepest;
}

}  // namespace xt::plans
