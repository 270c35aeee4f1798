// Secrets that are carried by a client: 256 random bits, kept on our side as a hash only. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace xt::auth {

std::string random_token();                      // 43 characters of base64url
std::string token_hash(std::string_view token);  // 64 hex digits, BLAKE2b; what the database keeps
// A second secret from the first, which it does not reveal: token_child(session, "csrf"). 64 hex digits.
std::string token_child(std::string_view token, std::string_view purpose);
// In a time that depends on the lengths alone.
bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace xt::auth
