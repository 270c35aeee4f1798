// The pass itself: chunk after chunk, each independent of all others.
#include <algorithm>
#include <atomic>
#include <thread>

#include "columns/fused/worker.h"

namespace xt::plans::columns {

std::optional<Partial> Questions::run(int threads) const {
  struct Work {
    std::unique_ptr<ChunkWorker> worker;
    Partial sum;
  };
  std::vector<Work> works(static_cast<std::size_t>(std::max(1, threads)));
  for (Work& work : works) {
    work.worker = ChunkWorker::make(*this);
    if (!work.worker) return std::nullopt;
    work.sum.resize(states_.size(), sums_.size(), heads_.size());
  }
  std::atomic<std::size_t> next{0};
  std::atomic<bool> possible{true};
  const auto go = [&](Work& work) {
    for (std::size_t i = next++; i < snapshot_.chunks.size() && possible; i = next++) {
      const auto part = work.worker->run(*snapshot_.chunks[i]);
      if (part) {
        work.sum.add(*part);
      } else {
        possible = false;
      }
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < works.size(); ++i) others.emplace_back([&, i] { go(works[i]); });
  go(works[0]);
  for (std::thread& one : others) one.join();
  if (!possible) return std::nullopt;
  for (std::size_t i = 1; i < works.size(); ++i) works[0].sum.add(works[i].sum);
  return std::move(works[0].sum);
}

}  // namespace xt::plans::columns
