#include "auth/signing.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <sodium.h>

namespace xt::auth {
namespace {

constexpr int kBits = 2048;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    Free(one);
  }
};
template <class T, auto Free>
using Held = std::unique_ptr<T, Freed<Free>>;

std::string number(const EVP_PKEY* key, const char* name) {
  BIGNUM* raw = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return {};
  const Held<BIGNUM, BN_free> held(raw);
  std::string out(static_cast<std::size_t>(BN_num_bytes(raw)), '\0');
  BN_bn2bin(raw, reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

SigningKey public_half(const EVP_PKEY* key) {
  SigningKey out;
  out.modulus = number(key, OSSL_PKEY_PARAM_RSA_N);
  out.exponent = number(key, OSSL_PKEY_PARAM_RSA_E);
  out.kid = thumbprint(out);
  return out;
}

}  // namespace

struct SigningPair::Secret {
  Held<EVP_PKEY, EVP_PKEY_free> key;
};

SigningPair::SigningPair(std::shared_ptr<const Secret> secret, SigningKey key)
    : secret_(std::move(secret)), key_(std::move(key)) {}

std::string base64url(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating zero
  return text;
}

Result<SigningPair> SigningPair::generate() {
  auto secret = std::make_shared<Secret>();
  secret->key.reset(EVP_RSA_gen(kBits));
  if (!secret->key) return make_error(Code::unavailable, "auth.no_key");
  SigningKey key = public_half(secret->key.get());
  return SigningPair(std::move(secret), std::move(key));
}

Result<SigningPair> SigningPair::from_pem(std::string_view pem) {
  const Held<BIO, BIO_free> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  auto secret = std::make_shared<Secret>();
  if (in) secret->key.reset(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
  if (!secret->key || EVP_PKEY_get_base_id(secret->key.get()) != EVP_PKEY_RSA) {
    return make_error(Code::internal, "auth.key_damaged");
  }
  SigningKey key = public_half(secret->key.get());
  return SigningPair(std::move(secret), std::move(key));
}

std::string SigningPair::pem() const {
  const Held<BIO, BIO_free> out(BIO_new(BIO_s_mem()));
  if (!out || PEM_write_bio_PKCS8PrivateKey(out.get(), secret_->key.get(), nullptr, nullptr, 0, nullptr,
                                            nullptr) != 1) {
    return {};
  }
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string SigningPair::jws(std::string_view header, std::string_view payload) const {
  const std::string text = base64url(header) + "." + base64url(payload);
  const Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (!context ||
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, secret_->key.get()) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) != 1) {
    throw std::bad_alloc();
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                     text.size()) != 1) {
    throw std::bad_alloc();
  }
  signature.resize(size);
  return text + "." + base64url(signature);
}

std::string thumbprint(const SigningKey& key) {
  const std::string text =
      R"({"e":")" + base64url(key.exponent) + R"(","kty":"RSA","n":")" + base64url(key.modulus) + R"("})";
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return base64url(digest);
}

std::string jwk_json(const SigningKey& key) {
  return R"({"kty":"RSA","n":")" + base64url(key.modulus) + R"(","e":")" + base64url(key.exponent) +
         R"(","kid":")" + key.kid + R"(","alg":"RS256","use":"sig"})";
}

}  // namespace xt::auth
