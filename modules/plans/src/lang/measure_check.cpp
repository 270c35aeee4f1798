#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lang/filter_parser.h"
#include "lang/measure.h"

namespace xt::plans {
namespace {

constexpr int kMaxTree = 128;  // depth of the tree that evaluators walk

constexpr std::array<std::string_view, 13> kLeafNames = {
    "hours",    "credits", "records",       "trained",  "teachers",  "items", "new_items",
    "partners", "money",   "subtree_money", "sessions", "submitted", "attr"};

std::string_view name(Leaf leaf) {
  return kLeafNames[static_cast<std::size_t>(leaf)];
}

bool is_organisation(Entity e) {
  return e == Entity::school || e == Entity::county || e == Entity::city || e == Entity::province ||
         e == Entity::region;
}

// Whether the system can say `leaf` of such an entity.
bool speaks_of(Leaf leaf, Entity entity) {
  switch (leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::submitted:
      return true;
    case Leaf::partners:
      return is_organisation(entity) || entity == Entity::teacher || entity == Entity::provider;
    case Leaf::money:
      return is_organisation(entity) || entity == Entity::provider;
    case Leaf::teachers:
    case Leaf::subtree_money:
    case Leaf::sessions:
      return is_organisation(entity);
    case Leaf::attr:
      return entity == Entity::programme || entity == Entity::provider || entity == Entity::cohort;
  }
  return false;
}

Object object_of(Entity entity) {
  return entity == Entity::programme ? Object::programme
         : entity == Entity::cohort  ? Object::cohort
                                     : Object::provider;
}

Dimension dimension(Leaf leaf) {
  switch (leaf) {
    case Leaf::hours:
      return Dimension::hours;
    case Leaf::credits:
      return Dimension::credits;
    case Leaf::records:
      return Dimension::records;
    case Leaf::trained:
    case Leaf::teachers:
      return Dimension::people;
    case Leaf::money:
    case Leaf::subtree_money:
      return Dimension::money;
    case Leaf::attr:
      return Dimension::number;
    default:
      return Dimension::things;
  }
}

bool is_flow(Leaf leaf) {
  switch (leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
    case Leaf::new_items:
    case Leaf::sessions:
      return true;
    default:
      return false;
  }
}

struct State {
  bool in_weeks = false;
  bool in_prev = false;
  bool in_capped = false;
  int depth = 0;
};

class Checker {
 public:
  Checker(const MeasureContext& context, Report& report) : context_(context), report_(report) {}

  MeasureFacts run(const Expr& expr) {
    facts_.dimension = visit(expr, {});
    facts_.pace = flows_ && facts_.has_leaf ? Pace::linear : Pace::none;
    return facts_;
  }

 private:
  Dimension visit(const Expr& expr, State state) {
    if (++state.depth > kMaxTree) {
      report_.error("too_deep", expr.place, "算式嵌套过深", "the expression is nested too deeply");
      return Dimension::number;
    }
    switch (expr.kind) {
      case ExprKind::number:
        return Dimension::number;
      case ExprKind::leaf:
        return leaf(expr, state);
      case ExprKind::weeks:
        return weeks(expr, state);
      case ExprKind::prev:
        return prev(expr, state);
      case ExprKind::capped:
        return capped(expr, state);
      case ExprKind::multiply:
        return multiply(visit(expr.args[0], state), visit(expr.args[1], state));
      case ExprKind::divide: {
        if (!state.in_weeks) flows_ = false;
        const Dimension above = visit(expr.args[0], state);
        return divide(above, visit(expr.args[1], state));
      }
      default:
        return alike(expr, state);
    }
  }

  // + - min max and comparisons want like with like.
  Dimension alike(const Expr& expr, const State& state) {
    const bool compares = expr.kind >= ExprKind::eq && expr.kind <= ExprKind::ge;
    if (compares && !state.in_weeks) flows_ = false;
    Dimension all = Dimension::number;
    for (const Expr& arg : expr.args) {
      const Dimension one = visit(arg, state);
      if (one == Dimension::number) continue;
      if (all != Dimension::number && all != one && all != Dimension::rate && one != Dimension::rate) {
        report_.error("mixed_units", arg.place, "单位不同,不能相加或比较",
                      "different units cannot be added or compared",
                      {"学时、学分、人数、件数和金额要分开计算",
                       "hours, credits, people, things and money stand apart", ""});
      }
      all = one;
    }
    return compares ? Dimension::number : all;
  }

