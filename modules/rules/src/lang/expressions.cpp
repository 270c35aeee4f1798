#include "lang/expressions.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "plans/lang/cursor.h"
#include "plans/lang/suggest.h"
#include "plans/lang/table.h"

namespace xt::rules {
namespace {

using plans::Cursor;
using plans::Lexeme;
using plans::Token;

bool may_name(const FactInfo& fact, Names names) {
  if (names == Names::ledger) return fact.ledger;
  if (fact.fact == Fact::hours) return names == Names::converted;
  return fact.fact != Fact::credits;
}

std::vector<std::string_view> names_of_facts(Names names, bool numbers_only) {
  std::vector<std::string_view> out;
  for (const FactInfo& fact : facts()) {
    if (may_name(fact, names) && (!numbers_only || fact.type == FactType::number)) out.push_back(fact.name);
  }
  return out;
}

// The stored key of a word, by key or Chinese word; empty where it is none.
std::string_view key_of(const FactInfo& fact, std::string_view word) {
  if (fact.fact == Fact::kind || fact.fact == Fact::result) {
    const KindOfWord* found = fact.fact == Fact::kind ? find_kind(word) : find_result(word);
    return found == nullptr ? std::string_view() : found->code;
  }
  const vocab::Term* term = vocab::find(*fact.vocabulary, word);
  return term == nullptr ? std::string_view() : term->key;
}

std::vector<std::string_view> keys_of(const FactInfo& fact) {
  std::vector<std::string_view> out;
  if (fact.fact == Fact::kind) {
    for (const KindOfWord& one : kinds()) out.push_back(one.code);
  } else if (fact.fact == Fact::result) {
    for (const KindOfWord& one : results()) out.push_back(one.code);
  } else {
    for (const vocab::Term& term : vocab::terms(*fact.vocabulary)) out.push_back(term.key);
  }
  return out;
}

class Parser {
 public:
  Parser(Cursor& cursor, Names names) : cursor_(cursor), names_(names) {}

  Condition condition() {
    Condition first = conjunction();
    if (!cursor_.is_word("or")) return first;
    Condition out;
    out.kind = Condition::Kind::any;
    out.parts.push_back(std::move(first));
    while (cursor_.take_word("or")) out.parts.push_back(conjunction());
    return out;
  }

  Formula formula() {
    Formula left = product();
    while (cursor_.is_symbol("+") || cursor_.is_symbol("-")) {
      const auto kind = cursor_.take().text == "+" ? Formula::Kind::add : Formula::Kind::subtract;
      left = binary(kind, std::move(left), product());
    }
    return left;
  }

  void finish() {
    if (!cursor_.at_end()) cursor_.unexpected("结尾", "the end");
  }

 private:
  Condition conjunction() {
    Condition first = negation();
    if (!cursor_.is_word("and")) return first;
    Condition out;
    out.kind = Condition::Kind::all;
    out.parts.push_back(std::move(first));
    while (cursor_.take_word("and")) out.parts.push_back(negation());
    return out;
  }

  Condition negation() {
    const Cursor::Level level(cursor_);
    if (cursor_.take_word("not")) {
      Condition out;
      out.kind = Condition::Kind::negation;
      out.parts.push_back(negation());
      return out;
    }
    if (cursor_.take_symbol("(")) {
      Condition out = condition();
      cursor_.expect(")");
      return out;
    }
    return test();
  }

  Condition test() {
    Condition out;
    out.kind = Condition::Kind::test;
    const FactInfo* fact = name(false);
    if (fact == nullptr) return out;
    out.fact = fact->fact;
    if (fact->type == FactType::flag) return out;
    if (fact->type == FactType::word)
      words(*fact, out);
    else
      number_test(out);
    return out;
  }

  // nullptr: complained.
  const FactInfo* name(bool number_only) {
    const Token token = cursor_.peek();
    if (token.kind != Lexeme::name) {
      cursor_.unexpected(number_only ? "数或名称" : "名称", number_only ? "a number or a name" : "a name");
      return nullptr;
    }
    const FactInfo* fact = find_fact(token.text);
    const auto known = names_of_facts(names_, number_only);
    const bool fits =
        fact != nullptr && may_name(*fact, names_) && (!number_only || fact->type == FactType::number);
    if (fits) {
      cursor_.take();
      return fact;
    }
    const bool elsewhere = fact != nullptr;
    cursor_.fail(
        elsewhere ? "name_not_here" : "unknown_name", token,
        (elsewhere ? "这里不能用 " : "没有名为 ") + plans::quoted_zh(token.text) + (elsewhere ? "" : " 的量"),
        (elsewhere ? "not known here: " : "unknown name ") + plans::quoted_en(token.text),
        plans::nearest_or_list(token.text, known, known));
    return nullptr;
  }

