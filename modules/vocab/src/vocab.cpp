#include "vocab/vocab.h"

#include <array>
#include <charconv>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"

#include "words.h"

namespace xt::vocab {
namespace {

constexpr std::array<std::string_view, 28> kNames = {"stage",
                                                     "mode",
                                                     "level",
                                                     "area",
                                                     "ownership",
                                                     "post",
                                                     "title_rank",
                                                     "sex",
                                                     "designation",
                                                     "designation_level",
                                                     "category",
                                                     "item_category",
                                                     "item_kind",
                                                     "item_status",
                                                     "owner_kind",
                                                     "account",
                                                     "payer",
                                                     "basis",
                                                     "org_level",
                                                     "org_kind",
                                                     "employment_status",
                                                     "id_kind",
                                                     "programme_kind",
                                                     "role",
                                                     "session_form",
                                                     "flag",
                                                     "grade",
                                                     "subject"};

struct List {
  std::string_view zh;
  std::string_view en;
  std::vector<Term> terms;
  std::unordered_map<std::string, std::size_t> words;  // folded word -> index
  std::unordered_map<std::string_view, std::size_t> keys;
};

using Lists = std::array<List, kNames.size()>;

// What people write differently without meaning anything else: width, white space, Latin case.
std::string fold(std::string_view word) {
  std::string out = tidy(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

int order_of(std::string_view number) {
  int value = -1;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc() && end == number.data() + number.size() ? value : -1;
}

void add_term(List& list, Term term) {
  // A plan's list may repeat a known term, or call it by another key: then the new key is one more word for
  // it.
  const auto known = list.words.find(fold(term.zh));
  const bool twin = known != list.words.end() && list.terms[known->second].zh == term.zh;
  if (list.keys.contains(term.key)) return;
  if (twin) {
    list.words.emplace(fold(term.key), known->second);
    return;
  }
  const std::size_t index = list.terms.size();
  list.keys.emplace(term.key, index);
  list.words[fold(term.key)] = index;  // a key is always its own
  // A word that two terms claim belongs to the one that came first.
  if (!term.number.empty()) list.words.emplace(fold(term.number), index);
  list.words.emplace(fold(term.zh), index);
  list.words.emplace(fold(term.en), index);
  for (const std::string_view word : term.also) list.words.emplace(fold(word), index);
  list.terms.push_back(std::move(term));
}

Term parse_term(std::string_view line) {
  std::vector<std::string_view> cells = split(line, line.find('|') == std::string_view::npos ? '\t' : '|');
  for (std::string_view& cell : cells) cell = trim_ascii(cell);
  // The column of national numbers may be left out: then the Chinese word stands second.
  if (cells.size() > 1 && (cells[1].empty() || static_cast<unsigned char>(cells[1][0]) >= 0x80)) {
    cells.insert(cells.begin() + 1, "-");
  }
  cells.resize(5);
  Term term{cells[0], cells[1] == "-" ? std::string_view() : cells[1], cells[2], cells[3], {}, -1};
  term.order = order_of(term.number);
  for (const std::string_view word : split(cells[4], ';')) {
    if (!word.empty()) term.also.push_back(word);
  }
  return term;
}

std::size_t index_of(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return i;
  }
  return kNames.size();
}

// "[stage] 学段 | Stage"
List* open_section(Lists& lists, std::string_view line) {
  const std::size_t close = line.find(']');
  if (close == std::string_view::npos) return nullptr;
  const std::size_t index = index_of(line.substr(1, close - 1));
  if (index == kNames.size()) return nullptr;
  if (close + 1 == line.size()) return &lists[index];  // an open list goes on
  const auto words = split(line.substr(close + 1), '|');
  lists[index].zh = trim_ascii(words[0]);
  if (words.size() > 1) lists[index].en = trim_ascii(words[1]);
  return &lists[index];
}

Lists parse(std::string_view text) {
  Lists lists;
  List* open = nullptr;
  std::vector<std::pair<List*, std::size_t>> borrowers;  // "+category": all terms of that list as well
  for (std::string_view line : split(text, '\n')) {
    line = trim_ascii(line);
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[') {
      open = open_section(lists, line);
    } else if (open != nullptr && line[0] == '+') {
      borrowers.emplace_back(open, index_of(line.substr(1)));
    } else if (open != nullptr) {
      add_term(*open, parse_term(line));
    }
  }
  for (const auto& [list, from] : borrowers) {
    for (const Term& term : lists[from].terms) add_term(*list, term);
  }
  return lists;
}

const List& list(Kind kind) {
  static const Lists lists = parse(kWords);
  return lists[static_cast<std::size_t>(kind)];
}

}  // namespace

std::span<const Term> terms(Kind kind) {
  return list(kind).terms;
}

const Term* find(Kind kind, std::string_view word) {
  const List& l = list(kind);
  const auto it = l.words.find(fold(word));
  return it == l.words.end() ? nullptr : &l.terms[it->second];
}

const Term* by_key(Kind kind, std::string_view key) {
  const List& l = list(kind);
  const auto it = l.keys.find(key);
  return it == l.keys.end() ? nullptr : &l.terms[it->second];
}

std::string_view zh(Kind kind, std::string_view key) {
  const Term* term = by_key(kind, key);
  return term == nullptr ? key : term->zh;
}

std::string_view en(Kind kind, std::string_view key) {
  const Term* term = by_key(kind, key);
  return term == nullptr ? key : term->en;
}

std::string_view name(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}
std::string_view zh(Kind kind) {
  return list(kind).zh;
}
std::string_view en(Kind kind) {
  return list(kind).en;
}

std::optional<Kind> kind_of(std::string_view text) {
  const std::size_t index = index_of(text);
  return index == kNames.size() ? std::nullopt : std::optional(static_cast<Kind>(index));
}

std::span<const Kind> kinds() {
  static const std::vector<Kind> all = [] {
    std::vector<Kind> out;
    for (std::size_t i = 0; i < kNames.size(); ++i) out.push_back(static_cast<Kind>(i));
    return out;
  }();
  return all;
}

}  // namespace xt::vocab
