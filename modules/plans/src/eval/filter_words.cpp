#include "eval/filter_words.h"

#include "vocab/vocab.h"

namespace xt::plans {
namespace {

bool ordered(Op op, std::int64_t left, std::int64_t right) {
  switch (op) {
    case Op::lt:
      return left < right;
    case Op::le:
      return left <= right;
    case Op::gt:
      return left > right;
    case Op::ge:
      return left >= right;
    default:
      return false;
  }
}

}  // namespace

std::vector<std::string> accepted_words(const Pred& p) {
  std::vector<std::string> out;
  if (p.op == Op::eq || p.op == Op::in) {
    for (const Value& value : p.values) out.push_back(value.text);
    return out;
  }
  const auto kind = vocab::kind_of(info(p.field).vocabulary);
  if (!kind || p.values.empty()) return out;
  const Value& bound = p.values.front();
  for (const vocab::Term& term : vocab::terms(*kind)) {
    const bool fits =
        p.op == Op::ne ? term.key != bound.text : term.order >= 0 && ordered(p.op, term.order, bound.code);
    if (fits) out.emplace_back(term.key);
  }
  return out;
}

}  // namespace xt::plans
