#include "auth/token.h"

#include <array>

#include <sodium.h>

#include "base/text.h"

#include "sodium_once.h"

namespace xt::auth {
namespace {

std::string blake2b(std::string_view text, std::string_view key) {
  sodium_once();
  std::string out(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size());
  return hex(out);
}

}  // namespace

std::string random_token() {
  sodium_once();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating zero
  return text;
}

std::string token_hash(std::string_view token) {
  return blake2b(token, {});
}

std::string token_child(std::string_view token, std::string_view purpose) {
  // The hash of the token is the key: it has the right length whatever a client sends.
  return blake2b(purpose, blake2b(token, "xingtan token child").substr(0, 64));
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace xt::auth
