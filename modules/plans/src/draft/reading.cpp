#include "draft/reading.h"

#include <algorithm>

namespace xt::plans::drafting {
namespace {

class Reader {
 public:
  Reader(const Folded& text, const Layout& layout, const Clauses& clauses)
      : text_(text), layout_(layout), clauses_(clauses), lex_(Lexicon::get()) {}

  std::vector<Reading> run() {
    for (const Clause& clause : clauses_.clauses) one(clause);
    for (std::size_t i = 0; i < out_.size(); ++i)
      out_[i].closing = i + 1 == out_.size() || out_[i + 1].line != out_[i].line;
    return std::move(out_);
  }

 private:
  void one(const Clause& clause) {
    Reading r{.span = clause.span,
              .sentence = clause.sentence,
              .line = clause.line,
              .run_in = clause.run_in,
              .section = layout_.lines[clause.line].section,
              .scan = scan(text_, clause.span)};
    if (layout_.lines[clause.line].in_table) cell(r);
    // Nothing that any rule knows: noise.
    if (std::none_of(r.scan.tokens.begin(), r.scan.tokens.end(),
                     [](const Token& t) { return t.kind != Token::Kind::letter; })) {
      return;
    }
    own(r);
    inherit(r);
    if (!join(r)) out_.push_back(std::move(r));
  }

  // A number of a table has its unit from the head of its column, and its row says what of.
  void cell(Reading& r) const {
    const Line& line = layout_.lines[r.line];
    r.in_table = true;
    r.context = {line.row, r.span.begin};
    if (!r.scan.quantities.empty() || line.column == DraftUnit::none) return;
    const auto n = number_at(text_.letters, r.span.begin, r.span.end);
    if (!n || n->span.end != r.span.end) return;
    Quantity q{.span = r.span, .number = r.span, .low = n->value};
    q.unit = n->share ? DraftUnit::share : line.column;
    q.share = n->share;
    q.factor = line.factor;
    if (!n->share) q.low = mul(q.low, Rational(line.factor)).value_or(q.low);
    q.unit_text = utf32(code(q.unit));
    r.scan.quantities.push_back(q);
    r.scan.tokens.assign(1, {.kind = Token::Kind::quantity, .span = r.span});
  }

  void own(Reading& r) const {
    for (std::size_t i = 0; i < r.scan.tokens.size(); ++i) {
      const Token& t = r.scan.tokens[i];
      if (t.kind == Token::Kind::cadence && r.cadence == Cadence::none) {
        r.cadence = t.cadence;
        r.cadence_years = t.years;
      }
      if (t.kind == Token::Kind::moment && r.scan.moments[t.index].before)
        r.deadline = r.scan.moments[t.index];
      strength(r, t);
    }
    subject(r);
  }

  static void strength(Reading& r, const Token& t) {
    if (t.word == nullptr) return;
    if (t.is(Cat::forbid)) r.forbid = true;
    const auto set = [&](Strength s) {
      // The weakest word wins: 可, 鼓励 before 应.
      if (!r.said || s > r.strength) r.strength = s;
      r.said = true;
    };
    if (t.is(Cat::may)) set(Strength::may);
    if (t.is(Cat::should)) set(Strength::should);
    if (t.is(Cat::must)) set(Strength::must);
  }

  // Whoever is named before the first predicate; behind 对, 为, 将 stands an object.
  void subject(Reading& r) const {
    if (office(r)) return;
    for (std::size_t i = 0; i < r.scan.tokens.size(); ++i) {
      const Token& t = r.scan.tokens[i];
      if (t.word == nullptr) continue;
      if (t.word->who >= 0 && !in_compound(r, i)) {
        r.who = t.word->who;
        r.who_span = t.span;
        r.who_own = true;
        r.binds = at_front(r, i);
        return;
      }
      if (t.is(Cat::create) || t.is(Cat::strengthen) || t.is(Cat::increase) || t.is(Cat::raise)) return;
    }
  }

