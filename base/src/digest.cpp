#include "base/digest.h"

#include <new>

#include <openssl/evp.h>

#include "base/text.h"

namespace xt {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  // Fetched once: looking the algorithm up by name costs more than hashing a short text.
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  ~State() {
    EVP_MD_CTX_free(context);
    EVP_MD_free(algorithm);
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (state_->context == nullptr || state_->algorithm == nullptr) throw std::bad_alloc();
  EVP_DigestInit_ex2(state_->context, state_->algorithm, nullptr);
}

Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) {
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

void Sha256::finish_into(unsigned char* octets32) {
  unsigned int size = 0;
  EVP_DigestFinal_ex(state_->context, octets32, &size);
  EVP_DigestInit_ex2(state_->context, nullptr, nullptr);
}

std::string Sha256::finish_raw() {
  std::string out(32, '\0');
  finish_into(reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string Sha256::finish_hex() {
  return hex(finish_raw());
}

std::string sha256_hex(std::string_view bytes) {
  thread_local Sha256 hasher;
  hasher.update(bytes);
  return hasher.finish_hex();
}

std::string digest_fields(std::initializer_list<std::string_view> fields) {
  thread_local Sha256 hasher;
  for (const std::string_view field : fields) {
    hasher.update(std::to_string(field.size()));
    hasher.update(":");
    hasher.update(field);
  }
  return hasher.finish_hex();
}

}  // namespace xt
