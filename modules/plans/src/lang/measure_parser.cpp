#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "lang/filter_parser.h"
#include "lang/measure.h"
#include "plans/lang/suggest.h"
#include "plans/words.h"
#include "vocab/vocab.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxChain = 100;  // operands of one sum, product or min

enum class Shape : std::uint8_t { filtered, item, account, attr, list, weeks, prev, capped };

// measure_names() gives them out in this order.
static_assert(static_cast<int>(Shape::capped) == static_cast<int>(Argument::cap));

struct Function {
  std::string_view name;
  std::string_view zh;
  Shape shape;
  Leaf leaf;
};

constexpr std::array<Function, 18> kFunctions = {
    {{"hours", "学时", Shape::filtered, Leaf::hours},
     {"credits", "学分", Shape::filtered, Leaf::credits},
     {"records", "人次", Shape::filtered, Leaf::records},
     {"trained", "参训人数", Shape::filtered, Leaf::trained},
     {"teachers", "教师数", Shape::filtered, Leaf::teachers},
     {"sessions", "研修次数", Shape::filtered, Leaf::sessions},
     {"items", "事项", Shape::item, Leaf::items},
     {"new_items", "新增事项", Shape::item, Leaf::new_items},
     {"partners", "结对对象", Shape::item, Leaf::partners},
     {"submitted", "已报送", Shape::item, Leaf::submitted},
     {"money", "经费", Shape::account, Leaf::money},
     {"subtree_money", "经费合计", Shape::account, Leaf::subtree_money},
     {"attr", "属性", Shape::attr, Leaf::attr},
     {"min", "取小", Shape::list, Leaf::hours},
     {"max", "取大", Shape::list, Leaf::hours},
     {"weeks", "周数", Shape::weeks, Leaf::hours},
     {"prev", "上期", Shape::prev, Leaf::hours},
     {"capped", "封顶", Shape::capped, Leaf::hours}}};

constexpr std::array<std::pair<std::string_view, ExprKind>, 6> kComparisons = {{{"=", ExprKind::eq},
                                                                                {"!=", ExprKind::ne},
                                                                                {"<", ExprKind::lt},
                                                                                {"<=", ExprKind::le},
                                                                                {">", ExprKind::gt},
                                                                                {">=", ExprKind::ge}}};

constexpr Object kEntryObjects[] = {Object::entry, Object::teacher, Object::school};
constexpr Object kTeacherObjects[] = {Object::teacher, Object::school};
constexpr Object kSessionObjects[] = {Object::session, Object::school};
constexpr Object kItemObjects[] = {Object::item};
constexpr Object kMoneyObjects[] = {Object::money};

Objects objects_of(Leaf leaf) {
  switch (leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
      return kEntryObjects;
    case Leaf::teachers:
      return kTeacherObjects;
    case Leaf::sessions:
      return kSessionObjects;
    case Leaf::money:
    case Leaf::subtree_money:
      return kMoneyObjects;
    default:
      return kItemObjects;
  }
}

class MeasureParser {
 public:
  explicit MeasureParser(Cursor& cursor) : cursor_(cursor) {}

  Expr comparison() {
    Expr left = sum();
    std::optional<ExprKind> kind = comparison_sign();
    if (!kind) return left;
    Expr expr = node(*kind, left.place);
    cursor_.take();
    expr.args.push_back(std::move(left));
    expr.args.push_back(sum());
    if (comparison_sign()) {
      cursor_.fail("chained_comparison", cursor_.peek(), "比较不能连写", "comparisons cannot be chained",
                   {"用 between,或分成两条", "use between, or two provisions", ""});
    }
    return expr;
  }

 private:
  static Expr node(ExprKind kind, Place place) {
    Expr expr;
    expr.kind = kind;
    expr.place = place;
    return expr;
  }

  std::optional<ExprKind> comparison_sign() const {
    for (const auto& [symbol, kind] : kComparisons) {
      if (cursor_.is_symbol(symbol)) return kind;
    }
    return std::nullopt;
  }

  bool fits(std::size_t& operands) {
    if (++operands < kMaxChain) return true;
    cursor_.fail("too_long", cursor_.peek(), "算式过长", "the expression is too long");
    return false;
  }

