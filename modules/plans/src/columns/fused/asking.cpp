#include "columns/fused/asking.h"

#include <algorithm>
#include <numeric>

#include "eval/judge.h"

namespace xt::plans::columns {

Asking::Asking(const Snapshot& snapshot, std::vector<OfPlan> plans, const Region& asked, Date known)
    : snapshot_(snapshot),
      plans_(std::move(plans)),
      questions_(std::make_shared<Questions>(snapshot, asked, known)),
      facts_(snapshot, asked, questions_) {}

Asking::Asking(const Snapshot& snapshot, const Plan& plan, std::vector<const Provision*> provisions,
               const EvalRequest& request, const Region& home, const Region& asked)
    : Asking(snapshot, {{&plan, std::move(provisions), &request, asked.key == home.key}}, asked,
             request.known) {}

xt::Status Asking::note() {
  XT_TRY([[maybe_unused]] const auto nothing, judge(nullptr));
  before_.clear();
  return {};
}

Result<Partial> Asking::pass(int threads) const {
  std::vector<std::size_t> all(snapshot_.chunks.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<ChunkPart> parts(all.size());
  XT_TRY(const auto workers, questions_->workers(threads));
  XT_CHECK_OK(pass_over(workers, snapshot_, all, parts));
  Partial out = questions_->nothing();
  for (const ChunkPart& part : parts) out.add(part);
  return out;
}

Result<std::vector<ProvisionResult>> Asking::answer(Partial whole) {
  whole.add(questions_->nothing());  // where no part came
  facts_.answer(std::make_shared<const Partial>(std::move(whole)));
  before_.clear();
  return judge(nullptr);
}

Result<std::vector<ProvisionResult>> Asking::answer_again(std::shared_ptr<const Partial> whole,
                                                          const Changed& changed) {
  facts_.answer(std::move(whole));
  facts_.forget_people();
  return judge(&changed);
}

bool Asking::Changed::touches(const FusedFacts::Trace& trace) const {
  const auto any = [](const std::vector<std::size_t>& read, const std::vector<char>& of) {
    return std::any_of(read.begin(), read.end(), [&](std::size_t k) { return of[k] != 0; });
  };
  return trace.rows || any(trace.states, states) || any(trace.sums, sums) || any(trace.heads, heads);
}

Result<std::vector<ProvisionResult>> Asking::judge(const Changed* changed) {
  std::vector<ProvisionResult> out;
  for (const OfPlan& of : plans_) {
    for (const Provision* p : of.provisions) {
      const std::size_t k = out.size();
      if (changed != nullptr && k < before_.size() && !changed->touches(before_[k].trace)) {
        out.push_back(before_[k].result);
        continue;
      }
      facts_.trace() = {};
      XT_TRY(auto result, Judge(facts_, *of.plan, *p, *of.request, of.at_home).run());
      if (before_.size() <= k) before_.resize(k + 1);
      before_[k] = {result, facts_.trace()};
      out.push_back(std::move(result));
    }
  }
  return out;
}

}  // namespace xt::plans::columns
