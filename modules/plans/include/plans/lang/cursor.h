// A walk over the tokens of one filter or measure. The first syntax error ends it (`stopped`): everything
// after is `end`, so that no second complaint follows from the first. Errors of meaning (`error`) let the
// walk go on.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plans/lang/lexer.h"
#include "plans/lang/report.h"

namespace xt::plans {

using PlaceOf = std::function<Place(std::size_t)>;  // byte offset in the text -> place in the file

class Cursor {
 public:
  Cursor(std::string_view text, PlaceOf place_of, Report& report);

  const Token& peek(std::size_t ahead = 0) const;
  Token take();
  bool at_end() const { return peek().kind == Lexeme::end; }
  bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const;
  bool is_word(std::string_view word, std::size_t ahead = 0) const;
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view word);
  // Takes `symbol` or fails.
  bool expect(std::string_view symbol);
  // Fails with the token at hand: what is there, and what was expected.
  void unexpected(std::string_view expected_zh, std::string_view expected_en);

  void fail(std::string_view reason, const Token& at, std::string zh, std::string en, Fix fix = {});
  void error(std::string_view reason, const Token& at, std::string zh, std::string en, Fix fix = {});
  void stop() { stopped_ = true; }  // what is wrong has been said already
  bool stopped() const { return stopped_; }

  Place place(const Token& token) const { return place_of_(token.begin); }
  Report& report() { return report_; }

  // Counts open levels of recursion; past kMaxNesting the walk fails.
  class Level {
   public:
    explicit Level(Cursor& cursor);
    ~Level() { --cursor_.levels_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Cursor& cursor_;
  };

 private:
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int levels_ = 0;
  bool stopped_ = false;
  PlaceOf place_of_;
  Report& report_;
};

}  // namespace xt::plans
