// A clause as tokens: words of the lexicons, numbers with their units and comparators, days, windows. Linear.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "draft/fold.h"
#include "draft/lexicon.h"
#include "draft/moments.h"
#include "draft/numbers.h"

namespace xt::plans::drafting {

struct Quantity {
  Span span;    // number, unit and the comparator behind it
  Span number;  // the number alone
  Rational low;
  std::optional<Rational> high;  // of 1—2, 1.5%—2.5%
  bool share = false, chinese = false, about = false;
  DraftUnit unit = DraftUnit::none;
  std::int64_t factor = 1;  // of the unit: low and high are in its base already
  std::u32string unit_text;
  Comparison sign = Comparison::none;  // as written; none where nothing is
  std::u32string sign_text;
};

// How often, or in how long.
enum class Cadence : std::uint8_t {
  none,
  plan,
  year,
  half_year,
  quarter,
  term,
  month,
  fortnight,
  week,
  novice  // the first twelve months of service
};

struct Token {
  enum class Kind : std::uint8_t { letter, word, title, quantity, moment, years, cadence };
  Kind kind = Kind::letter;
  Span span;
  const Word* word = nullptr;
  std::size_t index = 0;  // of quantities, moments
  Cadence cadence = Cadence::none;
  int years = 0;  // of a cadence that names them: 三年内, 五年一周期

  bool is(Cat c) const { return word != nullptr && word->is(c); }
};

struct Scan {
  std::vector<Token> tokens;
  std::vector<Quantity> quantities;
  std::vector<Moment> moments;
};

Scan scan(const Folded& text, Span span);

}  // namespace xt::plans::drafting
