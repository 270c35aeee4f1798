// The ID token of OpenID Connect Core 1.0, verified: pure, the time comes in. RS256 only, which every
// provider must support (section 15.1); "none" and the symmetric algorithms are refused whatever the token
// says. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xt::auth {

struct SigningKey {
  std::string kid;       // "" where the provider names none
  std::string modulus;   // octets, big-endian
  std::string exponent;  // octets, big-endian
};
// The RSA keys of a JWK set (RFC 7517) that sign; others are left out. auth.bad_keys where it is none.
Result<std::vector<SigningKey>> signing_keys(std::string_view jwks_json);

struct ExpectedToken {
  std::string issuer;
  std::string client;
  std::string nonce;
  std::int64_t now_s = 0;
};
inline constexpr std::int64_t kTokenSkew_s = 60;

// The subject. auth.bad_id_token (unauthorized), with the note: malformed, alg, unknown_kid, signature, iss,
// aud, azp, expired, iat, nonce, sub.
Result<std::string> verify_id_token(std::string_view token, const std::vector<SigningKey>& keys,
                                    const ExpectedToken& expected);

// The code challenge S256 of a verifier (RFC 7636, 4.2).
std::string pkce_challenge(std::string_view verifier);

}  // namespace xt::auth
