#include "draft/tables.h"

#include <algorithm>

#include "draft/numbers.h"

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;
constexpr std::size_t kLongestCell = 26;
constexpr std::size_t kFewestCells = 8;  // fewer short lines are headings and signatures

struct Head {
  View word;
  DraftUnit unit;
  std::int64_t factor;
};
// What the head of a column says of its numbers; the first that is named.
constexpr Head kHeads[] = {
    {U"人次", DraftUnit::records, 1}, {U"人数", DraftUnit::people, 1}, {U"名额", DraftUnit::people, 1},
    {U"规模", DraftUnit::people, 1},  {U"学时", DraftUnit::hours, 1},  {U"课时", DraftUnit::hours, 1},
    {U"学分", DraftUnit::credits, 1}, {U"天数", DraftUnit::days, 1},   {U"万元", DraftUnit::money, 10'000},
    {U"(元)", DraftUnit::money, 1},   {U"数量", DraftUnit::things, 1}, {U"个数", DraftUnit::things, 1},
    {U"期数", DraftUnit::things, 1},  {U"期次", DraftUnit::things, 1}};

class Finder {
 public:
  Finder(const Folded& text, std::vector<Line>& lines) : text_(text), lines_(lines) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i;
      while (end < lines_.size() && cell(end)) ++end;
      if (end - i >= kFewestCells) table(i, end);
      i = std::max(end, i + 1);
    }
  }

 private:
  View line(std::size_t i) const {
    return text_.view(
        {lines_[i].marker.empty() ? lines_[i].span.begin : lines_[i].marker.begin, lines_[i].span.end});
  }
  bool cell(std::size_t i) const {
    const View s = line(i);
    return !s.empty() && s.size() <= kLongestCell && View(U"。;:!?").find(s.back()) == View::npos &&
           (lines_[i].level == 0 || lines_[i].level > 2);
  }
  // The running number of a row.
  int ordinal(std::size_t i) const {
    const View s = line(i);
    const auto n = number_at(s, 0, s.size());
    const bool whole =
        n && n->span.end == s.size() && !n->share && n->value.den() == 1 && n->value.num() < 1000;
    return whole ? static_cast<int>(n->value.num()) : -1;
  }

  // Head: the cells before the row number 1. Rows: 1, 2, 3 … as far apart as there are columns.
  void table(std::size_t from, std::size_t to) {
    std::size_t first = from;
    while (first < to && ordinal(first) != 1) ++first;
    if (first >= to) return;
    std::size_t head = first;
    while (head > from && line(head) != U"序号") --head;
    const std::size_t columns = first - head;
    if (line(head) != U"序号" || columns < 2) return;
    int number = 1;
    for (std::size_t row = first; row < to && ordinal(row) == number; ++number) {
      std::size_t next = row + 1;
      while (next < to && !(ordinal(next) == number + 1 && next - row >= columns - 1)) ++next;
      const std::size_t end = std::min(next, row + columns);
      for (std::size_t i = row + 1; i < end; ++i) one(i, row + 1, head + (i - row));
      row = next;
    }
  }

  void one(std::size_t i, std::size_t name, std::size_t head) {
    Line& l = lines_[i];
    l.row = lines_[name].span.begin;
    l.in_table = true;
    const View title = line(head);
    for (const Head& h : kHeads) {
      if (title.find(h.word) == View::npos) continue;
      l.column = h.unit;
      l.factor = h.factor;
      break;
    }
  }

  const Folded& text_;
  std::vector<Line>& lines_;
};

}  // namespace

void find_tables(const Folded& text, std::vector<Line>& lines) {
  Finder(text, lines).run();
}

}  // namespace xt::plans::drafting
