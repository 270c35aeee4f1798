// The per-teacher hash chain, so that anybody can recompute it with a SHA-256 and this page.
//
//   hash(1) = SHA-256(64 zeros "000…0" + canonical(1))        hash(n) = SHA-256(hash(n-1) as 64 hex +
//   canonical(n))
//
// canonical(row) = "xt1" followed by one netstring "<length>:<bytes>," per field, in this order: teacher_id
// seq id kind earned_from earned_on posted_ms hours_x100 credits_x100 records start_minute end_minute mode
// level category role programme programme_kind provider org_key rule origin reverses key note. Integers are
// decimal, null is empty, text is UTF-8; lengths count bytes. Days count from 1970-01-01, posted_ms is UTC.
// Hashes are lower-case hex.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/id.h"

namespace xt::credits {

struct ChainRow {
  Id teacher = 0;
  std::int64_t seq = 0;
  Id id = 0;
  std::string_view kind;
  std::int64_t earned_from = 0, earned_on = 0, posted_ms = 0, hours_x100 = 0, credits_x100 = 0, records = 0;
  std::optional<std::int64_t> start_minute, end_minute;
  std::string_view mode, level, category, role, programme, programme_kind, provider;
  std::int64_t org_key = 0;
  std::string_view rule, origin;
  std::optional<Id> reverses;
  std::string_view key, note;
};

inline constexpr std::string_view kChainStart =
    "0000000000000000000000000000000000000000000000000000000000000000";

// Appends to `out`; reuse the buffer.
void append_canonical(std::string& out, const ChainRow& row);

// Not thread-safe: one per thread. Reuses its digest context and buffer.
class Chainer {
 public:
  std::string next(std::string_view previous_hash, const ChainRow& row);  // 64 hex
  // Valid until the next call.
  std::string_view next_view(std::string_view previous_hash, const ChainRow& row);

 private:
  Sha256 sha_;
  std::array<char, 64> hash_{};
  std::string buffer_;
};

}  // namespace xt::credits
