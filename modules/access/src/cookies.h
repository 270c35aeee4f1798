// The two cookies of this room (RFC 6265bis).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xt::access {

inline constexpr std::string_view kSessionCookie = "xt_session";
inline constexpr std::string_view kDeviceCookie = "xt_device";

// Value of a Set-Cookie header: HttpOnly, SameSite=Lax, the given path. max_age_s 0 ends it.
inline std::string cookie(std::string_view name, std::string_view value, std::string_view path,
                          std::int64_t max_age_s, bool secure) {
  return std::string(name) + "=" + std::string(value) + "; Path=" + std::string(path) +
         "; Max-Age=" + std::to_string(max_age_s) + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
}

}  // namespace xt::access
