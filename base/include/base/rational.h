// Exact numbers. Hours and credits are stored in hundredths (hours_x100), money in 分 (1/100 yuan): plain
// int64 with the unit in the name. What a plan compares (shares, quotients) is a Rational: never a
// floating-point number.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xt {

// num/den in lowest terms, den > 0. Operations answer nullopt on overflow of 63 bits and on division by zero:
// a value that cannot be said exactly is undefined, not wrong.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr explicit Rational(std::int64_t whole) : num_(whole) {}
  static std::optional<Rational> of(std::int64_t num, std::int64_t den);
  // "360", "2.5", "20%", "1/3"; nothing else.
  static std::optional<Rational> parse(std::string_view text);

  constexpr std::int64_t num() const { return num_; }
  constexpr std::int64_t den() const { return den_; }

  std::strong_ordering operator<=>(const Rational& other) const;
  constexpr bool operator==(const Rational&) const = default;

  // Trusts the caller that num/den is in lowest terms and den > 0; for the arithmetic below.
  static constexpr Rational lowest(std::int64_t num, std::int64_t den) {
    Rational r(num);
    r.den_ = den;
    return r;
  }

  // Decimal text rounded half up (away from zero) to `places`, trailing zeros cut: "0.333333", "360", "2.5".
  std::string decimal(int places = 6) const;

 private:
  std::int64_t num_ = 0;
  std::int64_t den_ = 1;
};

std::optional<Rational> add(const Rational& a, const Rational& b);
std::optional<Rational> sub(const Rational& a, const Rational& b);
std::optional<Rational> mul(const Rational& a, const Rational& b);
std::optional<Rational> div(const Rational& a, const Rational& b);

// a*b/c rounded half up (away from zero), computed in 128 bits; nullopt when c is 0 or the result does not
// fit.
std::optional<std::int64_t> mul_div_half_up(std::int64_t a, std::int64_t b, std::int64_t c);

// "12.5" -> 1250 hundredths; at most two decimals, no exponent; nullopt otherwise.
std::optional<std::int64_t> parse_hundredths(std::string_view text);
// 1250 -> "12.5".
std::string format_hundredths(std::int64_t value);

}  // namespace xt