  // 省教育督导委员会, 县财政局: an office of the issuer, known by how it is named.
  bool office(Reading& r) const {
    const std::u32string_view s = text_.view(r.span);
    if (std::u32string_view(U"省市县区").find(s.front()) == std::u32string_view::npos || s.size() < 3)
      return false;
    if (s[1] == U'、' || s[1] == U'级' || s[1] == U'县' || s[1] == U'区' || s[1] == U'直' || s[1] == U'属')
      return false;
    for (const std::u32string_view end :
         {U"委员会", U"教育局", U"教育厅", U"督导室", U"财政", U"政府", U"办公室", U"发展中心"}) {
      const std::size_t at = s.substr(0, 16).find(end);
      if (at == std::u32string_view::npos) continue;
      const Word* own = lex_.find(U"我市");
      if (own == nullptr || own->who < 0) return false;
      r.who = own->who;
      r.who_span = {r.span.begin, r.span.begin + at + end.size()};
      r.who_own = r.binds = true;
      return true;
    }
    return false;
  }

  // Nothing but 凡, 并, 每年, days and the like stands before the subject.
  static bool at_front(const Reading& r, std::size_t i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Token& t = r.scan.tokens[k];
      const bool verb = t.is(Cat::act) || t.is(Cat::select) || t.is(Cat::submit) || t.is(Cat::include) ||
                        t.is(Cat::prep) || t.is(Cat::disposal) || t.kind == Token::Kind::quantity;
      if (verb) return false;
    }
    return true;
  }

  // 教师 in 教师培训, 学校 in 学校发展规划: part of a longer noun.
  bool in_compound(const Reading& r, std::size_t i) const {
    if (i + 1 >= r.scan.tokens.size()) return false;
    const Token& next = r.scan.tokens[i + 1];
    const bool noun = next.is(Cat::rule) || next.is(Cat::thing) || next.is(Cat::activity) ||
                      next.is(Cat::abstract) || next.is(Cat::people) || next.is(Cat::term);
    const bool verb =
        next.is(Cat::act) || next.is(Cat::create) || next.is(Cat::strengthen) || next.is(Cat::include);
    return noun && !verb && next.span.begin == r.scan.tokens[i].span.end;
  }

  void inherit(Reading& r) {
    const bool same_line = !out_.empty() && out_.back().line == r.line;
    if (same_line && r.who < 0 && out_.back().who >= 0 && out_.back().binds && !distributed(r)) {
      r.who = out_.back().who;
      r.who_span = out_.back().who_span;
      r.binds = true;
    }
    if (same_line && !r.in_table) context(r);
    const bool same_sentence = same_line && out_.back().sentence == r.sentence;
    if (same_sentence && r.cadence == Cadence::none) {
      r.cadence = out_.back().cadence;
      r.cadence_years = out_.back().cadence_years;
    }
    if (same_sentence && !r.said && out_.back().strength == Strength::may) r.strength = Strength::may;
  }

  // 建立健全发达区县和重点帮扶县,师范院校…帮扶机制: a verb of making whose object comes behind the comma.
  bool open(const Reading& before, const Reading& r) const {
    std::size_t verb = before.find(Cat::create);
    if (verb == std::u32string::npos || !before.scan.quantities.empty() || !r.scan.quantities.empty())
      return false;
    for (std::size_t i = verb; i < before.scan.tokens.size(); ++i) {
      const Token& t = before.scan.tokens[i];
      if (i > verb && t.is(Cat::create)) return false;
      if (t.is(Cat::rule) || t.is(Cat::thing) || t.is(Cat::activity) || t.is(Cat::abstract) ||
          t.is(Cat::people))
        return false;
      if (t.word != nullptr &&
          std::any_of(t.word->terms.begin(), t.word->terms.end(),
                      [](const TermRef& ref) { return ref.kind == vocab::Kind::item_kind; })) {
        return false;
      }
    }
    const Token& first = r.scan.tokens.front();
    return !r.said && !first.is(Cat::create) && !first.is(Cat::act) && !first.is(Cat::strengthen) &&
           !first.is(Cat::raise) && !first.is(Cat::weak) && !first.is(Cat::prep) &&
           !first.is(Cat::disposal) && !first.is(Cat::select) && (r.has(Cat::rule) || r.has(Cat::thing));
  }

