// SHA-256 (FIPS 180-4) through OpenSSL. For keys of idempotency and chains, not for passwords or secrets.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace xt {

// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

// Digest of a list of fields that no two different lists share: each field is written with its length before
// it.
std::string digest_fields(std::initializer_list<std::string_view> fields);

// For loops that hash millions of short texts: keeps the OpenSSL context. One thread at a time.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  std::string finish_hex();  // and starts anew
  std::string finish_raw();  // 32 octets
  void finish_into(unsigned char* octets32);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace xt
