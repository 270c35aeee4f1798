#include "engine/evaluate.h"

#include <algorithm>

namespace xt::rules {
namespace {

std::optional<Rational> hundredths(std::int64_t value) {
  return Rational::of(value, 100);
}

bool compares(plans::Op op, std::strong_ordering order) {
  switch (op) {
    case plans::Op::eq:
      return order == 0;
    case plans::Op::ne:
      return order != 0;
    case plans::Op::lt:
      return order < 0;
    case plans::Op::le:
      return order <= 0;
    case plans::Op::gt:
      return order > 0;
    case plans::Op::ge:
      return order >= 0;
    default:
      return false;
  }
}

bool word_holds(const Condition& c, const std::string& word) {
  if (word.empty()) return false;
  if (c.op == plans::Op::present) return true;
  const bool named = std::find(c.words.begin(), c.words.end(), word) != c.words.end();
  return c.op == plans::Op::ne ? !named : named;
}

bool test_holds(const Condition& c, const Facts& facts) {
  switch (info(c.fact).type) {
    case FactType::word:
      return word_holds(c, facts.word(c.fact));
    case FactType::flag:
      return facts.flag(c.fact).value_or(false);
    case FactType::number:
      break;
  }
  const auto number = facts.number(c.fact);
  if (!number) return false;
  return c.op == plans::Op::present || compares(c.op, *number <=> c.number);
}

// The largest whole number that is not above value / step.
std::optional<Rational> cut(const Rational& value, const Rational& step, bool up) {
  const auto count = div(value, step);
  if (!count) return std::nullopt;
  std::int64_t whole = count->num() / count->den();
  const bool exact = count->num() % count->den() == 0;
  if (!exact && count->num() < 0) --whole;
  if (!exact && up) ++whole;
  return mul(Rational(whole), step);
}

std::optional<Rational> arithmetic(Formula::Kind kind, const Rational& a, const Rational& b) {
  switch (kind) {
    case Formula::Kind::add:
      return add(a, b);
    case Formula::Kind::subtract:
      return sub(a, b);
    case Formula::Kind::multiply:
      return mul(a, b);
    case Formula::Kind::divide:
      return div(a, b);
    case Formula::Kind::down:
      return cut(a, b, false);
    case Formula::Kind::up:
      return cut(a, b, true);
    case Formula::Kind::minimum:
      return std::min(a, b);
    case Formula::Kind::maximum:
      return std::max(a, b);
    default:
      return std::nullopt;
  }
}

// The arg that `by` picks; nullptr: none.
const Formula* picked(const Formula& by, const Facts& facts) {
  const std::string& word = facts.word(by.fact);
  for (std::size_t i = 0; i < by.keys.size(); ++i) {
    if (!word.empty() && by.keys[i] == word) return &by.args[i];
  }
  return by.args.size() > by.keys.size() ? &by.args.back() : nullptr;
}

std::string sign(Formula::Kind kind) {
  switch (kind) {
    case Formula::Kind::add:
      return " + ";
    case Formula::Kind::subtract:
      return " − ";
    case Formula::Kind::multiply:
      return " × ";
    default:
      return " ÷ ";
  }
}

std::string function(Formula::Kind kind, bool chinese) {
  switch (kind) {
    case Formula::Kind::minimum:
      return chinese ? "取小" : "the least of ";
    case Formula::Kind::maximum:
      return chinese ? "取大" : "the greatest of ";
    case Formula::Kind::down:
      return chinese ? "向下取整" : "rounded down ";
    default:
      return chinese ? "向上取整" : "rounded up ";
  }
}

bool is_sum(const Formula& f) {
  return f.kind == Formula::Kind::add || f.kind == Formula::Kind::subtract;
}

std::string word_label(Fact fact, const std::string& word, bool chinese) {
  if (fact == Fact::kind || fact == Fact::result) {
    const KindOfWord* found = fact == Fact::kind ? find_kind(word) : find_result(word);
    if (found == nullptr) return word;
    return std::string(chinese ? found->zh : found->en);
  }
  const vocab::Kind kind = *info(fact).vocabulary;
  return std::string(chinese ? vocab::zh(kind, word) : vocab::en(kind, word));
}

std::string number_words(const Rational& number) {
  const std::string decimal = number.decimal(4);
  if (Rational::parse(decimal) == number) return decimal;
  return std::to_string(number.num()) + "/" + std::to_string(number.den());
}

std::string operand(const Formula& f, const Facts& facts, bool chinese, bool brackets) {
  const std::string inside = in_words(f, facts, chinese);
  return brackets ? "(" + inside + ")" : inside;
}

}  // namespace

Facts::Facts(const Achievement& a) {
  const auto put = [&](Fact fact, const std::string& text) { words_[index(fact)] = text; };
  put(Fact::kind, a.kind);
  put(Fact::result, a.result);
  put(Fact::mode, a.mode);
  put(Fact::level, a.level);
  put(Fact::category, a.category);
  put(Fact::role, a.role);
  put(Fact::programme_kind, a.programme_kind);
  flags_[index(Fact::novice)] = a.novice;
  flags_[index(Fact::principal)] = a.principal;
  flags_[index(Fact::required)] = a.required;
  numbers_[index(Fact::claimed)] = hundredths(a.claimed_hours_x100);
  numbers_[index(Fact::claimed_credits)] = hundredths(a.claimed_credits_x100);
  numbers_[index(Fact::days)] = Rational(a.to - a.from + 1);
  numbers_[index(Fact::items)] = Rational(1);
  for (const auto& [name, amount] : a.units_x100) {
    if (const FactInfo* unit = find_fact(name)) numbers_[index(unit->fact)] = hundredths(amount);
  }
  if (a.sessions_planned.value_or(0) > 0 && a.sessions_attended) {
    const std::int64_t missed = std::max<std::int64_t>(0, *a.sessions_planned - *a.sessions_attended);
    numbers_[index(Fact::absent)] = Rational::of(missed, *a.sessions_planned);
  }
}

Facts::Facts(const CountedEntry& e) {
  words_[index(Fact::mode)] = e.mode;
  words_[index(Fact::level)] = e.level;
  words_[index(Fact::category)] = e.category;
  words_[index(Fact::role)] = e.role;
  words_[index(Fact::programme_kind)] = e.programme_kind;
  numbers_[index(Fact::hours)] = hundredths(e.hours_x100);
  numbers_[index(Fact::credits)] = hundredths(e.credits_x100);
}

bool holds(const Condition& c, const Facts& facts) {
  const auto part = [&](const Condition& one) { return holds(one, facts); };
  switch (c.kind) {
    case Condition::Kind::always:
      return true;
    case Condition::Kind::all:
      return std::all_of(c.parts.begin(), c.parts.end(), part);
    case Condition::Kind::any:
      return std::any_of(c.parts.begin(), c.parts.end(), part);
    case Condition::Kind::negation:
      return !part(c.parts.front());
    case Condition::Kind::test:
      return test_holds(c, facts);
  }
  return false;
}

std::optional<Rational> value(const Formula& f, const Facts& facts) {
  switch (f.kind) {
    case Formula::Kind::number:
      return f.number;
    case Formula::Kind::fact:
      return facts.number(f.fact);
    case Formula::Kind::by: {
      const Formula* arg = picked(f, facts);
      return arg == nullptr ? std::nullopt : value(*arg, facts);
    }
    default:
      break;
  }
  std::optional<Rational> out = value(f.args.front(), facts);
  for (std::size_t i = 1; out && i < f.args.size(); ++i) {
    const auto next = value(f.args[i], facts);
    out = next ? arithmetic(f.kind, *out, *next) : std::nullopt;
  }
  return out;
}

std::optional<std::int64_t> rounded(const Rational& amount, const Rounding& rounding) {
  if (amount.num() <= 0) return 0;
  // amount / step = num * 100 / (den * step_x100), in whole steps.
  const auto steps = div(amount, Rational::of(rounding.step_x100, 100).value_or(Rational(1)));
  if (!steps) return std::nullopt;
  std::int64_t whole = steps->num() / steps->den();
  const std::int64_t rest = steps->num() % steps->den();
  if (rounding.way == Round::up && rest > 0) ++whole;
  if (rounding.way == Round::half_up && rest >= steps->den() - rest) ++whole;
  std::int64_t out = 0;
  if (__builtin_mul_overflow(whole, rounding.step_x100, &out)) return std::nullopt;
  return out;
}

std::string in_words(const Formula& f, const Facts& facts, bool chinese) {
  switch (f.kind) {
    case Formula::Kind::number:
      return number_words(f.number);
    case Formula::Kind::fact: {
      const auto number = facts.number(f.fact);
      const std::string shown = number ? number_words(*number) : "?";
      return std::string(chinese ? info(f.fact).zh : info(f.fact).en) + " " + shown;
    }
    case Formula::Kind::by: {
      const Formula* arg = picked(f, facts);
      const std::string label = word_label(f.fact, facts.word(f.fact), chinese);
      const std::string shown = arg == nullptr ? "?" : in_words(*arg, facts, chinese);
      return label.empty() ? shown : shown + (chinese ? "(" : " (") + label + (chinese ? ")" : ")");
    }
    case Formula::Kind::add:
    case Formula::Kind::subtract:
    case Formula::Kind::multiply:
    case Formula::Kind::divide: {
      const bool tight = !is_sum(f);
      const std::string left = operand(f.args[0], facts, chinese, tight && is_sum(f.args[0]));
      const bool right_sum = is_sum(f.args[1]) && f.kind != Formula::Kind::add;
      const bool right_quotient =
          f.kind == Formula::Kind::divide &&
          (f.args[1].kind == Formula::Kind::multiply || f.args[1].kind == Formula::Kind::divide);
      return left + sign(f.kind) + operand(f.args[1], facts, chinese, right_sum || right_quotient);
    }
    default:
      break;
  }
  std::string inside;
  for (const Formula& arg : f.args) inside += (inside.empty() ? "" : ", ") + in_words(arg, facts, chinese);
  return function(f.kind, chinese) + "(" + inside + ")";
}

}  // namespace xt::rules
