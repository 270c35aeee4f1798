#include <algorithm>
#include <string_view>

#include "draft/body.h"
#include "draft/marker.h"

namespace xt::plans::drafting {
namespace {

constexpr std::size_t kLong = 18;  // shorter lines are headings or cells of a table

bool closes(char32_t c) {
  return std::u32string_view(U"。;:!?”)》】").find(c) != std::u32string_view::npos;
}

}  // namespace

// Lines cut at the width of a page are joined: a long line that ends in the middle of a sentence goes on in
// the next.
void unwrap(Folded& text) {
  const std::u32string_view s = text.letters;
  std::vector<bool> drop(s.size(), false);
  bool any = false;
  std::size_t from = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != U'\n') continue;
    const std::size_t length = i - from;
    const bool open = length >= kLong && !names_document(s.substr(from, length)) && !closes(s[i - 1]) &&
                      i + 1 < s.size() && s[i + 1] != U'\n';
    const std::size_t stop = std::min(s.find(U'\n', i + 1), s.size());
    const bool heading = marker_at(s, from, i).level > 0 && length < 30;
    // A wrapped line is as long as its neighbours; the last of a paragraph may be short.
    const bool fits = open && (stop - i - 1 <= length + length / 4);
    if (fits && !heading && marker_at(s, i + 1, stop).level == 0) drop[i] = any = true;
    from = i + 1;
  }
  if (!any) return;
  Folded out;
  out.text = text.text, out.traditional = text.traditional, out.spaced = text.spaced;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (drop[i]) continue;
    out.letters += s[i];
    out.begin.push_back(text.begin[i]);
    out.end.push_back(text.end[i]);
  }
  text = std::move(out);
}

}  // namespace xt::plans::drafting