  std::optional<plans::Op> comparison() {
    static constexpr std::array<std::pair<std::string_view, plans::Op>, 6> kOps = {{{"=", plans::Op::eq},
                                                                                    {"!=", plans::Op::ne},
                                                                                    {"<", plans::Op::lt},
                                                                                    {"<=", plans::Op::le},
                                                                                    {">", plans::Op::gt},
                                                                                    {">=", plans::Op::ge}}};
    for (const auto& [symbol, op] : kOps) {
      if (cursor_.take_symbol(symbol)) return op;
    }
    return std::nullopt;
  }

  void words(const FactInfo& fact, Condition& out) {
    if (cursor_.take_word("in")) {
      out.op = plans::Op::in;
      if (!cursor_.expect("(")) return;
      do out.words.push_back(word(fact));
      while (cursor_.take_symbol(","));
      cursor_.expect(")");
      return;
    }
    const Token at = cursor_.peek();
    const auto op = comparison();
    if (!op) return;  // the bare name: known at all
    out.op = *op;
    if (*op != plans::Op::eq && *op != plans::Op::ne) {
      cursor_.fail("no_order", at, std::string(fact.name) + " 没有大小,只能用 = 、!= 或 in",
                   std::string(fact.name) + " has no order: use =, != or in");
      return;
    }
    out.words.push_back(word(fact));
  }

  std::string word(const FactInfo& fact) {
    const Token token = cursor_.peek();
    if (token.kind != Lexeme::string) {
      cursor_.unexpected("带引号的词", "a quoted word");
      return {};
    }
    const std::string_view key = key_of(fact, token.text);
    if (key.empty()) {
      const auto known = keys_of(fact);
      cursor_.error("unknown_word", token, std::string(fact.zh) + "没有 " + plans::quoted_zh(token.text),
                    plans::quoted_en(token.text) + " is no " + std::string(fact.en),
                    plans::nearest_or_list(token.text, known, known));
    }
    cursor_.take();
    return std::string(key);
  }

  void number_test(Condition& out) {
    const auto op = comparison();
    if (!op) return;
    out.op = *op;
    out.number = literal();
    if (cursor_.take_symbol("/")) {
      const Token at = cursor_.peek();
      const auto quotient = div(out.number, literal());
      if (!quotient) cursor_.fail("bad_number", at, "除不出来", "cannot be divided");
      out.number = quotient.value_or(Rational());
    }
  }

  Rational literal() {
    const Token token = cursor_.peek();
    if (token.kind != Lexeme::number) {
      cursor_.unexpected("数", "a number");
      return {};
    }
    cursor_.take();
    const auto number = Rational::parse(token.text);
    if (!number) {
      cursor_.fail("bad_number", token, "数写得不对:" + plans::quoted_zh(token.text),
                   "not a number: " + plans::quoted_en(token.text));
    }
    return number.value_or(Rational());
  }

  static Formula binary(Formula::Kind kind, Formula left, Formula right) {
    Formula out;
    out.kind = kind;
    out.args.push_back(std::move(left));
    out.args.push_back(std::move(right));
    return out;
  }

  Formula product() {
    Formula left = atom();
    while (cursor_.is_symbol("*") || cursor_.is_symbol("/")) {
      const auto kind = cursor_.take().text == "*" ? Formula::Kind::multiply : Formula::Kind::divide;
      left = binary(kind, std::move(left), atom());
    }
    return left;
  }

  Formula atom() {
    const Cursor::Level level(cursor_);
    Formula out;
    if (cursor_.peek().kind == Lexeme::number) {
      out.number = literal();
      return out;
    }
    if (cursor_.take_symbol("(")) {
      out = formula();
      cursor_.expect(")");
      return out;
    }
    if (cursor_.peek().kind == Lexeme::name && cursor_.is_symbol("(", 1)) return call();
    const FactInfo* fact = name(true);
    out.kind = Formula::Kind::fact;
    if (fact != nullptr) out.fact = fact->fact;
    return out;
  }

