// The provider, as it describes itself (OpenID Connect Discovery 1.0): asked once an hour, its keys again
// when a token names one that is not known yet. Thread-safe.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "access/sign_in.h"
#include "auth/id_token.h"

namespace xt::access {

class OidcProvider {
 public:
  explicit OidcProvider(OidcOptions options) : options_(std::move(options)) {}

  // Where the browser is sent to. access.oidc_down.
  Result<std::string> authorization_url(const std::string& return_uri, const std::string& state,
                                        const std::string& nonce, const std::string& verifier,
                                        std::int64_t now_ms);
  // The subject for a code. access.oidc_down, access.oidc_refused (unauthorized).
  struct Exchange {
    std::string code, verifier, return_uri, nonce;
    std::int64_t now_ms = 0;
  };
  Result<std::string> subject_for(const Exchange& exchange);

 private:
  struct Description {
    std::string authorization, token, keys;
    bool secret_in_body = false;  // the provider takes client_secret_post only
  };
  Result<Description> description(std::int64_t now_ms);
  Result<std::vector<auth::SigningKey>> keys(const Description& at, std::int64_t now_ms, bool again);
  Result<std::string> id_token(const Description& at, const Exchange& exchange) const;

  const OidcOptions options_;
  std::mutex mutex_;  // guards what follows; not held while the provider is asked
  Description description_;
  std::int64_t described_ms_ = 0;
  std::vector<auth::SigningKey> keys_;
  std::int64_t keys_ms_ = 0;
};

}  // namespace xt::access
