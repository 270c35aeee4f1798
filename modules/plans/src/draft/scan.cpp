#include "draft/scan.h"

#include <algorithm>

namespace xt::plans::drafting {
namespace {

bool is(std::u32string_view s, std::size_t at, std::size_t end, std::u32string_view word) {
  return at + word.size() <= end && s.compare(at, word.size(), word) == 0;
}

struct CadenceWord {
  std::u32string_view word;
  Cadence cadence;
};
// Longest first where one begins another.
constexpr CadenceWord kCadences[] = {
    {U"平均每年", Cadence::year},     {U"每学年", Cadence::year},       {U"每个学年", Cadence::year},
    {U"每年度", Cadence::year},       {U"每年", Cadence::year},         {U"年均", Cadence::year},
    {U"年度内", Cadence::year},       {U"逐年", Cadence::year},         {U"每半年", Cadence::half_year},
    {U"每个学期", Cadence::term},     {U"每学期", Cadence::term},       {U"每个月", Cadence::month},
    {U"每月", Cadence::month},        {U"每两周", Cadence::fortnight},  {U"每双周", Cadence::fortnight},
    {U"每周期", Cadence::plan},       {U"每个周期", Cadence::plan},     {U"周期内", Cadence::plan},
    {U"本周期", Cadence::plan},       {U"每个培训周期", Cadence::plan}, {U"每一周期", Cadence::plan},
    {U"每周", Cadence::week},         {U"每星期", Cadence::week},       {U"每个星期", Cadence::week},
    {U"每季度", Cadence::quarter},    {U"每个季度", Cadence::quarter},  {U"周研修", Cadence::week},
    {U"试用期", Cadence::novice},     {U"第一年内", Cadence::novice},   {U"见习期", Cadence::novice},
    {U"入职一年内", Cadence::novice}, {U"不满一年", Cadence::novice},   {U"规划期内", Cadence::plan},
    {U"任教第一年", Cadence::novice}, {U"入职第一年", Cadence::novice}, {U"当年", Cadence::year},
};

class Scanner {
 public:
  Scanner(const Folded& text, Span span)
      : s_(text.letters), lex_(Lexicon::get()), at_(span.begin), end_(std::min(span.end, text.size())) {}

  Scan run() {
    while (at_ < end_) step();
    return std::move(out_);
  }

 private:
  void step() {
    if (title() || cadence() || years() || fixed() || moment() || quantity()) return;
    const Word* word = lex_.longest(s_, at_);
    if (word != nullptr && at_ + word->text.size() <= end_) {
      push({.kind = Token::Kind::word, .span = {at_, at_ + word->text.size()}, .word = word});
    } else {
      push({.span = {at_, at_ + 1}});
    }
  }

  void push(Token token) {
    at_ = token.span.end;
    out_.tokens.push_back(token);
  }

  // 《…》: the name of a document, whatever it says.
  bool title() {
    if (s_[at_] != U'《') return false;
    const std::size_t close = s_.substr(0, end_).find(U'》', at_);
    if (close == std::u32string_view::npos || close - at_ > 80) return false;
    push({.kind = Token::Kind::title, .span = {at_, close + 1}});
    return true;
  }

  bool cadence() {
    for (const CadenceWord& c : kCadences) {
      if (!is(s_, at_, end_, c.word)) continue;
      push({.kind = Token::Kind::cadence, .span = {at_, at_ + c.word.size()}, .cadence = c.cadence});
      return true;
    }
    return years_long();
  }

  // 每五年, 三年内, 五年一周期, 5年周期内, 用三年时间, 利用五年时间.
  bool years_long() {
    std::size_t i = at_;
    const bool each = is(s_, i, end_, U"每");
    if (each) ++i;
    const auto n = number_at(s_, i, end_);
    if (!n || n->share || n->value.den() != 1 || n->value.num() < 1 || n->value.num() > 30) return false;
    i = n->span.end;
    if (!is(s_, i, end_, U"年")) return false;
    ++i;
    bool closed = each;
    for (const std::u32string_view tail :
         {U"一个周期", U"一周期", U"一轮", U"周期内", U"周期", U"之内", U"以内", U"内", U"时间"}) {
      if (!is(s_, i, end_, tail)) continue;
      i += tail.size();
      closed = true;
      break;
    }
    if (!closed) return false;
    const int count = static_cast<int>(n->value.num());
    push({.kind = Token::Kind::cadence,
          .span = {at_, i},
          .cadence = count == 1 ? Cadence::year : Cadence::plan,
          .years = count});
    return true;
  }

  bool years() {
    const auto range = years_at(s_, at_, end_);
    if (!range) return false;
    push({.kind = Token::Kind::years, .span = range->span});
    return true;
  }

  // 十四五, 三位一体, 一批: words with numerals that count nothing.
  bool fixed() {
    const Word* word = lex_.longest(s_, at_);
    const std::size_t size = word == nullptr ? 0 : word->text.size();
    if (word == nullptr || !word->is(Cat::not_number) || at_ + size > end_) return false;
    const auto n = number_at(s_, at_, end_);
    if (n && n->span.size() >= size) return false;
    push({.kind = Token::Kind::word, .span = {at_, at_ + size}, .word = word});
    return true;
  }

