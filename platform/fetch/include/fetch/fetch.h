// Asking another server: GET, or POST of a form. Blocks the calling thread for at most ten seconds.
// Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace xt::fetch {

struct Ask {
  std::string url;
  // Where set: a POST of application/x-www-form-urlencoded, names and values not yet encoded.
  std::optional<std::vector<std::pair<std::string, std::string>>> form = std::nullopt;
  std::string user = {};  // HTTP Basic (RFC 7617), with the password; "" for none
  std::string password = {};
};
struct Answer {
  int status = 0;
  std::string body;
};

inline constexpr std::size_t kMaxBody = 1 << 20;  // octets

// Whether ask() would call there: https, or http to localhost, 127.0.0.1 or [::1]; no user name, no fragment.
bool may_ask(const std::string& url);

// fetch.bad_address (invalid), fetch.too_large, fetch.unreachable (both unavailable; the note says why). An
// answer of any status is an answer; redirects are not followed.
Result<Answer> ask(const Ask& ask);

std::string url_encoded(std::string_view text);  // RFC 3986: all but unreserved characters
std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace xt::fetch
