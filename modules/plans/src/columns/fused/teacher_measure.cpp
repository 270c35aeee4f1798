#include "columns/fused/teacher_measure.h"

#include <algorithm>
#include <numeric>

#include "eval/leaf_sql.h"

namespace xt::plans::columns {
namespace {

__extension__ using Big = __int128;

constexpr std::int64_t kMostNumber = 1'000'000'000;
constexpr std::int64_t kMostDen = 1'000'000;

bool small(const Rational& r) {
  return r.num() < kMostNumber && r.num() > -kMostNumber && r.den() <= kMostDen;
}

std::int64_t clamped(Big value) {
  return value > INT64_MAX ? INT64_MAX : value < INT64_MIN ? INT64_MIN : static_cast<std::int64_t>(value);
}

Big ceiling(Big a, Big b) {  // b > 0
  return a >= 0 ? (a + b - 1) / b : -(-a / b);
}

// The least v with v / den >= num / of.
std::int64_t at_least(Big num, Big of, std::int64_t den) {
  return clamped(ceiling(num * den, of));
}

bool compares(ExprKind kind) {
  return kind == ExprKind::eq || kind == ExprKind::ne || kind == ExprKind::lt || kind == ExprKind::le ||
         kind == ExprKind::gt || kind == ExprKind::ge;
}

class Compiler {
 public:
  Compiler(const MeasureContext& c, Lanes& lanes, ColumnSet& columns)
      : c_(c), lanes_(lanes), columns_(columns) {}

  std::optional<MeasureNode> run(const Expr& expr, const rules::Span& span, const Period& days) {
    switch (expr.kind) {
      case ExprKind::number:
        return number(expr.number);
      case ExprKind::leaf:
        return leaf(expr, span, days);
      case ExprKind::prev: {
        if (c_.own != kNone) return std::nullopt;
        const auto before = rules::window_before(c_.timeline, c_.provision.window.kind, span, c_.terms);
        if (!before) return std::nullopt;
        return run(expr.args.front(), *before, before->cut);
      }
      case ExprKind::capped:
        return capped(expr, span, days);
      case ExprKind::weeks:
      case ExprKind::divide:
        return std::nullopt;
      default:
        return nested(expr, span, days);
    }
  }

 private:
  static std::optional<MeasureNode> number(const Rational& value) {
    if (!small(value)) return std::nullopt;
    MeasureNode out;
    out.num = value.num();
    out.den = value.den();
    return out;
  }

  std::optional<MeasureNode> leaf(const Expr& expr, const rules::Span& span, const Period& days) {
    MeasureNode out;
    out.kind = ExprKind::leaf;
    out.den = unit(expr.leaf);
    out.heads = expr.leaf == Leaf::trained || expr.leaf == Leaf::submitted;
    if (is_ledger(expr.leaf)) {
      const auto lane = lanes_.add(expr);
      if (!lane) return std::nullopt;
      out.column = columns_.add(*lane, c_.own == kNone ? days : Period{}, c_.own);
      return out;
    }
    if (capped_) return std::nullopt;
    const auto fact = c_.fact(expr, span, days);
    if (!fact) return std::nullopt;
    out.fact = true;
    out.column = *fact;
    return out;
  }

  // At most so much in each plan year, then added up.
  std::optional<MeasureNode> capped(const Expr& expr, const rules::Span& span, const Period& days) {
    if (c_.own != kNone) return std::nullopt;
    capped_ = true;
    MeasureNode out;
    out.kind = ExprKind::add;
    const auto limit = number(expr.number);
    for (const Period& year : rules::plan_years(c_.timeline, days)) {
      auto part = run(expr.args.front(), span, year);
      if (!part || !limit) return std::nullopt;
      MeasureNode least;
      least.kind = ExprKind::minimum;
      least.args = {*std::move(part), *limit};
      least.den = std::lcm(least.args[0].den, least.args[1].den);
      out.den = std::lcm(out.den, least.den);
      out.args.push_back(std::move(least));
    }
    capped_ = false;
    if (out.args.empty() || out.den > kMostDen) return std::nullopt;
    return out;
  }

  std::optional<MeasureNode> nested(const Expr& expr, const rules::Span& span, const Period& days) {
    MeasureNode out;
    out.kind = expr.kind;
    bool numbers = true;
    for (const Expr& arg : expr.args) {
      auto node = run(arg, span, days);
      if (!node) return std::nullopt;
      numbers = numbers && node->kind == ExprKind::number;
      out.den = expr.kind == ExprKind::multiply ? out.den * node->den : std::lcm(out.den, node->den);
      if (out.den > kMostDen) return std::nullopt;
      out.args.push_back(*std::move(node));
    }
    if (out.args.empty()) return std::nullopt;
    if (expr.kind == ExprKind::multiply) {
      const auto plain = std::count_if(out.args.begin(), out.args.end(),
                                       [](const MeasureNode& n) { return n.kind != ExprKind::number; });
      if (plain > 1) return std::nullopt;
    }
    return out;
  }

