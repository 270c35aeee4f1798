// Windows, entities, targets and states of one provision, over whichever facts are given.
#pragma once

#include <map>
#include <vector>

#include "eval/facts.h"
#include "eval/measure.h"
#include "plans/eval.h"

namespace xt::plans {

// Very many windows make long statements: more than these are asked one by one.
inline constexpr std::size_t kMostInSeries = 64;

// One provision under one request.
class Judge {
 public:
  Judge(Facts& facts, const Plan& plan, const Provision& provision, const EvalRequest& request,
        bool plan_region)
      : facts_(facts),
        plan_(rules::timeline(plan, provision)),
        p_(provision),
        request_(request),
        plan_region_(plan_region) {}

  Result<ProvisionResult> run();
  Result<std::vector<EntityValue>> values(Entity level);

 private:
  struct Outcome {
    Counts counts;
    std::vector<EntityValue> values;
    std::map<std::int64_t, Counts> units;
    std::uint64_t missing = 0;
    bool above = false;  // no population lies in the asked region
  };
  xt::Status windows();
  Result<Outcome> window(const rules::Span& span, Date d);
  xt::Status population(const Population& population, const rules::Span& span, Date d, Outcome& out);
  Measure measure_of(const std::shared_ptr<const Entities>& entities);
  Result<std::vector<EntityValue>> measure(const std::shared_ptr<const Entities>& entities,
                                           const Frame& frame);
  static EntityValue value_of(const Measure& measure, const Entities& entities, const Column& column,
                              std::size_t i, const Frame& frame);
  void clock(const Facts::Periods& periods, EntityValue& value) const;
  void judge(EntityValue& value) const;
  xt::Status above_scope(const rules::Span& span, Date d);
  void close(const Outcome& outcome, bool over);

  Facts& facts_;
  rules::Timeline plan_;
  const Provision& p_;
  const EvalRequest& request_;
  bool plan_region_;
  rules::Terms terms_;
  std::vector<Period> series_;
  Sources sources_;
  ProvisionResult result_;
};

}  // namespace xt::plans
