// The compiled form of filters and measures (docs/plan-language.md): plain values without I/O, made by
// plans/compile.h and walked by the evaluators. Everything is resolved: a name has become a Field, a word of
// a value its stored code, and the rule that designation and level speak of the same period is a node of its
// own. Thread-safety: immutable after compilation.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/rational.h"
#include "plans/fields.h"

namespace xt::plans {

// Where a thing stands in plan.toml; 1-based, columns count code points.
struct Place {
  int line = 0;
  int column = 0;
};

enum class Op : std::uint8_t {
  present,  // the bare name: a flag is true, any other field has a value
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  in  // one of values
};

// One value of a test. enumeration: `text` is the stored key ("rural"; vocab). boolean: `code` 0 or 1.
// integer: `code`. text: `text`. Order comparisons of enumerations arrive as `in`, bare flags as `present`.
struct Value {
  std::int64_t code = 0;
  std::string text;
};

// `field op values`: no value for present, one for a comparison, one or more for `in`. An unknown fact
// satisfies no test, `!=` included; `not` turns the outcome of the whole test.
struct Pred {
  Field field = Field::none;
  Op op = Op::present;
  std::vector<Value> values;
  Place place;
};

struct Filter {
  enum class Kind : std::uint8_t {
    always,      // no filter
    all,         // and: every part
    any,         // or: at least one part
    negation,    // not: exactly one part
    pred,        // `pred`
    designation  // the teacher has one designation period that satisfies every one of `tests` on the tested
                 // day
  };
  Kind kind = Kind::always;
  std::vector<Filter> parts;  // all, any: two or more; negation: one
  Pred pred;
  std::vector<Pred> tests;  // designation: fields teacher_designation and teacher_designation_level only

  bool always() const { return kind == Kind::always; }
};

enum class Leaf : std::uint8_t {
  hours,          // sum over ledger entries, in hours (hours_x100 / 100)
  credits,        // likewise
  records,        // completions: awards and transfers in
  trained,        // distinct teachers with a completion
  teachers,       // headcount at d
  items,          // registry items of `kind` that overlap the window up to d
  new_items,      // those that begin in it
  partners,       // distinct other ends of the pairings of `kind`
  money,          // the organisation's own rows of `kind` (an account), in yuan (fen / 100)
  subtree_money,  // with those below
  sessions,       // school-based sessions
  submitted,      // 1 when a deliverable of `kind` was handed in by its due day, else 0
  attr            // field `attr` of the entity itself
};

enum class ExprKind : std::uint8_t {
  number,  // `number`
  leaf,    // `leaf`
  add,
  subtract,
  multiply,
  divide,  // two args; division by zero is undefined
  minimum,
  maximum,  // one or more args
  eq,
  ne,
  lt,
  le,
  gt,
  ge,     // two args: 1 where it holds, 0 where not
  weeks,  // no arg: teaching weeks; one arg (a comparison): weeks in which it holds
  prev,   // one arg: the same over the window before
  capped  // one arg, at most `number` of it per teacher and plan year, then summed
};

// An undefined operand makes every operation undefined.
struct Expr {
  ExprKind kind = ExprKind::number;
  Rational number;
  Leaf leaf = Leaf::hours;
  std::string
      subject;  // items new_items partners submitted: item kind; money subtree_money: account (vocab keys)
  Field attr = Field::none;  // attr
  Filter filter;             // of the leaf
  std::vector<Expr> args;
  Place place;
};

}  // namespace xt::plans
