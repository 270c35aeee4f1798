#include "draft/layout.h"

#include <algorithm>
#include <array>

#include "draft/body.h"
#include "draft/lexicon.h"
#include "draft/marker.h"
#include "draft/tables.h"

namespace xt::plans::drafting {
namespace {

constexpr std::size_t kLongestHeading = 42;
constexpr std::size_t kLongestRunIn = 32;
constexpr std::size_t kLongestPreamble = 1'000;  // a line that is longer is the document itself

std::vector<Span> lines_of(const Folded& text) {
  std::vector<Span> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text.letters[i] != U'\n' && text.letters[i] != U'\t') continue;
    if (i > from) out.push_back({from, i});
    from = i + 1;
  }
  return out;
}

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U';' || c == U'!' || c == U'?';
}

bool contains(const Folded& text, Span span, Cat cat) {
  const Lexicon& lexicon = Lexicon::get();
  for (std::size_t i = span.begin; i < span.end;) {
    const Word* word = lexicon.longest(text.letters, i);
    if (word != nullptr && word->is(cat) && i + word->text.size() <= span.end) return true;
    i += word != nullptr ? word->text.size() : 1;
  }
  return false;
}

Section section_of(const Folded& text, Span heading) {
  if (contains(text, heading, Cat::heading_goal)) return Section::goal;
  if (contains(text, heading, Cat::heading_quiet)) return Section::quiet;
  if (contains(text, heading, Cat::heading_principle)) return Section::principle;
  return Section::plain;
}

class LineReader {
 public:
  explicit LineReader(const Folded& text) : text_(text) {}

  Line one(Span span) {
    Line line{.span = span};
    const Marker marker = marker_at(text_.letters, span.begin, span.end);
    line.level = marker.level;
    line.marker = {span.begin, span.begin + marker.size};
    line.span.begin += marker.size;
    if (line.span.empty()) return line;
    const char32_t last = text_.letters[line.span.end - 1];
    line.heading = marker.level > 0 && !marker.article && !ends_sentence(last) &&
                   line.span.size() <= kLongestHeading && (marker.level < 3 || line.span.size() <= 16);
    if (marker.level > 0 && !marker.article && !line.heading) line.run_in = run_in(line.span);
    enter(line, marker);
    line.section = current();
    return line;
  }

 private:
  // A short first sentence with more behind it: 1.严格学时要求。每位教师…
  std::size_t run_in(Span span) const {
    int commas = 0;  // 实施互培,分享交流扩增量。
    for (std::size_t i = span.begin; i < span.end && i - span.begin <= kLongestRunIn; ++i) {
      if (commas > 0 && i - span.begin > 24) return 0;
      const char32_t c = text_.letters[i];
      if (c == U';' || (c == U',' && (++commas > 1 || i - span.begin > 14))) return 0;
      if (ends_sentence(c) || c == U':') return i + 1 < span.end ? i + 1 - span.begin : 0;
    }
    return 0;
  }

  void enter(const Line& line, const Marker& marker) {
    const std::size_t level = static_cast<std::size_t>(marker.level);
    const bool opens = line.heading || line.run_in > 0;
    if (level == 0 || level > 4) return;
    for (std::size_t i = level; i <= 4; ++i) sections_[i] = Section::plain;
    if (!opens) return;
    const Span heading{line.span.begin, line.run_in > 0 ? line.span.begin + line.run_in : line.span.end};
    sections_[level] = section_of(text_, heading);
  }

  // The innermost heading that says something.
  Section current() const {
    for (std::size_t i = 5; i-- > 1;) {
      if (sections_[i] != Section::plain) return sections_[i];
    }
    return Section::plain;
  }

  const Folded& text_;
  Section sections_[5] = {};
};

class Splitter {
 public:
  Splitter(const Folded& text, const Layout& layout) : text_(text), layout_(layout) {}

