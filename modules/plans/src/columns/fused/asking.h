// One evaluation in two halves, so that the pass between them may be made by several threads or, county by
// county, on several machines: first the judge takes notes of what it asks, then it answers from what all
// passes found. Several plans may be asked together: they share one pass. Everybody who takes the same notes
// (the same plans, requests, organisations, small tables and dictionaries) numbers the questions alike, so
// that their partial answers add up.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "columns/fused/worker.h"
#include "plans/eval.h"

namespace xt::plans::columns {

class Asking {
 public:
  struct OfPlan {
    const Plan* plan = nullptr;
    std::vector<const Provision*> provisions;
    const EvalRequest* request = nullptr;
    bool at_home = true;  // asked is the plan's region, not a part of it
  };
  // All of it outlives the asking. `asked`: the region that is asked, inside every plan's own; `known` is
  // that of every request.
  Asking(const Snapshot& snapshot, std::vector<OfPlan> plans, const Region& asked, Date known);
  Asking(const Snapshot& snapshot, const Plan& plan, std::vector<const Provision*> provisions,
         const EvalRequest& request, const Region& home, const Region& asked);
  // Takes the notes; called once, before the others.
  xt::Status note();
  const Questions& questions() const { return notes_->questions; }
  // Over the chunks of this snapshot; unavailable plans.not_in_one_pass where it does not allow one.
  Result<Partial> pass(int threads) const;
  // `whole`: the sum of the passes over all chunks that there are anywhere. Provisions of all plans, in
  // order.
  Result<std::vector<ProvisionResult>> answer(Partial whole, int threads = 1);

  // As Questions::ask_again.
  std::vector<Id> ask_again(const std::vector<std::string>& tables) {
    return notes_->questions.ask_again(tables);
  }

  // Which questions have another answer than the time before, and what else is another.
  struct Changed {
    std::vector<char> states, sums, heads;
    bool people = false;              // somebody, or somebody's entries
    std::vector<std::string> tables;  // small tables: table_of
    bool touches(const FusedFacts::Trace& trace) const;
  };
  // What rests on nothing that changed is answered as before.
  Result<std::vector<ProvisionResult>> answer_again(std::shared_ptr<const Partial> whole,
                                                    const Changed& changed);

 private:
  struct Work {
    const OfPlan* of;
    const Provision* provision;
    std::size_t place;  // in the answer
  };
  void facts_for(int threads);
  Result<std::vector<ProvisionResult>> judge(const Changed* changed);
  xt::Status judge(FusedFacts& facts, const Work& work);

  const Snapshot& snapshot_;
  std::vector<OfPlan> plans_;
  Region region_;
  std::shared_ptr<Notes> notes_;
  std::vector<std::unique_ptr<FusedFacts>> facts_;  // one a thread
  struct Before {
    ProvisionResult result;
    FusedFacts::Trace trace;
  };
  std::vector<Before> before_;
};

}  // namespace xt::plans::columns
