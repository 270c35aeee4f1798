// libsodium must be initialised before anything else of it is called; repeating is harmless and cheap.
#pragma once

namespace xt::auth {

// Throws std::runtime_error where the system gives no random numbers.
void sodium_once();

}  // namespace xt::auth
