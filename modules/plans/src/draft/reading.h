// A clause understood: whom it binds, how strongly, how often, with what numbers. What a clause does not say
// itself it has from the clauses before it in the same paragraph (subject) or sentence (window).
#pragma once

#include <optional>
#include <vector>

#include "draft/layout.h"
#include "draft/scan.h"

namespace xt::plans::drafting {

struct Reading {
  Span span;  // of the demand: the clause, or several that belong together
  std::size_t sentence = 0, line = 0;
  bool run_in = false;
  Section section = Section::plain;
  Scan scan;
  Cadence cadence = Cadence::none;
  int cadence_years = 0;
  int who = -1;          // index into the lexicon's whos
  Span who_span;         // empty where nobody is named
  bool who_own = false;  // named in the clause itself
  bool binds = false;    // in the place of a subject, not of an object: such a subject is carried on
  Span context;  // the clause or heading before it that says what of, where this one only says how much
  Strength strength = Strength::must;
  bool said = false;  // must, should or may stands in the clause
  bool forbid = false;
  bool in_table = false;  // a cell; `context` is its row up to here
  bool closing = false;   // the last clause of its paragraph
  std::optional<Moment> deadline;
  std::vector<std::string> reasons;

  bool has(Cat c) const;
  // The first token of the category from token `from` on; npos without.
  std::size_t find(Cat c, std::size_t from = 0) const;
  bool has_word(std::u32string_view word) const;
};

std::vector<Reading> read(const Folded& text, const Layout& layout, const Clauses& clauses);

}  // namespace xt::plans::drafting
