// The entry that takes another back.
#pragma once

#include <string>
#include <utility>

#include "base/id.h"

#include "store.h"

namespace xt::credits {

inline Stored reversal_of(Stored entry, std::string origin, const std::string& reason) {
  entry.reverses = entry.id;
  entry.key = "reverse:" + std::to_string(entry.id);
  entry.kind = "reversal";
  entry.posted_ms = now_ms();
  entry.hours_x100 = -entry.hours_x100;
  entry.credits_x100 = -entry.credits_x100;
  entry.records = -entry.records;
  entry.origin = std::move(origin);
  entry.note = reason;
  return entry;
}

}  // namespace xt::credits
