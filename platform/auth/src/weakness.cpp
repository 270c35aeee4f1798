#include <algorithm>
#include <array>
#include <string>

#include "auth/password.h"

namespace xt::auth {
namespace {

// The head of every list of leaked passwords, as long as our minimum or longer, and what stands in circulars
// here.
constexpr std::array<std::string_view, 40> kCommon{
    "12345678",   "123456789", "1234567890", "password",      "password1",  "passw0rd",  "11111111",
    "00000000",   "88888888",  "66666666",   "qwertyui",      "qwertyuiop", "1qaz2wsx",  "1q2w3e4r",
    "asdfghjk",   "asdfghjkl", "zxcvbnm1",   "iloveyou",      "5201314520", "a12345678", "a123456789",
    "12345678a",  "abc12345",  "abcd1234",   "aa123456",      "qq123456",   "abc123456", "woaini1314",
    "admin123",   "admin1234", "admin888",   "administrator", "xingtan123", "teacher1",  "teacher123",
    "jiaoshi123", "87654321",  "987654321",  "p@ssw0rd",      "p@ssword"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// Every character as far from the one before as the first two are: 00000000, 12345678, hgfedcba.
bool is_run(std::string_view text) {
  if (text.size() < 2) return true;
  const int step = text[1] - text[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] - text[i - 1] != step) return false;
  }
  return true;
}

}  // namespace

std::string_view weakness(std::string_view password, std::string_view login) {
  constexpr std::size_t few = 4;
  const std::string text = lower(password);
  if (is_run(text)) return "one_sign";
  if (std::find(kCommon.begin(), kCommon.end(), text) != kCommon.end()) return "common";
  const std::string own = lower(login);
  if (own.size() >= few && text.size() < own.size() + few && text.find(own) != std::string::npos)
    return "like_login";
  return {};
}

}  // namespace xt::auth
