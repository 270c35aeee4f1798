#include "auth/totp.h"

#include <array>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "auth/token.h"

#include "sodium_once.h"

namespace xt::auth {
namespace {

constexpr std::size_t kSecretOctets = 20;
constexpr std::size_t kSha1Octets = 20;

std::string percent(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
      continue;
    }
    const auto octet = static_cast<unsigned char>(c);
    out += '%';
    out += digits[octet >> 4U];
    out += digits[octet & 15U];
  }
  return out;
}

}  // namespace

std::string random_totp_secret() {
  sodium_once();
  std::string secret(kSecretOctets, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = (bits << 8U) | static_cast<unsigned char>(c);
    count += 8;
    while (count >= 5) {
      count -= 5;
      out += letters[(bits >> static_cast<unsigned>(count)) & 31U];
    }
  }
  if (count > 0) out += letters[(bits << static_cast<unsigned>(5 - count)) & 31U];
  return out;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[counter.size() - 1 - i] =
        static_cast<unsigned char>((static_cast<std::uint64_t>(step) >> (8 * i)) & 255U);
  }
  std::array<unsigned char, kSha1Octets> mac{};
  unsigned length = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
       &length);
  const std::size_t offset = mac.back() & 15U;  // dynamic truncation, RFC 4226, 5.3
  std::uint32_t value = mac[offset] & 127U;
  for (std::size_t i = 1; i < 4; ++i) value = (value << 8U) | mac[offset + i];
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  std::string text = std::to_string(value % modulus);
  return std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, std::int64_t now_s,
                                       std::int64_t last_step) {
  std::string digits;
  for (const char c : code) {
    if (c != ' ') digits += c;
  }
  const std::int64_t now = now_s / kTotpStep_s;
  std::optional<std::int64_t> found;
  for (std::int64_t step = now - 1; step <= now + 1; ++step) {
    if (equal_secrets(totp_code(secret, step), digits) && step > last_step) found = step;
  }
  return found;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  return "otpauth://totp/" + percent(issuer) + ":" + percent(account) + "?secret=" + base32(secret) +
         "&issuer=" + percent(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace xt::auth
