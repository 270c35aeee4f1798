#include "auth/password.h"

#include <array>
#include <new>

#include <sodium.h>

#include "auth/token.h"

#include "sodium_once.h"

namespace xt::auth {
namespace {

std::string argon2id(std::string_view password, const PasswordOptions& options) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), options.passes, options.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return out.data();
}

}  // namespace

// One of the places at the mill; `ok` is false where even the queue is full.
class Passwords::Turn {
 public:
  explicit Turn(Passwords& owner) : owner_(owner) {
    std::unique_lock lock(owner.mutex_);
    if (owner.running_ >= owner.options_.at_once) {
      if (owner.waiting_ >= owner.options_.waiting) return;
      ++owner.waiting_;
      owner.freed_.wait(lock, [&] { return owner.running_ < owner.options_.at_once; });
      --owner.waiting_;
    }
    ++owner.running_;
    ok_ = true;
  }
  ~Turn() {
    if (!ok_) return;
    {
      const std::lock_guard lock(owner_.mutex_);
      --owner_.running_;
    }
    owner_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  Status status() const {
    if (ok_) return {};
    return make_error(Code::unavailable, "auth.busy", "too many passwords are being checked");
  }

 private:
  Passwords& owner_;
  bool ok_ = false;
};

Passwords::Passwords(const PasswordOptions& options) : options_(options) {
  sodium_once();
  decoy_ = argon2id(random_token(), options_);
}

Result<std::string> Passwords::hash(std::string_view password) {
  const Turn turn(*this);
  XT_CHECK_OK(turn.status());
  return argon2id(password, options_);
}

Result<bool> Passwords::verify(std::string_view password, const std::string& stored) {
  const Turn turn(*this);
  XT_CHECK_OK(turn.status());
  if (stored.size() >= crypto_pwhash_STRBYTES) return false;
  return crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
}

Status Passwords::pretend(std::string_view password) {
  auto result = verify(password, decoy_);
  if (!result.ok()) return std::move(result).error();
  return {};
}

bool Passwords::outdated(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), options_.passes, options_.memory) != 0;
}

}  // namespace xt::auth
