// Passwords are stored as Argon2id strings (libsodium crypto_pwhash_str, RFC 9106). Thread-safe; hashing is
// dear on purpose, so only so many run at once and few wait: the rest is told to come again.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xt::auth {

struct PasswordOptions {
  std::uint64_t passes = 3;
  std::size_t memory = 64U << 20;  // octets for each hash that is being computed
  int at_once = 2;
  int waiting = 8;
};

class Passwords {
 public:
  explicit Passwords(const PasswordOptions& options = {});
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;

  // auth.busy (unavailable) where too many are waiting.
  Result<std::string> hash(std::string_view password);
  Result<bool> verify(std::string_view password, const std::string& stored);
  // Takes as long as verify(): for a login that does not exist, so that the clock does not tell.
  Status pretend(std::string_view password);
  // Made with other parameters than today's: hash again after the next good sign-in.
  bool outdated(const std::string& stored) const;

 private:
  class Turn;
  PasswordOptions options_;
  std::string decoy_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int running_ = 0;  // guarded by mutex_
  int waiting_ = 0;  // guarded by mutex_
};

// Why a password that somebody chose for themselves is too easy to guess: "common" (on everybody's first
// list), "one_sign" (a single character repeated, or a run like 12345678 or abcdefgh), "like_login" (the
// login, perhaps with a few signs around it); "" where nothing is wrong with it. No rules about kinds of
// characters (NIST SP 800-63B, 5.1.1.2).
std::string_view weakness(std::string_view password, std::string_view login);

inline constexpr std::size_t kMinPassword = 8;    // code points
inline constexpr std::size_t kMaxPassword = 200;  // code points: a bound, not a rule of style

}  // namespace xt::auth
