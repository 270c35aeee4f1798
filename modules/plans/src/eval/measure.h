// Measures of all entities of a population at once: one statement for each leaf, arithmetic in exact numbers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "eval/facts.h"
#include "eval/rules/arith.h"
#include "eval/rules/windows.h"
#include "plans/plan.h"

namespace xt::plans {

// Names of missing sources as bits of one word.
class Sources {
 public:
  std::uint64_t bit(const std::string& name);
  const std::vector<std::string>& names() const { return names_; }
  std::vector<std::string> of(std::uint64_t bits) const;

 private:
  std::vector<std::string> names_;
};

using Column = std::vector<rules::Cell>;

// The window that is measured, or one part of it.
struct Frame {
  rules::Span span;
  Date d;                      // the last day that counts
  Grain grain = Grain::total;  // what `part` is
  Period part;                 // a week or a plan year; the whole window with Grain::total
};

class Measure {
 public:
  struct Context {
    Facts& facts;
    const rules::Timeline& plan;
    const Provision& provision;
    const rules::Terms& terms;  // of windows of kind term
    Sources& sources;
    std::int64_t known_ms;
    // The windows begun, as far as they count: flows of all of them are asked at once. May be empty.
    std::vector<Period> series{};
  };
  Measure(const Context& context, std::shared_ptr<const Entities> entities)
      : c_(context), entities_(std::move(entities)) {}

  Result<Column> eval(const Expr& expr, const Frame& frame);

  // The days that count for an entity, half-open; its own window where that begins with its service.
  Period days(std::size_t entity, const Frame& frame) const;
  rules::Span span(std::size_t entity, const Frame& frame) const;
  // The statement behind a leaf.
  LeafQuery query(const Expr& expr, const Frame& frame) const;

 private:
  using Values = std::vector<std::pair<std::uint32_t, std::int64_t>>;  // entity, value
  using Parts = std::map<std::int32_t, Values>;

  Result<Column> leaf(const Expr& expr, const Frame& frame);
  Result<Column> teaching_weeks(const Frame& frame);
  Result<Column> weeks_in_which(const Expr& condition, const Frame& frame);
  Result<Column> before(const Expr& expr, const Frame& frame);
  Result<Column> capped(const Expr& expr, const Frame& frame);
  Result<Column> capped_per_teacher(const Expr& expr, const Frame& frame);
  Result<Column> nested(const Expr& expr, const Frame& frame);

  bool in_series(const Expr& expr, const Frame& frame) const;
  Parts added_up(Leaf leaf, const std::vector<LeafRow>& rows) const;
  Values heads(const std::vector<const LeafRow*>& rows) const;
  Values partners(const std::vector<const LeafRow*>& rows) const;
  std::optional<std::size_t> entity_of(Leaf leaf, const LeafRow& row) const;
  xt::Status sums(const Expr& expr, const Frame& frame, std::vector<std::int64_t>& out);
  Result<const Parts*> parts(const Expr& expr, const Frame& frame, Grain grain);
  xt::Status mark_uncovered(const Expr& expr, const Frame& frame, Column& column);
  bool own_windows() const { return entities_->service.has_value(); }
  Frame frame_of(const Frame& frame, Grain grain, const Period& part) const;
  Column everywhere(const std::string& missing);

  Context c_;
  std::shared_ptr<const Entities> entities_;
  std::map<std::tuple<const Expr*, std::int32_t, Grain>, Parts> parts_;
};

}  // namespace xt::plans
