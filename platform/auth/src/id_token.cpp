#include "auth/id_token.h"

#include <memory>
#include <optional>

#include <boost/json.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/sha.h>
#include <sodium.h>

#include "auth/signing.h"

namespace xt::auth {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxToken = 16'384;  // octets
constexpr std::size_t kMaxSubject = 255;   // OpenID Connect Core, 2: at most 255 ASCII characters
constexpr std::size_t kMinModulus = 256;   // octets: RFC 7518, 3.3
constexpr std::size_t kMaxModulus = 1024;  // octets: larger ones only keep the processor busy
constexpr std::size_t kMaxExponent = 8;    // octets

std::optional<std::string> unbase64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(length);
  return bytes;
}

std::optional<json::object> object_of(std::string_view text) {
  boost::system::error_code fault;
  json::value value = json::parse(text, fault);
  if (fault || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// A NumericDate may carry a fraction (RFC 7519, 2).
std::optional<std::int64_t> time_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_int64()) return value->get_int64();
  constexpr double kFar = 1e15;
  if (value->is_double() && value->get_double() > -kFar && value->get_double() < kFar) {
    return static_cast<std::int64_t>(value->get_double());
  }
  return std::nullopt;
}

Error bad(const char* what) {
  return make_error(Code::unauthorized, "auth.bad_id_token", what);
}

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    Free(one);
  }
};
template <class T, auto Free>
using Held = std::unique_ptr<T, Freed<Free>>;

Held<BIGNUM, BN_free> number(const std::string& bytes) {
  return Held<BIGNUM, BN_free>(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                                         static_cast<int>(bytes.size()), nullptr));
}

Held<EVP_PKEY, EVP_PKEY_free> public_key(const SigningKey& key) {
  const auto n = number(key.modulus);
  const auto e = number(key.exponent);
  const Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(OSSL_PARAM_BLD_new());
  const Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  if (!n || !e || !build || !context) return nullptr;
  if (OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
    return nullptr;
  }
  const Held<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(build.get()));
  EVP_PKEY* made = nullptr;
  if (!parameters || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    return nullptr;
  }
  return Held<EVP_PKEY, EVP_PKEY_free>(made);
}

bool signed_by(const SigningKey& key, std::string_view text, const std::string& signature) {
  const auto made = public_key(key);
  const Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  if (!made || !context) return false;
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, made.get()) == 1 &&
         EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                          signature.size(), reinterpret_cast<const unsigned char*>(text.data()),
                          text.size()) == 1;
}

// A token that names no key may be meant for the only one there is (OpenID Connect Core, 10.1).
const SigningKey* key_for(const std::vector<SigningKey>& keys, const std::string& kid) {
  if (kid.empty()) return keys.size() == 1 ? keys.data() : nullptr;
  for (const SigningKey& key : keys) {
    if (key.kid == kid) return &key;
  }
  return nullptr;
}

// OpenID Connect Core, 3.1.3.7, points 3 to 5.
const char* audience_fault(const json::object& claims, const std::string& client) {
  const json::value* audience = claims.if_contains("aud");
  if (audience == nullptr) return "aud";
  bool ours = false;
  bool several = false;
  if (audience->is_string()) {
    ours = audience->get_string() == client;
  } else if (audience->is_array()) {
    several = audience->get_array().size() > 1;
    for (const json::value& one : audience->get_array()) {
      ours = ours || (one.is_string() && one.get_string() == client);
    }
  }
  if (!ours) return "aud";
  const bool authorised = claims.contains("azp") ? text_of(claims, "azp") == client : !several;
  return authorised ? nullptr : "azp";
}