  Clauses run() {
    out_.bare = without_punctuation();
    for (std::size_t i = 0; i < layout_.lines.size() && !full(); ++i) line(i);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kLongest = 160;  // letters of a clause that nothing else ends
  static constexpr std::size_t kQuoted = 120;   // a bracket or quotation that is not closed by then is a slip
  static constexpr std::size_t kShortest = 8;   // letters of a clause, where words alone end it

  char32_t at(std::size_t i) const { return text_.letters[i]; }

  // Where the bracket or quotation that opens at i closes; i where it does not.
  std::size_t close(std::size_t i, std::size_t end) const {
    const char32_t open = at(i);
    const char32_t shut = open == U'('    ? U')'
                          : open == U'“'  ? U'”'
                          : open == U'《' ? U'》'
                          : open == U'〔' ? U'〕'
                                          : 0;
    if (shut == 0) return i;
    const std::size_t found = next(shut, i + 1);
    if (found >= end || found - i > kQuoted) return i;
    return open != U'“' && next(U'。', i + 1) < found ? i : found;
  }

  // Where the letter stands next, from `from` on; asked for with rising `from`, so that the text is read
  // once.
  std::size_t next(char32_t letter, std::size_t from) const {
    std::size_t& known = next_[letter == U')'    ? 0
                               : letter == U'”'  ? 1
                               : letter == U'》' ? 2
                               : letter == U'〕' ? 3
                                                 : 4];
    if (known < from || known == kUnknown) known = text_.letters.find(letter, from);
    return known;
  }

  // A scan that lost its signs: fewer than one in a hundred letters; documents have one in ten.
  bool without_punctuation() const {
    std::size_t letters = 0, signs = 0;
    for (const Line& l : layout_.lines) {
      letters += l.span.size();
      for (const char32_t c : text_.view(l.span))
        signs += ends_sentence(c) || c == U',' || c == U'、' ? 1 : 0;
    }
    return letters > 200 && signs * 100 < letters;
  }

  // The word at i, where it can be the first of a demand: what is to be done, or who is to do it.
  const Word* opening_word(std::size_t i, std::size_t end) {
    if (i < covered_) return nullptr;
    const Word* word = Lexicon::get().longest(text_.view({i, end}), 0);
    if (word == nullptr) return nullptr;
    covered_ = i + word->text.size();
    constexpr std::array<Cat, 12> kFirst = {Cat::must,   Cat::should, Cat::may,        Cat::forbid,
                                            Cat::create, Cat::act,    Cat::strengthen, Cat::increase,
                                            Cat::select, Cat::submit, Cat::raise,      Cat::who};
    if (word->text.size() < 2 || word->is(Cat::activity) || word->is(Cat::thing)) return nullptr;
    return std::any_of(kFirst.begin(), kFirst.end(), [&](Cat cat) { return word->is(cat); }) ? word : nullptr;
  }

  void line(std::size_t index) {
    const Line& l = layout_.lines[index];
    std::size_t from = l.span.begin;
    sentence(from);
    for (std::size_t i = l.span.begin; i < l.span.end && !full(); ++i) {
      const std::size_t open = i;
      i = close(i, l.span.end);
      const char32_t c = at(i);
      if (out_.bare) {
        const Word* word = opening_word(i, l.span.end);
        if (word != nullptr && i - from >= kShortest) {
          clause({from, i}, index);
          from = i;
          if (word->is(Cat::who)) sentence(from);
        }
      }
      // “…”、“…”: long quotations are demands of their own.
      if (i - open >= 14 && c == U'”' && i + 2 < l.span.end && at(i + 1) == U'、' && at(i + 2) == U'“') {
        clause({from, i + 1}, index);
        from = i + 2;
        continue;
      }
      const bool stop = ends_sentence(c);
      const bool digits = c == U',' && i > 0 && is_digit(at(i - 1)) && i + 3 < l.span.end &&
                          is_digit(at(i + 1)) && is_digit(at(i + 2)) && is_digit(at(i + 3));
      if (!stop && (digits || (c != U',' && c != U':')) && i - from < kLongest) continue;
      const bool cut = !stop && c != U',' && c != U':';
      clause({from, cut ? i + 1 : i}, index);
      from = i + 1;
      if (stop) sentence(from);
    }
    clause({from, l.span.end}, index);
    if (!out_.sentences.empty()) out_.sentences.back().end = l.span.end;
  }

  bool full() const { return out_.clauses.size() >= kMaxClauses; }

  void sentence(std::size_t from) {
    if (!out_.sentences.empty() && out_.sentences.back().end < from) out_.sentences.back().end = from;
    if (!out_.sentences.empty() && out_.sentences.back().begin == from) return;
    out_.sentences.push_back({from, from});
  }

  void clause(Span span, std::size_t index) {
    if (span.size() < 2 && !layout_.lines[index].in_table) return;
    if (span.empty()) return;
    const Line& l = layout_.lines[index];
    out_.clauses.push_back({.span = span,
                            .sentence = out_.sentences.size() - 1,
                            .line = index,
                            .run_in = l.heading || span.begin < l.span.begin + l.run_in});
  }

  static constexpr std::size_t kUnknown = static_cast<std::size_t>(-2);
  const Folded& text_;
  const Layout& layout_;
  Clauses out_;
  std::size_t covered_ = 0;  // by words that were found
  mutable std::size_t next_[5] = {kUnknown, kUnknown, kUnknown, kUnknown, kUnknown};
};

// The paragraph that says why: 为…,制定本规划。 …,现通知如下。
bool preamble(const Folded& text, const Line& line) {
  const std::u32string_view s = text.view(line.span);
  if (s.empty() || s.size() > kLongestPreamble) return false;
  constexpr std::u32string_view kSigns[] = {U"如下意见", U"如下通知",     U"通知如下",
                                            U"意见如下", U"如下指导意见", U"如下实施意见",
                                            U"特制定",   U"方案如下",     U"有关事项"};
  for (const std::u32string_view sign : kSigns) {
    if (s.find(sign) != std::u32string_view::npos) return true;
  }
  for (const std::u32string_view self : {U"制定本", U"制订本"}) {
    const std::size_t at = s.find(self);
    if (at == std::u32string_view::npos) continue;
    for (const std::u32string_view name :
         {U"规划", U"办法", U"方案", U"计划", U"意见", U"细则", U"规定", U"实施方案", U"实施意见"}) {
      if (s.compare(at + 3, name.size(), name) == 0) return true;
    }
  }
  return false;
}

// What stands before the first heading of a document that has headings says why, not what.
void opening(std::vector<Line>& lines) {
  std::size_t first = 0, marked = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].level == 0) continue;
    if (marked++ == 0) first = i;
  }
  if (marked < 3 || first > 12) return;
  for (std::size_t i = 0; i < first; ++i) lines[i].section = Section::quiet;
}

}  // namespace

Layout layout(const Folded& text) {
  const std::vector<Span> lines = lines_of(text);
  Layout out;
  if (lines.empty()) return out;
  const Body body = find_body(text, lines);
  for (std::size_t i = body.title; i < body.first; ++i) {
    if (out.title.size() < 80) out.title += text.view(lines[i]);
  }
  LineReader reader(text);
  for (std::size_t i = body.first; i < body.last; ++i) {
    out.lines.push_back(reader.one(lines[i]));
    if (preamble(text, out.lines.back())) out.lines.back().section = Section::quiet;
  }
  opening(out.lines);
  find_tables(text, out.lines);
  if (!out.lines.empty()) out.body = {lines[body.title].begin, lines[body.last - 1].end};
  return out;
}

Clauses clauses(const Folded& text, const Layout& layout) {
  return Splitter(text, layout).run();
}

}  // namespace xt::plans::drafting
