// Content coding of answers (RFC 9110, 8.4): brotli, then gzip, as the client accepts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xt::http {

enum class Coding { identity, gzip, brotli };

inline constexpr std::size_t kCompressAbove = 1024;  // octets

std::string_view coding_name(Coding coding);  // "" for identity
// What to send under this Accept-Encoding; q=0 excludes, equal weights prefer brotli.
Coding negotiate(std::string_view accept_encoding);
bool is_compressible(std::string_view content_type);
// nullopt where the codec fails or the result is not smaller. `careful` spends more time (for what is kept).
std::optional<std::string> compress(Coding coding, std::string_view content, bool careful);

}  // namespace xt::http