Result<std::string> subject_of(const json::object& claims, const ExpectedToken& expected) {
  if (text_of(claims, "iss") != expected.issuer) return bad("iss");
  if (const char* fault = audience_fault(claims, expected.client)) return bad(fault);
  const auto expires = time_of(claims, "exp");
  if (!expires || *expires + kTokenSkew_s <= expected.now_s) return bad("expired");
  const auto issued = time_of(claims, "iat");
  if (!issued || *issued > expected.now_s + kTokenSkew_s) return bad("iat");
  if (expected.nonce.empty() || text_of(claims, "nonce") != expected.nonce) return bad("nonce");
  std::string subject = text_of(claims, "sub");
  if (subject.empty() || subject.size() > kMaxSubject) return bad("sub");
  return subject;
}

}  // namespace

Result<std::vector<SigningKey>> signing_keys(std::string_view jwks_json) {
  const auto set = object_of(jwks_json);
  const json::value* keys = set ? set->if_contains("keys") : nullptr;
  if (keys == nullptr || !keys->is_array()) return make_error(Code::unavailable, "auth.bad_keys");
  std::vector<SigningKey> out;
  for (const json::value& one : keys->get_array()) {
    if (!one.is_object()) continue;
    const json::object& key = one.get_object();
    const std::string use = text_of(key, "use");
    const std::string algorithm = text_of(key, "alg");
    if (text_of(key, "kty") != "RSA" || (!use.empty() && use != "sig") ||
        (!algorithm.empty() && algorithm != "RS256")) {
      continue;
    }
    auto modulus = unbase64(text_of(key, "n"));
    auto exponent = unbase64(text_of(key, "e"));
    if (!modulus || !exponent || modulus->size() < kMinModulus || modulus->size() > kMaxModulus ||
        exponent->empty() || exponent->size() > kMaxExponent) {
      continue;
    }
    out.push_back({text_of(key, "kid"), *std::move(modulus), *std::move(exponent)});
  }
  return out;
}

Result<std::string> verify_id_token(std::string_view token, const std::vector<SigningKey>& keys,
                                    const ExpectedToken& expected) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (token.size() > kMaxToken || first == std::string_view::npos || first == last) return bad("malformed");
  const auto head_text = unbase64(token.substr(0, first));
  const auto claims_text = unbase64(token.substr(first + 1, last - first - 1));
  const auto signature = unbase64(token.substr(last + 1));
  if (!head_text || !claims_text || !signature) return bad("malformed");
  const auto head = object_of(*head_text);
  const auto claims = object_of(*claims_text);
  if (!head || !claims || head->contains("crit")) return bad("malformed");
  if (text_of(*head, "alg") != "RS256") return bad("alg");
  const SigningKey* key = key_for(keys, text_of(*head, "kid"));
  if (key == nullptr) return bad("unknown_kid");
  if (!signed_by(*key, token.substr(0, last), *signature)) return bad("signature");
  return subject_of(*claims, expected);
}

Result<std::string> verify_jws(std::string_view jws, const std::vector<SigningKey>& keys) {
  const auto wrong = [](const char* what) { return make_error(Code::unauthorized, "auth.bad_jws", what); };
  const std::size_t first = jws.find('.');
  const std::size_t last = jws.rfind('.');
  if (jws.size() > kMaxToken || first == std::string_view::npos || first == last) return wrong("malformed");
  const auto head_text = unbase64(jws.substr(0, first));
  auto payload = unbase64(jws.substr(first + 1, last - first - 1));
  const auto signature = unbase64(jws.substr(last + 1));
  const auto head = head_text ? object_of(*head_text) : std::nullopt;
  if (!head || !payload || !signature || head->contains("crit")) return wrong("malformed");
  if (text_of(*head, "alg") != "RS256") return wrong("alg");
  const SigningKey* key = key_for(keys, text_of(*head, "kid"));
  if (key == nullptr) return wrong("unknown_kid");
  if (!signed_by(*key, jws.substr(0, last), *signature)) return wrong("signature");
  return *std::move(payload);
}

std::string pkce_challenge(std::string_view verifier) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  std::string text(sodium_base64_ENCODED_LEN(digest.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(digest.data()),
                    digest.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating zero
  return text;
}

}  // namespace xt::auth
