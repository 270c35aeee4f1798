#include "columns/fused/asking.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>

#include "eval/judge.h"

namespace xt::plans::columns {

Asking::Asking(const Snapshot& snapshot, std::vector<OfPlan> plans, const Region& asked, Date known)
    : snapshot_(snapshot),
      plans_(std::move(plans)),
      region_(asked),
      notes_(std::make_shared<Notes>(Questions(snapshot, asked, known))) {
  facts_for(1);
}

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
  XT_TRY(const auto workers, notes_->questions.workers(threads));
  XT_CHECK_OK(pass_over(workers, snapshot_, all, parts));
  Partial out = notes_->questions.nothing();
  for (const ChunkPart& part : parts) out.add(part);
  return out;
}

Result<std::vector<ProvisionResult>> Asking::answer(Partial whole, int threads) {
  whole.add(notes_->questions.nothing());  // where no part came
  facts_for(threads);
  const auto answers = std::make_shared<const Partial>(std::move(whole));
  for (const auto& facts : facts_) facts->answer(answers);
  before_.clear();
  return judge(nullptr);
}

Result<std::vector<ProvisionResult>> Asking::answer_again(std::shared_ptr<const Partial> whole,
                                                          const Changed& changed) {
  for (const auto& facts : facts_) {
    facts->answer(whole);
    facts->forget_people();
    facts->forget_tables(changed.tables);
  }
  return judge(&changed);
}

bool Asking::Changed::touches(const FusedFacts::Trace& trace) const {
  const auto any = [](const std::vector<std::size_t>& read, const std::vector<char>& of) {
    return std::any_of(read.begin(), read.end(), [&](std::size_t k) { return of[k] != 0; });
  };
  const bool table = std::any_of(trace.tables.begin(), trace.tables.end(), [&](const std::string& name) {
    return std::find(tables.begin(), tables.end(), name) != tables.end();
  });
  return (people && trace.rows) || table || any(trace.states, states) || any(trace.sums, sums) ||
         any(trace.heads, heads);
}

void Asking::facts_for(int threads) {
  while (facts_.size() < static_cast<std::size_t>(std::max(1, threads))) {
    facts_.push_back(std::make_unique<FusedFacts>(snapshot_, region_, notes_));
  }
}

// Notes are taken by one; a few provisions are not worth another thread.
Result<std::vector<ProvisionResult>> Asking::judge(const Changed* changed) {
  std::vector<Work> all;
  std::size_t place = 0;
  for (const OfPlan& of : plans_) {
    for (const Provision* p : of.provisions) {
      const bool known = changed != nullptr && place < before_.size();
      if (!known || changed->touches(before_[place].trace)) all.push_back({&of, p, place});
      ++place;
    }
  }
  before_.resize(place);
  std::atomic<std::size_t> next{0};
  const auto go = [&](FusedFacts& facts) -> xt::Status {
    for (std::size_t i = next++; i < all.size(); i = next++) XT_CHECK_OK(judge(facts, all[i]));
    return {};
  };
  constexpr std::size_t kForAThread = 8;
  std::vector<std::future<xt::Status>> others;
  for (std::size_t i = 1; i < facts_.size() && i * kForAThread < all.size(); ++i) {
    others.push_back(std::async(std::launch::async, [&, i] { return go(*facts_[i]); }));
  }
  xt::Status done = go(*facts_[0]);
  for (auto& one : others) {
    if (auto other = one.get(); !other.ok()) done = other;
  }
  XT_CHECK_OK(done);
  std::vector<ProvisionResult> out;
  out.reserve(place);
  for (const Before& one : before_) out.push_back(one.result);
  return out;
}

xt::Status Asking::judge(FusedFacts& facts, const Work& work) {
  facts.trace() = {};
  const OfPlan& of = *work.of;
  XT_TRY(auto result, Judge(facts, *of.plan, *work.provision, *of.request, of.at_home).run());
  before_[work.place] = {std::move(result), facts.trace()};
  return {};
}

}  // namespace xt::plans::columns
