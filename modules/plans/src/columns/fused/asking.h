// One evaluation in two halves, so that the pass between them may be made by several threads or, county by
// county, on several machines: first the judge takes notes of what it asks, then it answers from what all
// passes found. Everybody who takes the same notes (the same plan, request, organisations, small tables and
// dictionaries) numbers the questions alike, so that their partial answers add up.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "columns/fused/fused.h"
#include "plans/eval.h"

namespace xt::plans::columns {

class Asking {
 public:
  // All of it outlives the asking. `home`: the plan's region; `asked`: the region that is asked, inside it.
  Asking(const Snapshot& snapshot, const Plan& plan, std::vector<const Provision*> provisions,
         const EvalRequest& request, const Region& home, const Region& asked);
  // Takes the notes; called once, before the others.
  xt::Status note();
  // Over the chunks of this snapshot; nothing where it does not allow one pass.
  std::optional<Partial> pass(int threads) const;
  // `whole`: the sum of the passes over all chunks that there are anywhere.
  Result<std::vector<ProvisionResult>> answer(Partial whole);

 private:
  Result<std::vector<ProvisionResult>> judge();

  const Snapshot& snapshot_;
  const Plan& plan_;
  std::vector<const Provision*> provisions_;
  const EvalRequest& request_;
  bool at_home_;
  std::shared_ptr<Questions> questions_;
  FusedFacts facts_;
};

}  // namespace xt::plans::columns
