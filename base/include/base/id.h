// Ids are 63-bit integers that grow with time: 41 bits of milliseconds since 2020-01-01 UTC, 22 bits of
// sequence. They are strings in JSON (JavaScript loses integers above 2^53). Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace xt {

using Id = std::int64_t;

// Strictly greater than every id this process gave before. A start draws its first sequence at random, so
// that two processes that write in the same millisecond rarely meet; the primary key refuses what is left.
Id next_id();

// Decimal digits only, 1 … 2^63-1.
std::optional<Id> parse_id(std::string_view text);

std::int64_t now_ms();  // UTC milliseconds since 1970

}  // namespace xt