  Formula call() {
    static constexpr std::array<std::pair<std::string_view, Formula::Kind>, 5> kCalls = {
        {{"min", Formula::Kind::minimum},
         {"max", Formula::Kind::maximum},
         {"down", Formula::Kind::down},
         {"up", Formula::Kind::up},
         {"by", Formula::Kind::by}}};
    const Token token = cursor_.peek();
    const auto* found =
        std::find_if(kCalls.begin(), kCalls.end(), [&](const auto& one) { return one.first == token.text; });
    Formula out;
    if (found == kCalls.end()) {
      static constexpr std::array<std::string_view, 5> kNames = {"min", "max", "down", "up", "by"};
      cursor_.fail("unknown_function", token, "没有名为 " + plans::quoted_zh(token.text) + " 的函数",
                   "unknown function " + plans::quoted_en(token.text),
                   plans::nearest_or_list(token.text, kNames, kNames));
      return out;
    }
    cursor_.take();
    cursor_.expect("(");
    out.kind = found->second;
    if (out.kind == Formula::Kind::by)
      cases(out);
    else
      arguments(out, token);
    cursor_.expect(")");
    return out;
  }

  void arguments(Formula& out, const Token& at) {
    do out.args.push_back(formula());
    while (cursor_.take_symbol(","));
    const bool two = out.kind == Formula::Kind::down || out.kind == Formula::Kind::up;
    if (two && out.args.size() != 2) {
      cursor_.fail("wrong_arguments", at, std::string(at.text) + " 要两个参数:数和步长",
                   std::string(at.text) + " takes two: an amount and a step");
    }
  }

  void cases(Formula& out) {
    const Token at = cursor_.peek();
    const FactInfo* fact = name(false);
    if (fact == nullptr) return;
    if (fact->type != FactType::word) {
      return cursor_.fail("wrong_arguments", at,
                          std::string("by 要按一个词来分,") + std::string(fact->name) + " 不是",
                          std::string("by picks by a word, which ") + std::string(fact->name) + " is not");
    }
    out.fact = fact->fact;
    while (cursor_.take_symbol(",")) {
      if (out.args.size() > out.keys.size()) {
        return cursor_.unexpected("右括号:“其余”必须在最后", "a closing parenthesis: all others come last");
      }
      if (cursor_.peek().kind == Lexeme::string) {
        out.keys.push_back(word(*fact));
        if (!cursor_.expect("=")) return;
      }
      out.args.push_back(formula());
    }
    if (out.args.empty()) cursor_.unexpected("“, '词' = 数”", "\", 'word' = number\"");
  }

  Cursor& cursor_;
  Names names_;
};

constexpr std::size_t kMaxExpression = 2000;  // bytes: what is reckoned recursively stays shallow

bool too_long(const plans::TomlNode& node, plans::Report& report) {
  if (node.text.size() <= kMaxExpression) return false;
  report.error("too_long", node.place, "表达式过长", "the expression is too long");
  return true;
}

Cursor cursor_over(const plans::TomlFile& file, const plans::TomlNode& text, plans::Report& report) {
  return {text.text, [&file, &text](std::size_t offset) { return plans::place_in(file, text, offset); },
          report};
}

}  // namespace

std::optional<Condition> parse_condition(const plans::TomlFile& file, const plans::TomlNode& text,
                                         Names names, plans::Report& report) {
  if (too_long(text, report)) return std::nullopt;
  Cursor cursor = cursor_over(file, text, report);
  Parser parser(cursor, names);
  Condition out = parser.condition();
  parser.finish();
  if (cursor.stopped()) return std::nullopt;
  return out;
}

std::optional<Formula> parse_formula(const plans::TomlFile& file, const plans::TomlNode& node, Names names,
                                     plans::Report& report) {
  using Kind = plans::TomlNode::Kind;
  if (node.kind == Kind::integer || node.kind == Kind::real) {
    Formula out;
    const auto number = Rational::parse(node.text);
    if (!number) {
      report.error("bad_number", node.place, "数写得不对:" + plans::quoted_zh(node.text),
                   "not a number: " + plans::quoted_en(node.text));
      return std::nullopt;
    }
    out.number = *number;
    return out;
  }
  if (node.kind != Kind::string) {
    plans::wrong_type(report, node, "hours / credits", "数或算式", "a number or a formula");
    return std::nullopt;
  }
  if (too_long(node, report)) return std::nullopt;
  Cursor cursor = cursor_over(file, node, report);
  Parser parser(cursor, names);
  Formula out = parser.formula();
  parser.finish();
  if (cursor.stopped()) return std::nullopt;
  return out;
}

}  // namespace xt::rules
