// From letters to the lines of the document: which lines are the document and not the page around it, what is
// a heading, which section a line stands in; then sentences and clauses. Linear.
#pragma once

#include <vector>

#include "draft/fold.h"
#include "plans/draft.h"

namespace xt::plans::drafting {

enum class Section : std::uint8_t { plain, quiet, principle, goal };

struct Line {
  Span span;               // without blanks and without the marker
  Span marker;             // 一、 （一） 1. 第一条 ①; empty where there is none
  int level = 0;           // 0: no marker
  bool heading = false;    // the whole line is a heading
  std::size_t run_in = 0;  // letters of a heading that is the first sentence of its paragraph
  Section section = Section::plain;
  bool in_table = false;
  std::size_t row = 0;                 // of a cell: the first letter of its row's name
  DraftUnit column = DraftUnit::none;  // what the head of its column says that it counts
  std::int64_t factor = 1;
};

struct Layout {
  Span body;
  std::u32string title;
  std::vector<Line> lines;  // of the body
};

Layout layout(const Folded& text);

struct Clause {
  Span span;
  std::size_t sentence = 0;
  std::size_t line = 0;
  bool run_in = false;  // a heading at the start of a paragraph
};

struct Clauses {
  std::vector<Span> sentences;
  std::vector<Clause> clauses;
  bool bare = false;  // the text has no punctuation: words alone end the clauses
};

Clauses clauses(const Folded& text, const Layout& layout);

}  // namespace xt::plans::drafting
