// Signing with RSA: JWS with RS256 (RFC 7515, RFC 7518 section 3.3), the algorithm that every verifier has.
// Keys are 2048 bits. Thread-safe: keys are immutable.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "auth/id_token.h"
#include "base/result.h"

namespace xt::auth {

std::string base64url(std::string_view bytes);  // without padding

class SigningPair {
 public:
  static Result<SigningPair> generate();  // auth.no_key where the machine has no randomness
  static Result<SigningPair> from_pem(std::string_view pem);  // auth.key_damaged
  std::string pem() const;                        // PKCS #8: a secret, for the keyring's encryption
  const SigningKey& key() const { return key_; }  // the public half; kid is its thumbprint
  // header and payload are JSON texts; the answer is "header.payload.signature".
  std::string jws(std::string_view header, std::string_view payload) const;

 private:
  struct Secret;
  SigningPair(std::shared_ptr<const Secret> secret, SigningKey key);
  std::shared_ptr<const Secret> secret_;
  SigningKey key_;
};

// RFC 7638, SHA-256, base64url.
std::string thumbprint(const SigningKey& key);
// {"kty":"RSA","n":…,"e":…,"kid":…,"alg":"RS256","use":"sig"}
std::string jwk_json(const SigningKey& key);

// The payload of a compact JWS whose signature holds: RS256 alone, with the key that its kid names.
// auth.bad_jws with the note malformed, alg, unknown_kid, signature.
Result<std::string> verify_jws(std::string_view jws, const std::vector<SigningKey>& keys);

}  // namespace xt::auth
