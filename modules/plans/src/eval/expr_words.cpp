#include "eval/expr_words.h"

#include "vocab/vocab.h"

namespace xt::plans {
namespace {

struct Words {
  const char* zh;
  const char* en;
};

Words words(Leaf leaf) {
  switch (leaf) {
    case Leaf::hours:
      return {"学时", "hours"};
    case Leaf::credits:
      return {"学分", "credits"};
    case Leaf::records:
      return {"培训人次", "completions"};
    case Leaf::trained:
      return {"参训教师数", "teachers trained"};
    case Leaf::teachers:
      return {"教师人数", "teachers"};
    case Leaf::items:
      return {"现有数量", "in force"};
    case Leaf::new_items:
      return {"新增数量", "new"};
    case Leaf::partners:
      return {"结对对象数", "partners"};
    case Leaf::money:
      return {"本单位金额(元)", "own money (yuan)"};
    case Leaf::subtree_money:
      return {"含下级金额(元)", "money with those below (yuan)"};
    case Leaf::sessions:
      return {"校本研修次数", "study sessions"};
    case Leaf::submitted:
      return {"按时提交", "handed in on time"};
    case Leaf::attr:
      break;
  }
  return {"属性", "attribute"};
}

const char* sign(ExprKind kind) {
  switch (kind) {
    case ExprKind::add:
      return " + ";
    case ExprKind::subtract:
      return " − ";
    case ExprKind::multiply:
      return " × ";
    case ExprKind::divide:
      return " ÷ ";
    case ExprKind::eq:
      return " = ";
    case ExprKind::ne:
      return " ≠ ";
    case ExprKind::lt:
      return " < ";
    case ExprKind::le:
      return " ≤ ";
    case ExprKind::gt:
      return " > ";
    default:
      return " ≥ ";
  }
}

const char* sign(Op op) {
  constexpr const char* kSigns[] = {"", " = ", " ≠ ", " < ", " ≤ ", " > ", " ≥ ", " = "};
  return kSigns[static_cast<std::size_t>(op)];
}

std::string value_words(const Pred& pred, const Value& value, bool chinese) {
  const FieldInfo& field = info(pred.field);
  if (field.type == FieldType::integer) return std::to_string(value.code);
  if (field.type == FieldType::boolean)
    return value.code != 0 ? (chinese ? "是" : "yes") : (chinese ? "否" : "no");
  const auto kind = vocab::kind_of(field.vocabulary);
  if (field.type == FieldType::text || !kind) return value.text;
  return std::string(chinese ? vocab::zh(*kind, value.text) : vocab::en(*kind, value.text));
}

std::string in_words(const Pred& pred, bool chinese) {
  const FieldInfo& field = info(pred.field);
  std::string out(chinese ? field.zh : field.en);
  out += sign(pred.op);
  for (std::size_t i = 0; i < pred.values.size(); ++i) {
    out += (i == 0 ? "" : "/") + value_words(pred, pred.values[i], chinese);
  }
  return out;
}

std::string subject_words(const Expr& expr, bool chinese) {
  if (expr.subject.empty()) return "";
  const bool money = expr.leaf == Leaf::money || expr.leaf == Leaf::subtree_money;
  const vocab::Kind kind = money ? vocab::Kind::account : vocab::Kind::item_kind;
  return std::string(chinese ? vocab::zh(kind, expr.subject) : vocab::en(kind, expr.subject)) + " ";
}

std::string joined(const std::vector<Expr>& args, const char* between, bool chinese) {
  std::string out;
  for (const Expr& arg : args) {
    const bool nested = arg.kind >= ExprKind::add && arg.kind <= ExprKind::divide;
    const std::string text = in_words(arg, chinese);
    out += (out.empty() ? "" : between) + (nested ? "(" + text + ")" : text);
  }
  return out;
}

}  // namespace

std::string in_words(const Filter& filter, bool chinese) {
  std::string out;
  switch (filter.kind) {
    case Filter::Kind::always:
      return "";
    case Filter::Kind::pred:
      return in_words(filter.pred, chinese);
    case Filter::Kind::negation:
      return (chinese ? "非(" : "not (") + in_words(filter.parts.front(), chinese) + ")";
    case Filter::Kind::designation:
      for (const Pred& test : filter.tests) out += (out.empty() ? "" : " ") + in_words(test, chinese);
      return out;
    case Filter::Kind::all:
    case Filter::Kind::any:
      break;
  }
  const bool all = filter.kind == Filter::Kind::all;
  const char* between = all ? (chinese ? " 且 " : " and ") : (chinese ? " 或 " : " or ");
  for (const Filter& part : filter.parts) {
    const bool nested = part.kind == Filter::Kind::all || part.kind == Filter::Kind::any;
    const std::string text = in_words(part, chinese);
    out += (out.empty() ? "" : between) + (nested ? "(" + text + ")" : text);
  }
  return out;
}

std::string in_words(const Expr& expr, bool chinese) {
  switch (expr.kind) {
    case ExprKind::number:
      return expr.number.decimal(6);
    case ExprKind::leaf: {
      if (expr.leaf == Leaf::attr) return std::string(chinese ? info(expr.attr).zh : info(expr.attr).en);
      const std::string filter = in_words(expr.filter, chinese);
      const Words leaf = words(expr.leaf);
      return subject_words(expr, chinese) + (chinese ? leaf.zh : leaf.en) +
             (filter.empty() ? "" : " [" + filter + "]");
    }
    case ExprKind::minimum:
      return (chinese ? "取小(" : "least of (") + joined(expr.args, ", ", chinese) + ")";
    case ExprKind::maximum:
      return (chinese ? "取大(" : "greatest of (") + joined(expr.args, ", ", chinese) + ")";
    case ExprKind::weeks:
      if (expr.args.empty()) return chinese ? "教学周数" : "teaching weeks";
      return (chinese ? "符合的周数(" : "weeks in which (") + in_words(expr.args.front(), chinese) + ")";
    case ExprKind::prev:
      return (chinese ? "上一时段的(" : "in the window before: (") + in_words(expr.args.front(), chinese) +
             ")";
    case ExprKind::capped:
      return in_words(expr.args.front(), chinese) + (chinese ? "(每人每年至多 " : " (at most ") +
             expr.number.decimal(2) + (chinese ? ")" : " a person and year)");
    default:
      return joined(expr.args, sign(expr.kind), chinese);
  }
}

}  // namespace xt::plans
