// Conditions and formulas over the facts of one achievement.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/rational.h"
#include "rules/convert.h"
#include "rules/rule.h"

namespace xt::rules {

// The facts of one achievement or of one entry of the ledger; a copy of what it was made from.
class Facts {
 public:
  explicit Facts(const Achievement& achievement);
  explicit Facts(const CountedEntry& entry);

  const std::string& word(Fact fact) const { return words_[index(fact)]; }  // empty: unknown
  std::optional<bool> flag(Fact fact) const { return flags_[index(fact)]; }
  std::optional<Rational> number(Fact fact) const { return numbers_[index(fact)]; }
  void set(Fact fact, Rational value) { numbers_[index(fact)] = value; }

 private:
  static std::size_t index(Fact fact) { return static_cast<std::size_t>(fact); }
  static constexpr std::size_t kCount = static_cast<std::size_t>(Fact::credits) + 1;
  std::array<std::string, kCount> words_;
  std::array<std::optional<bool>, kCount> flags_;
  std::array<std::optional<Rational>, kCount> numbers_;
};

bool holds(const Condition& condition, const Facts& facts);

// nullopt: unknown, or beyond 63 bits.
std::optional<Rational> value(const Formula& formula, const Facts& facts);

// To hundredths; nullopt beyond 63 bits. Negative amounts become 0.
std::optional<std::int64_t> rounded(const Rational& value, const Rounding& rounding);

// The formula with the values it was reckoned with: 申报学时 6 × 9.
std::string in_words(const Formula& formula, const Facts& facts, bool chinese);

}  // namespace xt::rules
