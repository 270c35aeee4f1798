// The words the rules know, by category (data/draft/*.txt) and by vocabulary (room vocab), found longest
// first. Built once; thread-safe afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/rational.h"
#include "draft/fold.h"
#include "plans/draft.h"
#include "vocab/vocab.h"

namespace xt::plans::drafting {

enum class Cat : std::uint8_t {
  must,
  should,
  may,
  forbid,
  create,
  act,  // [do]
  strengthen,
  increase,
  select,
  include,
  submit,
  publish,
  raise,
  weak,
  prep,
  disposal,
  past,
  rule,
  thing,
  activity,
  people,
  abstract,
  enumerate_end,
  universal,
  cadence,
  heading_quiet,
  heading_principle,
  heading_goal,
  attachment,
  not_number,
  explore,
  generic,
  tail,
  bear,
  assure,
  who,   // payload: index into whos()
  unit,  // payload: index into units()
  sign,  // payload: index into signs()
  term,  // of the vocabulary
  count
};

struct Who {
  std::vector<Entity> entities;
  std::string where;
};

struct UnitWord {
  DraftUnit unit = DraftUnit::none;
  std::int64_t factor = 1;
};

struct Sign {
  Comparison comparison = Comparison::none;  // none: about
  bool before = true;
};

struct TermRef {
  vocab::Kind kind;
  const vocab::Term* term;
};

struct Word {
  std::u32string text;
  std::uint64_t cats = 0;
  int who = -1, unit = -1, sign = -1;
  std::vector<TermRef> terms;

  bool is(Cat c) const { return (cats >> static_cast<unsigned>(c)) & 1; }
};

class Lexicon {
 public:
  static const Lexicon& get();

  // The longest word that begins at `at`, or nullptr.
  const Word* longest(std::u32string_view text, std::size_t at) const;
  // The word itself.
  const Word* find(std::u32string_view word) const;

  const Who& who(int index) const { return whos_[static_cast<std::size_t>(index)]; }
  const UnitWord& unit(int index) const { return units_[static_cast<std::size_t>(index)]; }
  const Sign& sign(int index) const { return signs_[static_cast<std::size_t>(index)]; }

 private:
  Lexicon();
  Word& add(std::u32string_view text);
  void read_words();
  void read_who();
  void read_units();
  void read_signs();
  void read_vocabulary();

  std::vector<Word> words_;
  std::unordered_map<std::u32string, std::size_t> by_text_;
  std::unordered_map<char32_t, std::vector<std::size_t>> by_first_;  // longest first
  std::vector<Who> whos_;
  std::vector<UnitWord> units_;
  std::vector<Sign> signs_;
};

}  // namespace xt::plans::drafting
