#include "draft/moments.h"

#include <cstdio>

#include "draft/numbers.h"

namespace xt::plans::drafting {
namespace {

bool is(std::u32string_view s, std::size_t at, std::size_t end, std::u32string_view word) {
  return at + word.size() <= end && s.compare(at, word.size(), word) == 0;
}

// A whole number between low and high.
std::optional<std::pair<int, std::size_t>> whole(std::u32string_view s, std::size_t at, std::size_t end,
                                                 int low, int high) {
  const auto n = number_at(s, at, end);
  if (!n || n->share || n->value.den() != 1 || n->value.num() < low || n->value.num() > high)
    return std::nullopt;
  return std::pair{static_cast<int>(n->value.num()), n->span.end};
}

std::string two(int value) {
  char out[8];
  std::snprintf(out, sizeof out, "%02d", value % 100);
  return out;
}

class Reader {
 public:
  Reader(std::u32string_view s, std::size_t at, std::size_t end) : s_(s), at_(at), from_(at), end_(end) {}

  std::optional<Moment> run() {
    year();
    month();
    if (out_.month == 0 && out_.year == 0 && !monthly_day()) return std::nullopt;
    if (out_.month != 0) day();
    if (out_.month == 0 && out_.year != 0) year_end();
    before();
    out_.span = {from_, at_};
    return out_;
  }

 private:
  bool take(std::u32string_view word) {
    if (!is(s_, at_, end_, word)) return false;
    at_ += word.size();
    return true;
  }

  void year() {
    const auto y = whole(s_, at_, end_, 1949, 2100);
    if (!y || !is(s_, y->second, end_, U"年")) return;
    out_.year = y->first;
    at_ = y->second + 1;
    take(U"度");
  }

  void month() {
    const auto m = whole(s_, at_, end_, 1, 12);
    if (!m || !is(s_, m->second, end_, U"月") || is(s_, m->second, end_, U"月度")) return;
    out_.month = m->first;
    at_ = m->second + 1;
  }

  void day() {
    if (take(U"底") || take(U"末")) {
      out_.last = true;
      return;
    }
    const auto d = whole(s_, at_, end_, 1, 31);
    if (!d) return;
    if (is(s_, d->second, end_, U"日") || is(s_, d->second, end_, U"号")) {
      out_.day = d->first;
      at_ = d->second + 1;
    }
  }

  // 25日前, after 每月.
  bool monthly_day() {
    const bool each = from_ >= 2 && s_.compare(from_ - 2, 2, U"每月") == 0;
    const auto d = each ? whole(s_, at_, end_, 1, 31) : std::nullopt;
    if (!d || !is(s_, d->second, end_, U"日")) return false;
    out_.day = d->first;
    out_.monthly = true;
    at_ = d->second + 1;
    return true;
  }

  void year_end() {
    if (!take(U"年底") && !take(U"底") && !take(U"末")) return;
    out_.last = true;
  }

  void before() { out_.before = take(U"之前") || take(U"以前") || take(U"前"); }

  std::u32string_view s_;
  std::size_t at_, from_, end_;
  Moment out_;
};

}  // namespace

std::string Moment::due() const {
  if (monthly) return last ? "last" : std::to_string(day);
  if (month == 0 || (day == 0 && !last && !before)) return {};
  std::string tail;
  if (day > 0) {
    tail = two(month) + "-" + two(day);
  } else {
    tail = two(month) + "-last";
  }
  if (year == 0) return tail;
  const auto date = latest(year);
  return date ? date->iso() : std::string();
}

std::optional<Date> Moment::latest(int default_year) const {
  const int y = year != 0 ? year : default_year;
  if (y == 0 || monthly) return std::nullopt;
  if (month == 0) return Date::of(y, 12, 31);
  if (day > 0) return Date::checked(y, month, day);
  return Date::of(month == 12 ? y + 1 : y, month == 12 ? 1 : month + 1, 1) - 1;
}

std::optional<Moment> moment_at(std::u32string_view text, std::size_t at, std::size_t end) {
  return Reader(text, at, end).run();
}

std::optional<YearRange> years_at(std::u32string_view text, std::size_t at, std::size_t end) {
  const auto first = whole(text, at, end, 1949, 2100);
  if (!first) return std::nullopt;
  std::size_t i = first->second;
  if (is(text, i, end, U"年")) ++i;
  const std::size_t before = i;
  while (i < end && (text[i] == U'-' || text[i] == U'至' || text[i] == U'到')) ++i;
  if (i == before || i - before > 4) return std::nullopt;
  const auto last = whole(text, i, end, 1949, 2100);
  if (!last || last->first < first->first || last->first - first->first > 30) return std::nullopt;
  i = last->second;
  if (is(text, i, end, U"年")) ++i;
  return YearRange{.span = {at, i}, .first = first->first, .last = last->first};
}

}  // namespace xt::plans::drafting
