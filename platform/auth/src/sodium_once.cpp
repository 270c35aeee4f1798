#include "sodium_once.h"

#include <stdexcept>

#include <sodium.h>

namespace xt::auth {

void sodium_once() {
  static const bool ready = [] {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
    return true;
  }();
  static_cast<void>(ready);
}

}  // namespace xt::auth
