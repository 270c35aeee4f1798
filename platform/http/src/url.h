// Percent-encoding of request targets (RFC 3986, 2.1) and of forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xt::http {

// nullopt for a broken escape, a NUL or text that is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view text);

// A decoded path without ".", ".." and empty segments, without backslashes; what is left can be joined to a
// folder.
bool is_plain_path(std::string_view path);

bool equal_ignoring_case(std::string_view a, std::string_view b);
bool is_token(std::string_view text);  // RFC 9110, 5.6.2

}  // namespace xt::http
