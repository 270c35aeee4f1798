// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a write that carries one happens once, however
// often a phone with a bad line sends it within a day; the later ones get the first one's answer.
#pragma once

#include <cstdint>
#include <functional>

#include "db/db.h"
#include "http/router.h"

namespace xt::access {

inline constexpr std::int64_t kIdempotencyKept_ms = 24LL * 3600 * 1000;
inline constexpr std::size_t kLongestKey = 128;          // octets, printable ASCII
inline constexpr std::size_t kLongestAnswer = 64 << 10;  // octets; a longer one is not kept

// For http::Options::around_writes. A replayed answer carries Idempotent-Replayed: true. A write that failed
// leaves nothing behind: its key may be used again. Errors: http.bad_idempotency_key (malformed);
// http.idempotency_key_reused (invalid): the key stands for another request; http.in_progress (conflict): the
// first one still runs, or its end is not known because the server stopped in its midst;
// http.answer_not_kept (conflict): it was done, but the answer was long or secret. `database` must outlive
// it.
std::function<Result<http::Response>(const http::Request&, const http::Route&)> idempotent(
    db::Database& database, std::int64_t (*clock)() = nullptr);

}  // namespace xt::access
