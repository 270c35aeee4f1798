#include "plans/lang/cursor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace xt::plans {
namespace {

// Words of other languages for and, or, not.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kWords = {{{"且", "and"},
                                                                                   {"并且", "and"},
                                                                                   {"和", "and"},
                                                                                   {"同时", "and"},
                                                                                   {"AND", "and"},
                                                                                   {"And", "and"},
                                                                                   {"或", "or"},
                                                                                   {"或者", "or"},
                                                                                   {"OR", "or"},
                                                                                   {"Or", "or"},
                                                                                   {"非", "not"},
                                                                                   {"不", "not"},
                                                                                   {"NOT", "not"},
                                                                                   {"IN", "in"}}};

std::string_view meant_word(std::string_view word) {
  const auto* it =
      std::find_if(kWords.begin(), kWords.end(), [&](const auto& pair) { return pair.first == word; });
  return it == kWords.end() ? std::string_view() : it->second;
}

}  // namespace

Cursor::Cursor(std::string_view text, PlaceOf place_of, Report& report)
    : tokens_(lex(text)), place_of_(std::move(place_of)), report_(report) {}

const Token& Cursor::peek(std::size_t ahead) const {
  if (stopped_) return tokens_.back();
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

Token Cursor::take() {
  const Token token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Cursor::is_symbol(std::string_view symbol, std::size_t ahead) const {
  return peek(ahead).kind == Lexeme::symbol && peek(ahead).text == symbol;
}

bool Cursor::is_word(std::string_view word, std::size_t ahead) const {
  return peek(ahead).kind == Lexeme::name && peek(ahead).text == word;
}

bool Cursor::take_symbol(std::string_view symbol) {
  if (!is_symbol(symbol)) return false;
  take();
  return true;
}

bool Cursor::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  take();
  return true;
}

bool Cursor::expect(std::string_view symbol) {
  if (take_symbol(symbol)) return true;
  if (symbol == ")" && at_end()) {
    fail("missing_parenthesis", peek(), "缺少右括号", "a closing parenthesis is missing",
         {"在这里补上 )", "add ) here", ")"});
  } else {
    unexpected(std::string("“") + std::string(symbol) + "”", symbol);
  }
  return false;
}

void Cursor::unexpected(std::string_view expected_zh, std::string_view expected_en) {
  const Token& token = peek();
  const std::string wanted_zh = ",这里应当是" + std::string(expected_zh);
  const std::string wanted_en = ", expected " + std::string(expected_en);
  if (token.kind == Lexeme::end) {
    return fail("unexpected_end", token, "表达式没有写完" + wanted_zh,
                "the expression ends too early" + wanted_en);
  }
  if (token.kind != Lexeme::bad) {
    const std::string_view meant = token.kind == Lexeme::name ? meant_word(token.text) : std::string_view();
    return fail("unexpected_token", token, "多余的 " + quoted_zh(token.text) + wanted_zh,
                "unexpected " + quoted_en(token.text) + wanted_en,
                meant.empty() ? Fix{} : replace_with(meant));
  }
  if (token.reason == "unterminated_string") {
    return fail(token.reason, token, "引号没有闭合", "the quote is not closed",
                {"在文字末尾补上同样的引号", "close the text with the same quote", ""});
  }
  fail(token.reason, token, "不认识的字符 " + quoted_zh(token.text),
       "unknown character " + quoted_en(token.text), token.fix.empty() ? Fix{} : replace_with(token.fix));
}

void Cursor::fail(std::string_view reason, const Token& at, std::string zh, std::string en, Fix fix) {
  if (stopped_) return;
  error(reason, at, std::move(zh), std::move(en), std::move(fix));
  stopped_ = true;
}

void Cursor::error(std::string_view reason, const Token& at, std::string zh, std::string en, Fix fix) {
  if (stopped_) return;
  report_.error(reason, place(at), std::move(zh), std::move(en), std::move(fix));
}

Cursor::Level::Level(Cursor& cursor) : cursor_(cursor) {
  if (++cursor_.levels_ > kMaxNesting) {
    cursor_.fail("too_deep", cursor_.peek(), "括号嵌套过深", "nested too deeply",
                 {"把条件写得平一些", "write the condition flatter", ""});
  }
}

}  // namespace xt::plans