  static Dimension multiply(Dimension a, Dimension b) {
    const auto plain = [](Dimension d) { return d == Dimension::number || d == Dimension::ratio; };
    if (a == Dimension::number) return b;
    if (plain(b)) return a;
    return plain(a) ? b : Dimension::rate;
  }

  static Dimension divide(Dimension a, Dimension b) {
    if (b == Dimension::number) return a == Dimension::number ? Dimension::ratio : a;
    return a == b ? Dimension::ratio : Dimension::rate;
  }

  Dimension leaf(const Expr& expr, const State& state) {
    facts_.has_leaf = true;
    if (expr.leaf == Leaf::submitted) facts_.has_submitted = true;
    if (!is_flow(expr.leaf) && !state.in_weeks) flows_ = false;
    const bool capable = expr.leaf == Leaf::hours || expr.leaf == Leaf::credits || expr.leaf == Leaf::records;
    if (state.in_capped && !capable) {
      report_.error("capped_argument", expr.place, "capped 里只能是 hours、credits 或 records",
                    "capped takes hours, credits or records");
    }
    for (const Population& population : context_.populations) {
      if (!speaks_of(expr.leaf, population.entity)) measure_for_entity(expr, population.entity);
      if (expr.leaf == Leaf::attr && expr.attr != Field::none) attribute(expr, population.entity);
    }
    return dimension(expr.leaf);
  }

  void measure_for_entity(const Expr& expr, Entity entity) {
    report_.error("measure_for_entity", expr.place,
                  std::string(name(expr.leaf)) + " 不能用于" + std::string(entity_zh(entity)),
                  std::string(name(expr.leaf)) + " cannot be said of a " + std::string(entity_code(entity)),
                  {"换一个 entity,或换一个度量", "choose another entity or another measure", ""});
  }

  void attribute(const Expr& expr, Entity entity) {
    if (!speaks_of(Leaf::attr, entity)) return;
    for (const FieldInfo& field : fields()) {
      if (field.object == object_of(entity) && field.attr && field.name == info(expr.attr).name) return;
    }
    report_.error(
        "unknown_field", expr.place,
        std::string(entity_zh(entity)) + "没有属性 " + std::string(info(expr.attr).name),
        "a " + std::string(entity_code(entity)) + " has no attribute " + std::string(info(expr.attr).name));
  }

  Dimension weeks(const Expr& expr, State state) {
    facts_.has_leaf = true;
    if (state.in_weeks || state.in_capped) {
      report_.error("weeks_argument", expr.place, "weeks 不能嵌套", "weeks cannot be nested");
    }
    state.in_weeks = true;
    for (const Expr& arg : expr.args) {
      visit(arg, state);
      if (arg.kind < ExprKind::eq || arg.kind > ExprKind::ge) {
        report_.error("weeks_argument", arg.place, "weeks 里要写一个比较", "weeks takes a comparison",
                      {"例如 weeks(sessions() >= 1)", "for example weeks(sessions() >= 1)", ""});
      }
    }
    return Dimension::time;
  }

  Dimension prev(const Expr& expr, State state) {
    if (state.in_prev || state.in_weeks || state.in_capped) {
      report_.error("prev_nested", expr.place, "prev 不能放在 prev、weeks 或 capped 里",
                    "prev cannot stand inside prev, weeks or capped");
    } else if (context_.window == WindowKind::service_start) {
      report_.error("prev_undefined", expr.place, "入职窗口没有上一期,prev 永远没有值",
                    "a window from entering service has none before it: prev would never have a value",
                    {"改用 window = \"year\" 等", "use window = \"year\" or another that repeats", ""});
    }
    flows_ = false;
    state.in_prev = true;
    return visit(expr.args[0], state);
  }

  Dimension capped(const Expr& expr, State state) {
    if (state.in_capped)
      report_.error("capped_argument", expr.place, "capped 不能嵌套", "capped cannot be nested");
    if (expr.number <= Rational(0)) {
      report_.error("impossible_value", expr.place, "capped 的上限必须大于零",
                    "the limit of capped must be above zero");
    }
    state.in_capped = true;
    return visit(expr.args[0], state);
  }

  const MeasureContext& context_;
  Report& report_;
  MeasureFacts facts_;
  bool flows_ = true;
};

}  // namespace

MeasureFacts check_measure(const Expr& expr, const MeasureContext& context, Report& report) {
  return Checker(context, report).run(expr);
}

}  // namespace xt::plans
