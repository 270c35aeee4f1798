// A fixed number of threads and a bounded queue in front of them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace xt::http {

class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t queue);
  ~WorkerPool();  // see stop()
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False where the queue is full or the pool stopped: the job was not taken. Jobs must not throw.
  bool try_post(std::function<void()> job);

  // Takes no more jobs, drops those that wait, and gives the running ones until the deadline. False where
  // some still run: their threads are let go, and what they use must live on.
  bool stop(std::chrono::steady_clock::time_point deadline);

 private:
  struct State {
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable done;
    std::deque<std::function<void()>> jobs;  // guarded by mutex
    std::size_t limit = 0;
    std::size_t idle = 0;   // guarded by mutex: threads that wait for a job
    std::size_t alive = 0;  // guarded by mutex
    bool stopping = false;  // guarded by mutex
  };
  static void work(const std::shared_ptr<State>& state);
  std::shared_ptr<State> state_;
  std::vector<std::thread> threads_;
};

}  // namespace xt::http
