// Finished overviews, while what they were made from stands. Thread-safe.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "plans/eval.h"

namespace xt::overview {

using Answered = std::vector<std::shared_ptr<const plans::EvalResult>>;

class Pages {
 public:
  std::optional<std::string> find(const std::string& key, const Answered& made_from);
  void keep(const std::string& key, const Answered& made_from, const std::string& text);

 private:
  static constexpr std::size_t kMost = 32;
  struct Kept {
    std::string key;
    Answered made_from;
    std::string text;
  };
  std::mutex mutex_;
  std::list<Kept> kept_;  // latest first
};

}  // namespace xt::overview
