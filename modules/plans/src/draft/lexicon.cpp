#include "draft/lexicon.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "draft/lists.h"

namespace xt::plans::drafting {
namespace {

constexpr std::array<std::string_view, 35> kSections = {"must",         "should",        "may",
                                                        "forbid",       "create",        "do",
                                                        "strengthen",   "increase",      "select",
                                                        "include",      "submit",        "publish",
                                                        "raise",        "weak",          "prep",
                                                        "disposal",     "past",          "rule",
                                                        "thing",        "activity",      "people",
                                                        "abstract",     "enumerate_end", "universal",
                                                        "cadence",      "heading_quiet", "heading_principle",
                                                        "heading_goal", "attachment",    "not_number",
                                                        "explore",      "generic",       "tail",
                                                        "bear",         "assure"};

constexpr std::array<std::string_view, 11> kUnits = {
    "none", "hours", "credits", "records", "people", "things", "times", "money", "share", "days", "years"};

constexpr std::array<std::string_view, 9> kEntities = {
    "teacher", "school", "county", "city", "province", "region", "programme", "provider", "cohort"};

template <std::size_t N>
int index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (const std::string_view part : split(line, ' ')) {
    if (!part.empty()) out.push_back(part);
  }
  return out;
}

// Lines that say something, without comments.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::string_view line : split(text, '\n')) {
    line = trim_ascii(line);
    if (!line.empty() && line.front() != '#') out.push_back(line);
  }
  return out;
}

// Words are matched against folded text, so they are folded themselves.
std::u32string folded(std::string_view word) {
  return fold(word).letters;
}

constexpr std::uint64_t bit(Cat c) {
  return std::uint64_t{1} << static_cast<unsigned>(c);
}

}  // namespace

const Lexicon& Lexicon::get() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  read_words();
  read_who();
  read_units();
  read_signs();
  read_vocabulary();
  for (std::size_t i = 0; i < words_.size(); ++i) by_first_[words_[i].text.front()].push_back(i);
  for (auto& [first, list] : by_first_) {
    std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
      return words_[a].text.size() > words_[b].text.size();
    });
  }
}

Word& Lexicon::add(std::u32string_view text) {
  const auto [at, fresh] = by_text_.try_emplace(std::u32string(text), words_.size());
  if (fresh) words_.push_back({.text = std::u32string(text)});
  return words_[at->second];
}

void Lexicon::read_words() {
  int section = -1;
  for (const std::string_view line : lines_of(k_words)) {
    if (line.front() == '[') {
      section = index_of(kSections, line.substr(1, line.size() - 2));
      continue;
    }
    if (section < 0) continue;
    for (const std::string_view word : words_of(line)) add(folded(word)).cats |= std::uint64_t{1} << section;
  }
}

void Lexicon::read_who() {
  for (const std::string_view line : lines_of(k_who)) {
    const auto cells = split(line, '|');
    if (cells.size() != 3) continue;
    Who who;
    for (const std::string_view name : words_of(trim_ascii(cells[0]))) {
      who.entities.push_back(static_cast<Entity>(index_of(kEntities, name)));
    }
    who.where = std::string(trim_ascii(cells[1]));
    for (const std::string_view text : words_of(trim_ascii(cells[2]))) {
      Word& word = add(folded(text));
      word.cats |= bit(Cat::who);
      word.who = static_cast<int>(whos_.size());
    }
    whos_.push_back(std::move(who));
  }
}

void Lexicon::read_units() {
  for (const std::string_view line : lines_of(k_units)) {
    const auto cells = split(line, '|');
    if (cells.size() != 3) continue;
    UnitWord unit{.unit = static_cast<DraftUnit>(index_of(kUnits, trim_ascii(cells[0])))};
    const std::string_view factor = trim_ascii(cells[1]);
    std::from_chars(factor.data(), factor.data() + factor.size(), unit.factor);
    for (const std::string_view text : words_of(trim_ascii(cells[2]))) {
      Word& word = add(folded(text));
      word.cats |= bit(Cat::unit);
      word.unit = static_cast<int>(units_.size());
    }
    units_.push_back(unit);
  }
}

void Lexicon::read_signs() {
  for (const std::string_view line : lines_of(k_signs)) {
    const auto cells = split(line, '|');
    if (cells.size() != 2) continue;
    const auto head = words_of(trim_ascii(cells[0]));
    if (head.size() != 2) continue;
    const Sign sign{.comparison = head[0] == "at_least"  ? Comparison::at_least
                                  : head[0] == "at_most" ? Comparison::at_most
                                                         : Comparison::none,
                    .before = head[1] == "before"};
    for (const std::string_view text : words_of(trim_ascii(cells[1]))) {
      Word& word = add(folded(text));
      word.cats |= bit(Cat::sign);
      word.sign = static_cast<int>(signs_.size());
    }
    signs_.push_back(sign);
  }
}

// One-letter words of the vocabulary (音, 体, 国 …) say too little on their own.
void Lexicon::read_vocabulary() {
  for (const vocab::Kind kind : vocab::kinds()) {
    for (const vocab::Term& term : vocab::terms(kind)) {
      std::vector<std::string_view> names = term.also;
      names.push_back(term.zh);
      for (const std::string_view name : names) {
        const std::u32string text = folded(name);
        if (text.size() < 2 || !is_han(text.front())) continue;
        Word& word = add(text);
        word.cats |= bit(Cat::term);
        word.terms.push_back({kind, &term});
      }
    }
  }
}

const Word* Lexicon::longest(std::u32string_view text, std::size_t at) const {
  const auto bucket = by_first_.find(text[at]);
  if (bucket == by_first_.end()) return nullptr;
  for (const std::size_t i : bucket->second) {
    if (text.compare(at, words_[i].text.size(), words_[i].text) == 0) return &words_[i];
  }
  return nullptr;
}

const Word* Lexicon::find(std::u32string_view word) const {
  const auto found = by_text_.find(std::u32string(word));
  return found == by_text_.end() ? nullptr : &words_[found->second];
}

}  // namespace xt::plans::drafting