  Expr binary(ExprKind kind, Expr left, Expr right) {
    Expr expr = node(kind, left.place);
    const auto literal = [](const Expr& e) { return e.kind == ExprKind::number; };
    if (literal(left) && literal(right)) {  // 1/3 is a number, not a division
      std::optional<Rational> value;
      if (kind == ExprKind::add) value = xt::add(left.number, right.number);
      if (kind == ExprKind::subtract) value = xt::sub(left.number, right.number);
      if (kind == ExprKind::multiply) value = xt::mul(left.number, right.number);
      if (kind == ExprKind::divide) value = xt::div(left.number, right.number);
      if (value) {
        expr.kind = ExprKind::number;
        expr.number = *value;
        return expr;
      }
    }
    expr.args.push_back(std::move(left));
    expr.args.push_back(std::move(right));
    return expr;
  }

  Expr sum() {
    Expr left = product();
    std::size_t operands = 1;
    while ((cursor_.is_symbol("+") || cursor_.is_symbol("-")) && fits(operands)) {
      const ExprKind kind = cursor_.take().text == "+" ? ExprKind::add : ExprKind::subtract;
      left = binary(kind, std::move(left), product());
    }
    return left;
  }

  Expr product() {
    Expr left = factor();
    std::size_t operands = 1;
    while ((cursor_.is_symbol("*") || cursor_.is_symbol("/")) && fits(operands)) {
      const Token sign = cursor_.take();
      Expr right = factor();
      if (sign.text == "/" && right.kind == ExprKind::number && right.number == Rational(0) &&
          !cursor_.stopped()) {
        cursor_.error("division_by_zero", sign, "除数是零", "division by zero");
      }
      left =
          binary(sign.text == "*" ? ExprKind::multiply : ExprKind::divide, std::move(left), std::move(right));
    }
    return left;
  }

  Expr factor() {
    const Cursor::Level level(cursor_);
    const Token token = cursor_.peek();
    const Place place = cursor_.place(token);
    if (token.kind == Lexeme::number) return number();
    if (token.kind == Lexeme::name) return call();
    if (cursor_.take_symbol("-")) return binary(ExprKind::subtract, node(ExprKind::number, place), factor());
    if (cursor_.take_symbol("(")) {
      Expr expr = comparison();
      cursor_.expect(")");
      return expr;
    }
    cursor_.unexpected("度量、数或括号", "a measure, a number or a parenthesis");
    return node(ExprKind::number, place);
  }

  Expr number() {
    const Token token = cursor_.take();
    Expr expr = node(ExprKind::number, cursor_.place(token));
    const auto value = Rational::parse(token.text);
    if (value)
      expr.number = *value;
    else
      cursor_.error("bad_number", token, "数太大", "the number is too large");
    return expr;
  }

  const Function* function(const Token& name) {
    std::vector<std::string_view> words;
    std::vector<std::string_view> names;
    for (const Function& f : kFunctions) {
      if (f.name == name.text || f.zh == name.text) return &f;
      words.insert(words.end(), {f.name, f.zh});
      names.push_back(f.name);
    }
    cursor_.error("unknown_measure", name, "没有名为 " + quoted_zh(name.text) + " 的度量",
                  "there is no measure " + quoted_en(name.text), nearest_or_list(name.text, words, names));
    return nullptr;
  }

  Expr call() {
    const Token name = cursor_.take();
    Expr expr = node(ExprKind::number, cursor_.place(name));
    const Function* f = function(name);
    if (!cursor_.is_symbol("(")) {
      if (cursor_.peek().kind == Lexeme::bad) {
        cursor_.unexpected("括号", "a parenthesis");
      } else if (f != nullptr) {
        cursor_.fail("missing_parenthesis", name, "度量后面要有括号", "a measure is written with parentheses",
                     replace_with(std::string(f->name) + "()"));
      } else {
        cursor_.stop();
      }
      return expr;
    }
    cursor_.take();
    if (f == nullptr) {
      skip_arguments();
      return expr;
    }
    arguments(*f, expr);
    cursor_.expect(")");
    return expr;
  }

  // Of an unknown measure: to the parenthesis that closes it.
  void skip_arguments() {
    for (int open = 1; open > 0 && !cursor_.at_end();) {
      const Token token = cursor_.take();
      if (token.kind != Lexeme::symbol) continue;
      if (token.text == "(") ++open;
      if (token.text == ")") --open;
    }
  }

