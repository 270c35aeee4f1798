// The right side of a test: operator and values, checked against the type and the vocabulary of the field.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "lang/filter_parser.h"
#include "plans/lang/suggest.h"
#include "vocab/vocab.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxValues = 500;  // of one `in`
constexpr std::size_t kMaxText = 200;    // bytes of one text value

constexpr std::array<std::pair<std::string_view, Op>, 6> kOps = {
    {{"=", Op::eq}, {"!=", Op::ne}, {"<", Op::lt}, {"<=", Op::le}, {">", Op::gt}, {">=", Op::ge}}};

bool is_order(Op op) {
  return op == Op::lt || op == Op::le || op == Op::gt || op == Op::ge;
}

bool holds(Op op, int a, int b) {
  switch (op) {
    case Op::lt:
      return a < b;
    case Op::le:
      return a <= b;
    case Op::gt:
      return a > b;
    case Op::ge:
      return a >= b;
    default:
      return a == b;
  }
}

struct Limits {
  std::int64_t low;
  std::int64_t high;
};

Limits limits(Field field) {
  switch (field) {
    case Field::teacher_age:
      return {0, 120};
    case Field::teacher_years_of_service:
      return {0, 80};
    case Field::money_year:
      return {1900, 2200};
    case Field::session_minutes:
      return {0, 1440};
    default:
      return {0, 1'000'000'000};
  }
}

class ValueParser {
 public:
  ValueParser(Cursor& cursor, const FieldInfo& field, Pred& pred)
      : cursor_(cursor), field_(field), pred_(pred) {}

  bool run() {
    const Token at = cursor_.peek();
    if (cursor_.take_word("in")) {
      pred_.op = Op::in;
      return list() && operator_fits(at);
    }
    for (const auto& [symbol, op] : kOps) {
      if (!cursor_.take_symbol(symbol)) continue;
      pred_.op = op;
      return operator_fits(at) && value() && order_as_list(at);
    }
    if (at.kind == Lexeme::bad) {
      cursor_.unexpected("运算符", "an operator");
      return false;
    }
    return true;  // the bare name
  }

 private:
  bool operator_fits(const Token& at) {
    if (field_.field == Field::none) return true;
    const bool refuses_order = field_.type == FieldType::text || field_.type == FieldType::boolean;
    if (refuses_order && is_order(pred_.op)) {
      return wrong_operator(at, "只能用 = 或 !=", "only = and != make sense here");
    }
    if (field_.type == FieldType::boolean && pred_.op == Op::in) {
      return wrong_operator(at, "是非项直接写名称,或用 not", "write the bare name, or not in front of it");
    }
    return true;
  }

  bool wrong_operator(const Token& at, std::string fix_zh, std::string fix_en) {
    cursor_.error("wrong_operator", at, "“" + std::string(field_.name) + "”不能这样比较",
                  "'" + std::string(field_.name) + "' cannot be compared like this",
                  {std::move(fix_zh), std::move(fix_en), ""});
    skip_value();
    return false;
  }

  void skip_value() {
    const Lexeme kind = cursor_.peek().kind;
    if (kind == Lexeme::number || kind == Lexeme::string || kind == Lexeme::name) cursor_.take();
  }

  bool list() {
    if (!cursor_.expect("(")) return false;
    bool good = true;
    do {
      good = value() && good;
      if (pred_.values.size() > kMaxValues) {
        cursor_.fail("too_long", cursor_.peek(), "列表过长", "the list is too long");
        return false;
      }
    } while (!cursor_.stopped() && cursor_.take_symbol(","));
    return cursor_.expect(")") && good;
  }

  bool value() {
    const Token token = cursor_.peek();
    const bool negative =
        token.kind == Lexeme::symbol && token.text == "-" && cursor_.peek(1).kind == Lexeme::number;
    if (negative) cursor_.take();
    if (token.kind != Lexeme::number && token.kind != Lexeme::string && token.kind != Lexeme::name &&
        !negative) {
      cursor_.unexpected("一个值", "a value");
      return false;
    }
    const Token literal = cursor_.take();
    if (field_.field == Field::none) return true;
    switch (field_.type) {
      case FieldType::enumeration:
        return enumeration(literal, negative);
      case FieldType::integer:
        return integer(literal, negative);
      case FieldType::boolean:
        return boolean(literal);
      case FieldType::text:
        return text(literal);
    }
    return false;
  }

  bool wrong_type(const Token& token, std::string_view zh, std::string_view en, Fix fix) {
    cursor_.error("wrong_type", token, "“" + std::string(field_.name) + "”的值应当是" + std::string(zh),
                  "the value of '" + std::string(field_.name) + "' is " + std::string(en), std::move(fix));
    return false;
  }

  bool enumeration(const Token& token, bool negative) {
    const vocab::Kind kind = *vocab::kind_of(field_.vocabulary);
    const vocab::Term* term = negative ? nullptr : vocab::find(kind, token.text);
    if (token.kind == Lexeme::name && term != nullptr) {
      cursor_.error("unquoted_value", token, "值要加引号", "a value stands in quotes",
                    replace_with("'" + std::string(token.text) + "'"));
      return false;
    }
    if (term == nullptr) return unknown_word(token, kind);
    pred_.values.push_back({0, std::string(term->key)});
    return true;
  }

  bool unknown_word(const Token& token, vocab::Kind kind) {
    std::vector<std::string_view> words;
    std::vector<std::string_view> keys;
    for (const vocab::Term& term : vocab::terms(kind)) {
      words.insert(words.end(), {term.key, term.zh});
      words.insert(words.end(), term.also.begin(), term.also.end());
      keys.push_back(term.key);
    }
    const std::string_view near = nearest(token.text, words);
    cursor_.error("impossible_value", token, std::string(vocab::zh(kind)) + "没有 " + quoted_zh(token.text),
                  quoted_en(token.text) + " is no " + std::string(field_.name),
                  near.empty() ? nearest_or_list({}, {}, keys) : did_you_mean("'" + std::string(near) + "'"));
    return false;
  }

  bool integer(const Token& token, bool negative) {
    std::int64_t n = 0;
    const char* last = token.text.data() + token.text.size();
    const auto [end, status] = std::from_chars(token.text.data(), last, n);
    const bool whole = token.kind != Lexeme::name && status == std::errc() && end == last;
    if (!whole || token.kind == Lexeme::string) {
      return wrong_type(token, "整数,不加引号", "a whole number without quotes",
                        whole ? replace_with(token.text) : Fix{});
    }
    const Limits range = limits(field_.field);
    if (negative || n < range.low || n > range.high) {
      const std::string span = std::to_string(range.low) + " – " + std::to_string(range.high);
      cursor_.error("impossible_value", token,
                    "“" + std::string(field_.name) + "”不可能是 " + std::string(token.text),
                    "'" + std::string(field_.name) + "' cannot be " + std::string(token.text),
                    {"应在 " + span + " 之间", "between " + span, ""});
      return false;
    }
    pred_.values.push_back({n, {}});
    return true;
  }

  bool boolean(const Token& token) {
    const bool yes = token.text == "true" || token.text == "是" || token.text == "1";
    const bool no = token.text == "false" || token.text == "否" || token.text == "0";
    if (!yes && !no) {
      return wrong_type(token, "true 或 false", "true or false",
                        {"直接写 " + std::string(field_.name) + " 或 not " + std::string(field_.name),
                         "write " + std::string(field_.name) + " or not " + std::string(field_.name), ""});
    }
    pred_.values.push_back({yes ? 1 : 0, {}});
    return true;
  }

  bool text(const Token& token) {
    if (token.kind != Lexeme::string) {
      return wrong_type(token, "带引号的文字", "a text in quotes",
                        replace_with("'" + std::string(token.text) + "'"));
    }
    if (token.text.empty() || token.text.size() > kMaxText) {
      cursor_.error("impossible_value", token, "文字为空或过长", "the text is empty or too long");
      return false;
    }
    if (field_.field == Field::item_owner) return owner(token);
    pred_.values.push_back({0, std::string(token.text)});
    return true;
  }

  // owner = 'person' asks for the kind of the owner; any other text is an organisation's code.
  bool owner(const Token& token) {
    const vocab::Term* kind = vocab::find(vocab::Kind::owner_kind, token.text);
    const Field asked = kind != nullptr ? Field::item_owner_kind : Field::item_owner;
    if (!pred_.values.empty() && pred_.field != asked) {
      return wrong_type(token, "同一类:都是归属类型,或都是代码", "of one sort: kinds of owner, or codes", {});
    }
    pred_.field = asked;
    pred_.values.push_back({0, std::string(kind != nullptr ? kind->key : token.text)});
    return true;
  }

  // title_rank >= 'senior' becomes the list of ranks that satisfy it: evaluators know no order of words.
  bool order_as_list(const Token& at) {
    if (field_.type != FieldType::enumeration || !is_order(pred_.op)) return true;
    const vocab::Kind kind = *vocab::kind_of(field_.vocabulary);
    const auto terms = vocab::terms(kind);
    const vocab::Term* bound = vocab::by_key(kind, pred_.values.front().text);
    const bool ordered = field_.vocabulary == "title_rank" || field_.vocabulary == "level" ||
                         field_.vocabulary == "designation_level" || field_.vocabulary == "grade";
    if (!ordered || bound->order < 0 || bound->key == "other") {
      return wrong_operator(at, "这些值没有先后,改用 = 或 in (…)",
                            "these values have no order; use = or in (…)");
    }
    std::vector<Value> satisfied;
    for (const vocab::Term& term : terms) {
      const bool comparable = term.order >= 0 && term.key != "other";
      if (comparable && holds(pred_.op, term.order, bound->order))
        satisfied.push_back({0, std::string(term.key)});
    }
    if (satisfied.empty()) {
      cursor_.error("impossible_value", at, "没有值满足这个比较", "no value satisfies this comparison");
      return false;
    }
    pred_.op = Op::in;
    pred_.values = std::move(satisfied);
    return true;
  }

  Cursor& cursor_;
  const FieldInfo& field_;
  Pred& pred_;
};

}  // namespace

bool parse_values(Cursor& cursor, const FieldInfo& field, Pred& pred) {
  return ValueParser(cursor, field, pred).run();
}

}  // namespace xt::plans
