// Finding a plan's words in its document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plans/lang/report.h"
#include "plans/plan.h"

namespace xt::plans {

// Every occurrence, overlapping ones included, of `needle` in `range` of `text`; at most `limit`.
std::vector<std::size_t> occurrences(std::string_view text, ByteRange range, std::string_view needle,
                                     std::size_t limit);

// 1-based, columns in code points.
Place place_in_text(std::string_view text, std::size_t offset);

// A document prepared for looking up what is nearly there. Keeps a view of the text.
class SourceIndex {
 public:
  explicit SourceIndex(std::string_view source);

  // The passage that was probably meant: equal but for white space, width and traditional forms, or sharing
  // the longest run of characters. Empty range where nothing is alike.
  ByteRange nearest(std::string_view quote) const;

 private:
  struct Folded {
    std::vector<char32_t> letters;
    std::vector<std::size_t> offsets;  // of each letter in the original, plus the end
  };
  static Folded fold(std::string_view text);
  ByteRange range(std::size_t first, std::size_t count) const;  // of letters

  std::string_view text_;
  Folded source_;
};

}  // namespace xt::plans