  void arguments(const Function& f, Expr& expr) {
    expr.leaf = f.leaf;
    switch (f.shape) {
      case Shape::filtered:
        expr.kind = ExprKind::leaf;
        return filter(expr);
      case Shape::item:
        return named(expr, vocab::Kind::item_kind);
      case Shape::account:
        return named(expr, vocab::Kind::account);
      case Shape::attr:
        return attribute(expr);
      case Shape::list:
        expr.kind = f.name == "min" ? ExprKind::minimum : ExprKind::maximum;
        return list(expr);
      case Shape::weeks:
        expr.kind = ExprKind::weeks;
        if (!cursor_.is_symbol(")")) expr.args.push_back(comparison());
        return;
      case Shape::prev:
        expr.kind = ExprKind::prev;
        expr.args.push_back(comparison());
        return;
      case Shape::capped:
        return capped(expr);
    }
  }

  void filter(Expr& expr) {
    if (!cursor_.is_symbol(")")) expr.filter = parse_filter(cursor_, objects_of(expr.leaf));
  }

  // items(kind), items(kind, F): the kind bare or in quotes, as key or as Chinese word.
  void named(Expr& expr, vocab::Kind kind) {
    expr.kind = ExprKind::leaf;
    const Token token = cursor_.peek();
    if (token.kind != Lexeme::name && token.kind != Lexeme::string) {
      return cursor_.unexpected(vocab::zh(kind), vocab::name(kind));
    }
    cursor_.take();
    if (const vocab::Term* term = vocab::find(kind, token.text))
      expr.subject = term->key;
    else
      unknown_subject(token, kind);
    if (cursor_.take_symbol(",")) filter(expr);
  }

  void unknown_subject(const Token& token, vocab::Kind kind) {
    std::vector<std::string_view> words;
    std::vector<std::string_view> keys;
    for (const vocab::Term& term : vocab::terms(kind)) {
      words.insert(words.end(), {term.key, term.zh});
      words.insert(words.end(), term.also.begin(), term.also.end());
      keys.push_back(term.key);
    }
    cursor_.error(kind == vocab::Kind::account ? "unknown_account" : "unknown_kind", token,
                  std::string(vocab::zh(kind)) + "没有 " + quoted_zh(token.text),
                  "there is no " + std::string(vocab::en(kind)) + " " + quoted_en(token.text),
                  nearest_or_list(token.text, words, keys));
  }

  void attribute(Expr& expr) {
    expr.kind = ExprKind::leaf;
    const Token token = cursor_.peek();
    if (token.kind != Lexeme::name && token.kind != Lexeme::string)
      return cursor_.unexpected("属性名", "a name");
    cursor_.take();
    std::vector<std::string_view> words;
    for (const FieldInfo& field : fields()) {
      if (!field.attr) continue;
      if (field.name == token.text || field.zh == token.text) {
        expr.attr = field.field;
        return;  // measure_check finds the same name for the entity of the provision
      }
      words.push_back(field.name);
      words.push_back(field.zh);
    }
    cursor_.error("unknown_field", token, "没有名为 " + quoted_zh(token.text) + " 的属性",
                  "there is no attribute " + quoted_en(token.text), did_you_mean(nearest(token.text, words)));
  }

  void list(Expr& expr) {
    std::size_t operands = 0;
    do {
      expr.args.push_back(comparison());
    } while (cursor_.take_symbol(",") && fits(operands));
  }

  // capped(x, 24 per year)
  void capped(Expr& expr) {
    expr.kind = ExprKind::capped;
    expr.args.push_back(sum());
    if (!cursor_.expect(",")) return;
    const Token limit = cursor_.peek();
    if (limit.kind != Lexeme::number)
      return cursor_.unexpected("上限,如 24 per year", "a limit such as 24 per year");
    expr.number = number().number;
    if (!cursor_.take_word("per")) return cursor_.unexpected("per year", "per year");
    if (!cursor_.take_word("year")) cursor_.unexpected("year", "year");
  }

  Cursor& cursor_;
};

}  // namespace

Expr parse_measure(Cursor& cursor) {
  Expr expr = MeasureParser(cursor).comparison();
  if (!cursor.at_end()) cursor.unexpected("表达式的结尾", "the end of the expression");
  return expr;
}

std::string_view code(Argument argument) {
  constexpr std::string_view kWords[] = {"filter", "item_kind",  "account", "attribute",
                                         "list",   "comparison", "measure", "cap"};
  return kWords[static_cast<std::size_t>(argument)];
}

std::vector<MeasureName> measure_names() {
  std::vector<MeasureName> out;
  for (const Function& one : kFunctions) out.push_back({one.name, one.zh, static_cast<Argument>(one.shape)});
  return out;
}

}  // namespace xt::plans
