#include "proof/number.h"

#include "auth/token.h"
#include "base/digest.h"
#include "base/text.h"

namespace xt::proof {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kBody = 16;
constexpr std::size_t kGroup = 6;
constexpr std::size_t kLongestTyped = 120;  // octets: full-width characters take three
constexpr unsigned kPrime = 1021;

// Of a character as people write it; 32 where it is none.
unsigned value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto at = kAlphabet.find(c);
  return at == std::string_view::npos ? 32 : static_cast<unsigned>(at);
}

unsigned remainder(std::string_view number) {
  unsigned rest = 0;
  for (const char c : number) rest = (rest * 32 + value_of(c)) % kPrime;
  return rest;
}

}  // namespace

std::string make_number(const std::array<std::uint8_t, 10>& random) {
  std::string out;
  unsigned bits = 0, held = 0;
  for (const std::uint8_t octet : random) {
    held = (held << 8U | octet) & 0xFFFFU;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out.push_back(kAlphabet[held >> bits & 31U]);
    }
  }
  const unsigned check = (kPrime + 1 - remainder(out + "00")) % kPrime;
  out.push_back(kAlphabet[check >> 5U]);
  out.push_back(kAlphabet[check & 31U]);
  return out;
}

std::string random_number() {
  // A token is 256 random bits; its digest spreads them over octets.
  const std::string digest = sha256_hex(auth::random_token());
  std::array<std::uint8_t, 10> octets{};
  for (std::size_t i = 0; i < octets.size(); ++i) {
    octets[i] = static_cast<std::uint8_t>(std::stoul(digest.substr(2 * i, 2), nullptr, 16));
  }
  return make_number(octets);
}

std::optional<std::string> parse_number(std::string_view text) {
  if (text.size() > kLongestTyped || !is_utf8(text)) return std::nullopt;
  std::string out;
  for (const char c : tidy(text)) {
    if (c == '-' || c == ' ') continue;
    const unsigned value = value_of(c);
    if (value == 32 || out.size() == kNumberLength) return std::nullopt;
    out.push_back(kAlphabet[value]);
  }
  if (out.size() != kNumberLength || remainder(out) != 1) return std::nullopt;
  return out;
}

std::string printed_number(std::string_view number) {
  std::string out;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (i != 0 && i % kGroup == 0) out.push_back('-');
    out.push_back(number[i]);
  }
  return out;
}

static_assert(kBody * 5 == 80);

}  // namespace xt::proof
