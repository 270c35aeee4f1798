#include "worker_pool.h"

namespace xt::http {

WorkerPool::WorkerPool(int threads, std::size_t queue) : state_(std::make_shared<State>()) {
  state_->limit = queue;
  state_->alive = static_cast<std::size_t>(threads);
  for (int i = 0; i < threads; ++i) threads_.emplace_back([state = state_] { work(state); });
}

WorkerPool::~WorkerPool() {
  static_cast<void>(stop(std::chrono::steady_clock::time_point::max()));
}

bool WorkerPool::try_post(std::function<void()> job) {
  {
    const std::lock_guard lock(state_->mutex);
    // Idle threads may already have been promised a job that is still in the queue.
    if (state_->stopping || state_->jobs.size() >= state_->limit + state_->idle) return false;
    state_->jobs.push_back(std::move(job));
  }
  state_->wake.notify_one();
  return true;
}

bool WorkerPool::stop(std::chrono::steady_clock::time_point deadline) {
  bool clean = true;
  std::deque<std::function<void()>> dropped;  // destroyed without the lock
  {
    std::unique_lock lock(state_->mutex);
    state_->stopping = true;
    dropped.swap(state_->jobs);
    state_->wake.notify_all();
    const auto all_gone = [&] { return state_->alive == 0; };
    if (deadline == std::chrono::steady_clock::time_point::max()) {
      state_->done.wait(lock, all_gone);
    } else {
      clean = state_->done.wait_until(lock, deadline, all_gone);
    }
  }
  for (std::thread& thread : threads_) {
    if (clean) {
      thread.join();
    } else {
      thread.detach();
    }
  }
  threads_.clear();
  return clean;
}

void WorkerPool::work(const std::shared_ptr<State>& state) {
  std::unique_lock lock(state->mutex);
  for (;;) {
    ++state->idle;
    state->wake.wait(lock, [&] { return state->stopping || !state->jobs.empty(); });
    --state->idle;
    if (state->stopping) break;
    {
      std::function<void()> job = std::move(state->jobs.front());
      state->jobs.pop_front();
      lock.unlock();
      job();
    }
    lock.lock();
  }
  --state->alive;
  state->done.notify_all();
}

}  // namespace xt::http
