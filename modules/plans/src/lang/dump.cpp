#include "lang/dump.h"

namespace xt::plans {
namespace {

std::string dump(const Pred& pred) {
  constexpr std::string_view kOps[] = {"", "=", "!=", "<", "<=", ">", ">=", " in "};
  const FieldInfo& field = info(pred.field);
  std::string out = std::string(code(field.object)) + "." + std::string(field.name);
  out += kOps[static_cast<std::size_t>(pred.op)];
  bool first = true;
  for (const Value& value : pred.values) {
    out += (first ? "" : ",") + (value.text.empty() ? std::to_string(value.code) : value.text);
    first = false;
  }
  return out;
}

template <class List>
std::string group(std::string_view name, const List& parts) {
  std::string out = "(" + std::string(name);
  for (const auto& part : parts) out += " " + dump(part);
  return out + ")";
}

std::string dump_leaf(const Expr& expr) {
  constexpr std::string_view kLeaves[] = {"hours",    "credits",   "records",  "trained", "teachers",
                                          "items",    "new_items", "partners", "money",   "subtree_money",
                                          "sessions", "submitted", "attr"};
  std::string out = "(" + std::string(kLeaves[static_cast<std::size_t>(expr.leaf)]);
  if (!expr.subject.empty()) out += " " + expr.subject;
  if (expr.attr != Field::none) out += " " + std::string(info(expr.attr).name);
  if (!expr.filter.always()) out += " " + dump(expr.filter);
  return out + ")";
}

}  // namespace

std::string dump(const Filter& filter) {
  switch (filter.kind) {
    case Filter::Kind::always:
      return "always";
    case Filter::Kind::all:
      return group("all", filter.parts);
    case Filter::Kind::any:
      return group("any", filter.parts);
    case Filter::Kind::negation:
      return group("not", filter.parts);
    case Filter::Kind::pred:
      return dump(filter.pred);
    case Filter::Kind::designation:
      return group("same-designation", filter.tests);
  }
  return {};
}

std::string dump(const Expr& expr) {
  constexpr std::string_view kKinds[] = {"number", "leaf", "+",  "-", "*",  "/",     "min",  "max",   "=",
                                         "!=",     "<",    "<=", ">", ">=", "weeks", "prev", "capped"};
  if (expr.kind == ExprKind::leaf) return dump_leaf(expr);
  const std::string number = std::to_string(expr.number.num()) +
                             (expr.number.den() == 1 ? "" : "/" + std::to_string(expr.number.den()));
  if (expr.kind == ExprKind::number) return number;
  std::string name(kKinds[static_cast<std::size_t>(expr.kind)]);
  if (expr.kind == ExprKind::capped) name += " " + number;
  return group(name, expr.args);
}

}  // namespace xt::plans
