// The pass itself: chunk after chunk, each independent of all others.
#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "columns/fused/worker.h"

namespace xt::plans::columns {

Result<std::vector<std::unique_ptr<ChunkWorker>>> Questions::workers(int threads) const {
  using Made = Result<std::unique_ptr<ChunkWorker>>;
  std::vector<std::future<Made>> others;
  for (int i = 1; i < threads; ++i) {
    others.push_back(std::async(std::launch::async, [&] { return ChunkWorker::make(*this); }));
  }
  std::vector<std::unique_ptr<ChunkWorker>> out;
  XT_TRY(auto mine, ChunkWorker::make(*this));
  out.push_back(std::move(mine));
  for (std::future<Made>& one : others) {
    XT_TRY(auto worker, one.get());
    out.push_back(std::move(worker));
  }
  return out;
}

Partial Questions::nothing() const {
  Partial out;
  out.resize(states_.size(), sums_.size(), heads_.size());
  return out;
}

xt::Status pass_over(const std::vector<std::unique_ptr<ChunkWorker>>& workers, const Snapshot& snapshot,
                     const std::vector<std::size_t>& chunks, std::vector<ChunkPart>& parts) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> possible{true};
  const auto go = [&](ChunkWorker& worker) {
    for (std::size_t i = next++; i < chunks.size() && possible; i = next++) {
      auto part = worker.run(*snapshot.chunks[chunks[i]]);
      if (part) {
        parts[chunks[i]] = *std::move(part);
      } else {
        possible = false;
      }
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min(workers.size(), chunks.size()); ++i) {
    others.emplace_back([&, i] { go(*workers[i]); });
  }
  go(*workers[0]);
  for (std::thread& one : others) one.join();
  if (possible) return {};
  return make_error(Code::unavailable, "plans.not_in_one_pass", "a teacher with too many entries");
}

}  // namespace xt::plans::columns
