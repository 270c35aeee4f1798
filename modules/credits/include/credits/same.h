// "The same achievement from two sources is one achievement." Pure: two records about one person in, a
// verdict out. Where it is used: post() links what is surely the same to the entry that counts and holds what
// may be the same (credits.maybe_same); a person decides those (credits/holds.h). docs/adr/ says why.
//
// Symmetric: compare(a, b) == compare(b, a). `sure` asks for equal days, equal hours and equal titles once
// what carries no meaning is gone (widths, brackets, quotes, traditional forms, 培训班 or 研修 at the end),
// and providers that do not differ.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace xt::credits {

struct Told {
  std::string title, provider;
  Date from, on;  // first and last day, both inclusive
  std::int64_t hours_x100 = 0;
};

enum class Likeness : std::uint8_t { different, doubtful, sure };
struct Alike {
  Likeness what = Likeness::different;
  int title_percent = 0;  // of equal pairs of characters, 0 … 100
  std::string why;        // doubtful: what differs, in Chinese
};
Alike compare(const Told& a, const Told& b);

// Records further apart than this many days are never compared.
inline constexpr int kNearDays = 7;

// Who told it, from an entry's origin: "import", "results:7", "cohort:7", "declaration:7", "api:7" (the
// platform, whatever the batch); empty for origins that are no source of their own (corrections, merges).
// Records of one source are never compared: what it tells twice, it means twice.
std::string source_of(std::string_view origin);
bool two_sources(std::string_view origin_a, std::string_view origin_b);

}  // namespace xt::credits