  const MeasureContext& c_;
  Lanes& lanes_;
  ColumnSet& columns_;
  bool capped_ = false;
};

std::int64_t two(ExprKind kind, std::int64_t a, std::int64_t b) {
  switch (kind) {
    case ExprKind::add:
      return a + b;
    case ExprKind::subtract:
      return a - b;
    case ExprKind::multiply:
      return a * b;
    case ExprKind::minimum:
      return std::min(a, b);
    case ExprKind::maximum:
      return std::max(a, b);
    case ExprKind::eq:
      return a == b;
    case ExprKind::ne:
      return a != b;
    case ExprKind::lt:
      return a < b;
    case ExprKind::le:
      return a <= b;
    case ExprKind::gt:
      return a > b;
    default:
      return a >= b;
  }
}

}  // namespace

std::size_t ColumnSet::add(std::size_t lane, const Period& days, std::uint32_t own) {
  const auto [found, fresh] = index_.try_emplace({lane, days, own}, columns_.size());
  if (fresh) columns_.push_back({lane, days, own});
  return found->second;
}

std::optional<MeasureNode> compile_measure(const Expr& expr, const MeasureContext& context,
                                           const rules::Span& span, const Period& days, Lanes& lanes,
                                           ColumnSet& columns) {
  auto out = Compiler(context, lanes, columns).run(expr, span, days);
  if (out && compares(out->kind)) out->den = 1;
  return out;
}

// A comparison's node has the den of what it compares; its values are 0 and 1 of that den.
void values_of(const MeasureNode& node, const Pass::Batch& batch,
               const std::vector<std::vector<std::int64_t>>& facts, std::vector<std::int64_t>& out) {
  const std::size_t count = batch.count;
  out.resize(count);
  if (node.kind == ExprKind::number) {
    std::fill(out.begin(), out.end(), node.num);
    return;
  }
  if (node.kind == ExprKind::leaf && node.fact) {
    const auto& fact = facts[node.column];
    for (std::size_t i = 0; i < count; ++i) out[i] = node.heads ? fact[i] > 0 : fact[i];
    return;
  }
  if (node.kind == ExprKind::leaf) {
    const std::int32_t* const column = batch.column(node.column);
    for (std::size_t i = 0; i < count; ++i) out[i] = node.heads ? column[i] > 0 : column[i];
    return;
  }
  std::int64_t common = 1;
  if (node.kind != ExprKind::multiply) {
    for (const MeasureNode& arg : node.args) common = std::lcm(common, arg.den);
  }
  std::vector<std::int64_t> right;
  for (std::size_t k = 0; k < node.args.size(); ++k) {
    std::vector<std::int64_t>& values = k == 0 ? out : right;
    values_of(node.args[k], batch, facts, values);
    const std::int64_t factor = node.kind == ExprKind::multiply ? 1 : common / node.args[k].den;
    if (factor != 1) {
      for (std::int64_t& value : values) value *= factor;
    }
    if (k == 0) continue;
    for (std::size_t i = 0; i < count; ++i) out[i] = two(node.kind, out[i], right[i]);
  }
  if (compares(node.kind) && node.den != 1) {
    for (std::int64_t& value : out) value *= node.den;
  }
}

Thresholds thresholds(const Provision& p, std::int64_t den, const rules::Clock& clock, int window_days) {
  Thresholds out;
  const auto target = [&](const Rational& whole) {
    return p.prorate ? rules::prorated(whole, clock.days, window_days).value_or(whole) : whole;
  };
  if (p.comparison != Comparison::at_most) {
    const Rational low = target(p.low);
    out.met = at_least(low.num(), low.den(), den);
    out.below = clock.over ? State::missed : State::behind;
    if (!clock.over && p.pace == Pace::linear) {
      // value × D >= target × E
      out.on_track = clock.days > 0
                         ? at_least(Big{low.num()} * clock.elapsed, Big{low.den()} * clock.days, den)
                         : (Big{low.num()} * clock.elapsed <= 0 ? INT64_MIN : INT64_MAX);
    }
  }
  if (p.comparison != Comparison::at_least) {
    const Rational high = target(p.high);
    // The least v with v / den > high.
    const Big scaled = Big{high.num()} * den;
    const Big floor = scaled >= 0 ? scaled / high.den() : -((-scaled + high.den() - 1) / high.den());
    out.over = clamped(floor + 1);
    out.within = clock.over ? State::met : State::on_track;
  }
  return out;
}

}  // namespace xt::plans::columns