  // 以甲,乙,丙等为主要内容: the frame is open until it says 为.
  bool framed(const Reading& before) const {
    const std::u32string_view s = text_.view(before.span);
    const bool joins =
        s.size() > 1 && std::u32string_view(U"及下上后前").find(s[1]) != std::u32string_view::npos;
    return s.front() == U'以' && !joins && s.size() > 4 && s.size() < 120 &&
           s.find(U'为') == std::u32string_view::npos && s.find(U"等") == std::u32string_view::npos;
  }

  // 每个县建设1个中心,建成200个工作室: what each has does not reach to what all make together.
  bool distributed(const Reading& r) const {
    const Reading& before = out_.back();
    const bool each = !before.who_span.empty() && text_.letters[before.who_span.begin] == U'每';
    return each && !r.scan.tokens.empty() && r.scan.tokens.front().is(Cat::create);
  }

  // What the numbers of a clause are of, where it does not say: the clause before it, else the heading.
  void context(Reading& r) const {
    const Reading& before = out_.back();
    const Line& line = layout_.lines[r.line];
    if (before.sentence == r.sentence && !before.run_in) {
      r.context = before.scan.quantities.empty() ? before.span : before.context;
    } else if (line.run_in > 0) {
      r.context = {line.span.begin, line.span.begin + line.run_in};
    }
  }

  // A condition and what follows from it are one demand; so are a day and the clause behind it.
  bool join(Reading& r) {
    if (out_.empty() || out_.back().sentence != r.sentence || out_.back().line != r.line) return false;
    Reading& before = out_.back();
    const char32_t last = text_.letters[before.span.end - 1];
    const char32_t first = text_.letters[before.span.begin];
    const bool periods = std::all_of(before.scan.quantities.begin(), before.scan.quantities.end(),
                                     [](const Quantity& q) { return q.unit == DraftUnit::years; });
    const bool condition = (last == U'的' || first == U'对' || first == U'凡') && r.forbid && periods;
    const bool day = before.scan.tokens.size() <= 3 && before.deadline && before.scan.quantities.empty();
    if (!condition && !day && !open(before, r) && !framed(before)) return false;
    const Reading old = std::move(before);
    before = r;
    before.span.begin = old.span.begin;
    before.scan = scan(text_, before.span);
    if (!before.deadline) before.deadline = old.deadline;
    if (old.who_own && !r.who_own) before.who = old.who, before.who_span = old.who_span;
    if (old.cadence != Cadence::none && before.cadence == Cadence::none) before.cadence = old.cadence;
    if (condition) before.forbid = true;
    return true;
  }

  const Folded& text_;
  const Layout& layout_;
  const Clauses& clauses_;
  const Lexicon& lex_;
  std::vector<Reading> out_;
};

}  // namespace

bool Reading::has(Cat c) const {
  return find(c) != std::u32string::npos;
}

std::size_t Reading::find(Cat c, std::size_t from) const {
  for (std::size_t i = from; i < scan.tokens.size(); ++i) {
    if (scan.tokens[i].is(c)) return i;
  }
  return std::u32string::npos;
}

bool Reading::has_word(std::u32string_view word) const {
  return std::any_of(scan.tokens.begin(), scan.tokens.end(),
                     [&](const Token& t) { return t.word != nullptr && t.word->text == word; });
}

std::vector<Reading> read(const Folded& text, const Layout& layout, const Clauses& clauses) {
  return Reader(text, layout, clauses).run();
}

}  // namespace xt::plans::drafting
