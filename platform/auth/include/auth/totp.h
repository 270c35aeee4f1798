// Time-based one-time passwords (RFC 6238 on RFC 4226): HMAC-SHA-1, six digits, steps of 30 seconds; what
// every authenticator app speaks. Pure: the time comes in. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xt::auth {

inline constexpr std::int64_t kTotpStep_s = 30;
inline constexpr int kTotpDigits = 6;

std::string random_totp_secret();            // 20 octets (RFC 4226, 4: at least 128 bits)
std::string base32(std::string_view bytes);  // RFC 4648, without padding: what people type into the app

// `digits` 6 … 8: the test vectors have eight.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = kTotpDigits);
// The step whose code was given, out of the present one and its two neighbours (a clock may be half a minute
// off); only steps after `last_step`, so that no code counts twice. Spaces in `code` do not matter.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, std::int64_t now_s,
                                       std::int64_t last_step);
// otpauth://totp/ISSUER:ACCOUNT?… for the QR code.
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace xt::auth
