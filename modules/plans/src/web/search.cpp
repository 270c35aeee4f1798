#include "plans/search.h"

#include <algorithm>

#include "base/pinyin.h"
#include "base/text.h"
#include "plans/body.h"
#include "web/scope.h"
#include "web/shelf.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMostCharacters = 200;
constexpr std::size_t kBefore = 40;  // characters kept before the first word of a long sentence

struct Words {
  std::vector<std::string> each;
  std::string letters;
};

Words words_of(std::string_view typed) {
  Words out;
  const std::string text = tidy(typed);
  if (!is_utf8(text)) return out;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) out.each.emplace_back(word);
  }
  out.letters = fold_letters(text);
  return out;
}

bool all_in(const Words& words, std::string_view text) {
  if (words.each.empty()) return false;
  return std::all_of(words.each.begin(), words.each.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// A long sentence is cut around the first word, with dots where something was left out.
std::string cut(const std::string& text, const std::string& word) {
  const std::size_t length = length_utf8(text);
  if (length <= kMostCharacters) return text;
  const std::size_t at = length_utf8(std::string_view(text).substr(0, text.find(word)));
  const std::size_t from = at > kBefore ? std::min(at - kBefore, length - kMostCharacters) : 0;
  const std::size_t begin = offset_utf8(text, from);
  const std::size_t end = offset_utf8(text, from + kMostCharacters);
  return (from > 0 ? "…" : "") + text.substr(begin, end - begin) + (end < text.size() ? "…" : "");
}

bool title_fits(const Plan& plan, const Words& words) {
  if (all_in(words, tidy(plan.title)) || plan.id == words.letters) return true;
  return !words.letters.empty() && find_letters(pinyin(plan.title), words.letters) != kNoSyllable;
}

std::vector<std::string> quoting(const Block& block, ByteRange sentence) {
  std::vector<std::string> out;
  for (const Segment& segment : block.segments) {
    if (segment.range.end <= sentence.begin || segment.range.begin >= sentence.end) continue;
    for (const std::string& id : segment.provisions) {
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
  }
  return out;
}

void add_sentences(const Plan& plan, const Words& words, std::vector<FoundSentence>& out) {
  int number = 0;
  for (const Block& block : blocks(plan)) {
    for (const ByteRange range : block.sentences) {
      const std::string sentence = tidy(text(plan, range));
      if (!all_in(words, sentence)) continue;
      out.push_back({plan.id, plan.title, cut(sentence, words.each.front()), number, quoting(block, range)});
    }
    ++number;
  }
}

}  // namespace

Found search(const Shelf& shelf, const access::Caller& caller, std::string_view typed, int limit) {
  Found out;
  const Words words = words_of(typed);
  if (words.each.empty() || limit < 1) return out;
  const auto most = static_cast<std::size_t>(limit);
  for (const Plan& plan : shelf.plans()) {
    if (!binds(plan, caller)) continue;
    if (out.plans.size() < most && title_fits(plan, words))
      out.plans.push_back({plan.id, plan.title, plan.title_en});
    add_sentences(plan, words, out.sentences);
  }
  std::stable_partition(out.sentences.begin(), out.sentences.end(),
                        [](const FoundSentence& one) { return !one.provisions.empty(); });
  if (out.sentences.size() > most) out.sentences.resize(most);
  return out;
}

}  // namespace xt::plans
