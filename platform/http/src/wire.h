// The octets of an answer's head. No library: easily tested, and no header can be smuggled in.
#pragma once

#include <string>

#include "http/message.h"

namespace xt::http {

// Status line and fields up to the empty line. Control characters in names or values are dropped.
std::string write_head(const Response& response, bool keep_alive, std::int64_t utc_ms);

}  // namespace xt::http
