// A file that the browser saves instead of showing.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace xt::http {

// `filename` is UTF-8 ("南宁市 各县.xlsx"): sent as `filename*` (RFC 8187) with an ASCII `filename` for old
// programs beside it (RFC 6266). What no file system takes (/ \ : * ? " < > | and controls) becomes "_"; at
// most 120 characters are kept. `bytes` is the whole file.
Response download(std::string bytes, std::string_view filename, std::string_view content_type);

}  // namespace xt::http
