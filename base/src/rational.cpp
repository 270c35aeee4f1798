#include "base/rational.h"

#include <limits>

namespace xt {
namespace {

using Wide = __int128;

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

Wide gcd(Wide a, Wide b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Wide r = a % b;
    a = b;
    b = r;
  }
  return a;
}

std::optional<Rational> reduce(Wide num, Wide den);

// Half away from zero; den > 0.
Wide round_div(Wide num, Wide den) {
  const bool negative = num < 0;
  if (negative) num = -num;
  const Wide q = (num * 2 + den) / (den * 2);
  return negative ? -q : q;
}

// Digits with an optional sign and point, as num / 10^places.
bool parse_decimal(std::string_view text, Wide& num, Wide& scale) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 24) return false;
  num = 0;
  scale = 1;
  bool point = false;
  bool any = false;
  for (char c : text) {
    if (c == '.') {
      if (point || !any) return false;
      point = true;
      any = false;
      continue;
    }
    if (c < '0' || c > '9') return false;
    any = true;
    num = num * 10 + (c - '0');
    if (point) scale *= 10;
  }
  if (negative) num = -num;
  return any;
}

}  // namespace

std::optional<Rational> Rational::of(std::int64_t num, std::int64_t den) {
  return reduce(num, den);
}

std::optional<Rational> Rational::parse(std::string_view text) {
  Wide num = 0, scale = 1;
  if (!text.empty() && text.back() == '%') {
    if (!parse_decimal(text.substr(0, text.size() - 1), num, scale)) return std::nullopt;
    return reduce(num, scale * 100);
  }
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    Wide num2 = 0, scale2 = 1;
    if (!parse_decimal(text.substr(0, slash), num, scale) || scale != 1) return std::nullopt;
    if (!parse_decimal(text.substr(slash + 1), num2, scale2) || scale2 != 1) return std::nullopt;
    if (num > kMax || num2 > kMax) return std::nullopt;
    return reduce(num, num2);
  }
  if (!parse_decimal(text, num, scale)) return std::nullopt;
  return reduce(num, scale);
}

namespace {
std::optional<Rational> reduce(Wide num, Wide den) {
  if (den == 0) return std::nullopt;
  if (den < 0) {
    num = -num;
    den = -den;
  }
  const Wide g = gcd(num, den);
  if (g > 1) {
    num /= g;
    den /= g;
  }
  if (num > kMax || num < -Wide{kMax} || den > kMax) return std::nullopt;
  // The private state is only reachable through `of`; a whole number needs no division again.
  if (den == 1) return Rational(static_cast<std::int64_t>(num));
  return Rational::lowest(static_cast<std::int64_t>(num), static_cast<std::int64_t>(den));
}
}  // namespace

std::strong_ordering Rational::operator<=>(const Rational& other) const {
  const Wide left = Wide{num_} * other.den_;
  const Wide right = Wide{other.num_} * den_;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::string Rational::decimal(int places) const {
  Wide scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  Wide scaled = round_div(Wide{num_} * scale, den_);
  const bool negative = scaled < 0;
  if (negative) scaled = -scaled;
  std::string fraction;
  Wide rest = scaled % scale;
  Wide whole = scaled / scale;
  for (int i = 0; i < places; ++i) {
    fraction.insert(fraction.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string out;
  do {
    out.insert(out.begin(), static_cast<char>('0' + static_cast<int>(whole % 10)));
    whole /= 10;
  } while (whole != 0);
  if (negative) out.insert(out.begin(), '-');
  if (!fraction.empty()) out += "." + fraction;
  return out;
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
  return reduce(Wide{a.num()} * b.den() + Wide{b.num()} * a.den(), Wide{a.den()} * b.den());
}
std::optional<Rational> sub(const Rational& a, const Rational& b) {
  return reduce(Wide{a.num()} * b.den() - Wide{b.num()} * a.den(), Wide{a.den()} * b.den());
}
std::optional<Rational> mul(const Rational& a, const Rational& b) {
  return reduce(Wide{a.num()} * b.num(), Wide{a.den()} * b.den());
}
std::optional<Rational> div(const Rational& a, const Rational& b) {
  return reduce(Wide{a.num()} * b.den(), Wide{a.den()} * b.num());
}

std::optional<std::int64_t> mul_div_half_up(std::int64_t a, std::int64_t b, std::int64_t c) {
  if (c == 0) return std::nullopt;
  Wide num = Wide{a} * b;
  if (c < 0) num = -num;
  const Wide q = round_div(num, c < 0 ? -Wide{c} : Wide{c});
  if (q > kMax || q < -Wide{kMax}) return std::nullopt;
  return static_cast<std::int64_t>(q);
}

std::optional<std::int64_t> parse_hundredths(std::string_view text) {
  Wide num = 0, scale = 1;
  if (!parse_decimal(text, num, scale) || scale > 100) return std::nullopt;
  num *= 100 / scale;
  if (num > kMax || num < -Wide{kMax}) return std::nullopt;
  return static_cast<std::int64_t>(num);
}

std::string format_hundredths(std::int64_t value) {
  return Rational::of(value, 100)->decimal(2);
}

}  // namespace xt
