#include "columns/fused/asking.h"

#include "eval/judge.h"

namespace xt::plans::columns {

Asking::Asking(const Snapshot& snapshot, const Plan& plan, std::vector<const Provision*> provisions,
               const EvalRequest& request, const Region& home, const Region& asked)
    : snapshot_(snapshot),
      plan_(plan),
      provisions_(std::move(provisions)),
      request_(request),
      at_home_(asked.key == home.key),
      questions_(std::make_shared<Questions>(snapshot, asked, request.known)),
      facts_(snapshot, asked, questions_) {}

xt::Status Asking::note() {
  XT_TRY([[maybe_unused]] const auto nothing, judge());
  return {};
}

std::optional<Partial> Asking::pass(int threads) const {
  return questions_->run(threads);
}

Result<std::vector<ProvisionResult>> Asking::answer(Partial whole) {
  facts_.answer(std::make_shared<const Partial>(std::move(whole)));
  return judge();
}

Result<std::vector<ProvisionResult>> Asking::judge() {
  std::vector<ProvisionResult> out;
  for (const Provision* p : provisions_) {
    XT_TRY(auto result, Judge(facts_, plan_, *p, request_, at_home_).run());
    out.push_back(std::move(result));
  }
  return out;
}

}  // namespace xt::plans::columns
