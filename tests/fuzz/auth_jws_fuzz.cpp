// Tokens and key sets from outside: nothing but a right signature is believed.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "auth/signing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto pair = xt::auth::SigningPair::generate();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Nobody has the secret, so nothing may pass.
  if (xt::auth::verify_jws(text, {pair->key()}).ok()) std::abort();
  const auto keys = xt::auth::signing_keys(text);
  if (keys.ok()) {
    for (const auto& key : *keys) {
      if (xt::auth::thumbprint(key).size() != 43) std::abort();
    }
  }
  return 0;
}
