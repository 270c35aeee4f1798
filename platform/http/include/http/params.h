// Typed parameters of a request. A wrong one is an Error with code `invalid`, reason http.bad_parameter and
// the field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "http/message.h"

namespace xt::http {

Result<Id> path_id(const Request& request, std::string_view name);
// nullopt where the parameter is absent or empty.
Result<std::optional<Date>> query_date(const Request& request, std::string_view name);
Result<std::int64_t> query_int(const Request& request, std::string_view name, std::int64_t otherwise,
                               std::int64_t min, std::int64_t max);
// Tidied, "" where absent; refused above `max_length` code points.
Result<std::string> query_text(const Request& request, std::string_view name, std::size_t max_length = 100);

Error bad_parameter(std::string_view name, std::string reason, std::string detail);

}  // namespace xt::http
