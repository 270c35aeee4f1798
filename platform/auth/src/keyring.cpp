#include "auth/keyring.h"

#include <stdexcept>

#include <sodium.h>

#include "base/text.h"

#include "sodium_once.h"

namespace xt::auth {
namespace {

constexpr std::string_view kVersion = "v1.";

std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating zero
  return text;
}

bool unbase64(std::string_view text, std::string& bytes) {
  bytes.resize(text.size());
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return false;
  }
  bytes.resize(length);
  return true;
}

std::string keyed_hash(std::string_view text, const std::array<unsigned char, 32>& key) {
  std::string out(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), key.data(),
                     key.size());
  return hex(out);
}

}  // namespace

Keyring::Keyring(const Key& master) {
  crypto_kdf_derive_from_key(encryption_.data(), encryption_.size(), 1, "xt-crypt", master.data());
  crypto_kdf_derive_from_key(lookup_.data(), lookup_.size(), 2, "xt-lookp", master.data());
  Key mark{};
  crypto_kdf_derive_from_key(mark.data(), mark.size(), 3, "xt-print", master.data());
  fingerprint_ = hex({reinterpret_cast<const char*>(mark.data()), 8});
}

Result<Keyring> Keyring::from_hex(std::string_view hex64) {
  sodium_once();
  const std::string_view text = trim_ascii(hex64);
  Key master{};
  std::size_t length = 0;
  if (text.size() != 64 ||
      sodium_hex2bin(master.data(), master.size(), text.data(), text.size(), nullptr, &length, nullptr) !=
          0 ||
      length != master.size()) {
    return make_error(Code::internal, "auth.key_damaged", "a key is 64 hex digits");
  }
  Keyring ring(master);
  sodium_memzero(master.data(), master.size());
  return ring;
}

Keyring Keyring::random() {
  sodium_once();
  Key master{};
  crypto_kdf_keygen(master.data());
  return Keyring(master);
}

std::string Keyring::encrypt(std::string_view plaintext) const {
  std::string bytes(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plaintext.size(), '\0');
  auto* nonce = reinterpret_cast<unsigned char*>(bytes.data());
  randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES,
                        reinterpret_cast<const unsigned char*>(plaintext.data()), plaintext.size(), nonce,
                        encryption_.data());
  return std::string(kVersion) + base64(bytes);
}

Result<std::string> Keyring::decrypt(std::string_view box) const {
  const auto wrong = [](const char* note) { return make_error(Code::internal, "auth.wrong_key", note); };
  if (!box.starts_with(kVersion)) return wrong("unknown version of an encrypted value");
  std::string bytes;
  constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (!unbase64(box.substr(kVersion.size()), bytes) || bytes.size() < overhead) return wrong("not base64");
  const auto* nonce = reinterpret_cast<const unsigned char*>(bytes.data());
  std::string plain(bytes.size() - overhead, '\0');
  if (crypto_secretbox_open_easy(
          reinterpret_cast<unsigned char*>(plain.data()), nonce + crypto_secretbox_NONCEBYTES,
          bytes.size() - crypto_secretbox_NONCEBYTES, nonce, encryption_.data()) != 0) {
    return wrong("the seal does not hold: another key, or changed bytes");
  }
  return plain;
}

std::string Keyring::lookup_hash(std::string_view text) const {
  return keyed_hash(text, lookup_);
}

std::string Keyring::fingerprint() const {
  return fingerprint_;
}

}  // namespace xt::auth