  bool moment() {
    const auto m = moment_at(s_, at_, end_);
    if (!m) return false;
    out_.moments.push_back(*m);
    push({.kind = Token::Kind::moment, .span = m->span, .index = out_.moments.size() - 1});
    return true;
  }

  const Word* unit_at(std::size_t at) const {
    for (std::size_t size = std::min<std::size_t>(5, end_ - std::min(at, end_)); size > 0; --size) {
      const Word* word = lex_.find(std::u32string_view(s_).substr(at, size));
      if (word != nullptr && word->is(Cat::unit)) return word;
    }
    return nullptr;
  }

  // 1-2, 3至5, 1.5%-2.5%; the unit may stand behind both: 3名至5名.
  std::optional<Number> second(std::size_t& at) const {
    std::size_t i = at;
    if (const Word* unit = unit_at(i);
        unit != nullptr && i + unit->text.size() < end_ &&
        (s_[i + unit->text.size()] == U'-' || s_[i + unit->text.size()] == U'至')) {
      i += unit->text.size();
    }
    const std::size_t from = i;
    while (i < end_ && i - from < 3 && s_[i] == U'-') ++i;
    if (i == from && i < end_ && (s_[i] == U'至' || s_[i] == U'到')) ++i;
    if (i == from) return std::nullopt;
    auto n = number_at(s_, i, end_);
    if (n) at = n->span.end;
    return n;
  }

  bool quantity() {
    const auto n = number_at(s_, at_, end_);
    if (!n) return false;
    // 第三, 3号, G5: ordinals and names.
    const char32_t before = at_ > 0 ? s_[at_ - 1] : U' ';
    if (before == U'第' || before == U'〔' || is_latin(before)) return skip(n->span.end);
    Quantity q{.number = n->span, .low = n->value, .share = n->share, .chinese = n->chinese};
    std::size_t i = n->span.end;
    if (const auto high = second(i); high && q.low < high->value) {
      q.high = high->value;
      if (high->share && !q.share && !(q.low < Rational(1))) q.low = *div(q.low, Rational(100));
      q.share |= high->share;
    }
    if (i < end_ && (s_[i] == U'余' || s_[i] == U'多') && !q.share) ++i, q.about = true;
    if (!unit(q, i)) return n->chinese ? chinese_letters(n->span.end) : skip(i);
    after(q, i);
    q.span = {at_, i};
    before_sign(q);
    out_.quantities.push_back(q);
    push({.kind = Token::Kind::quantity, .span = q.span, .index = out_.quantities.size() - 1});
    return true;
  }

  // A numeral without a unit is a letter like others: 一 in 统一.
  bool chinese_letters(std::size_t) { return false; }

  bool skip(std::size_t to) {
    push({.span = {at_, to}});
    return true;
  }

  bool unit(Quantity& q, std::size_t& i) const {
    if (q.share) {
      q.unit = DraftUnit::share;
      q.unit_text = U"%";
      return true;
    }
    const Word* word = unit_at(i);
    if (word == nullptr) return false;
    const UnitWord& unit = lex_.unit(word->unit);
    q.unit = unit.unit;
    q.unit_text = word->text;
    i += word->text.size();
    if (i < end_ && s_[i] == U'(' && i + 2 < end_ && s_[i + 2] == U')' && unit_at(i + 1) != nullptr) i += 3;
    // 5个学分, 30名学员 keep their unit; 3个(所) counts things.
    q.factor = unit.factor;
    const auto scale = [&](Rational value) { return mul(value, Rational(unit.factor)).value_or(value); };
    q.low = scale(q.low);
    if (q.high) q.high = scale(*q.high);
    return true;
  }

  void after(Quantity& q, std::size_t& i) const {
    if (i < end_ && s_[i] == U'(' && is(s_, i, end_, U"(含)")) i += 3;
    const Word* word = i < end_ ? lex_.longest(s_, i) : nullptr;
    if (word == nullptr || word->sign < 0) return;
    const Sign& sign = lex_.sign(word->sign);
    if (sign.before) return;
    if (sign.comparison == Comparison::none) q.about = true;
    q.sign = sign.comparison;
    q.sign_text = word->text;
    i += word->text.size();
  }

  // The nearest comparator in front, with no other number between.
  void before_sign(Quantity& q) const {
    for (std::size_t k = out_.tokens.size(); k-- > 0;) {
      const Token& token = out_.tokens[k];
      if (token.kind == Token::Kind::quantity) return;
      if (!token.is(Cat::sign)) continue;
      const Sign& sign = lex_.sign(token.word->sign);
      if (!sign.before) continue;
      q.sign = sign.comparison;
      q.sign_text = token.word->text;
      return;
    }
  }

  std::u32string_view s_;
  const Lexicon& lex_;
  std::size_t at_, end_;
  Scan out_;
};

}  // namespace

Scan scan(const Folded& text, Span span) {
  return Scanner(text, span).run();
}

}  // namespace xt::plans::drafting
