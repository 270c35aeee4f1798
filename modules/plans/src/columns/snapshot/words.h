// Words and combinations that stand for many rows, as numbers. They only ever grow, so that a number stands
// for the same thing in every later snapshot. Immutable once in a snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "columns/snapshot/chunk.h"

namespace xt::plans::columns {

// Distinct texts; number 0 is the empty one.
class Words {
 public:
  Words() { add(""); }
  std::uint32_t add(std::string_view text);
  std::uint32_t find(std::string_view text) const;  // kNone where unknown
  const std::string& text(std::uint32_t word) const { return texts_[word]; }
  std::size_t size() const { return texts_.size(); }
  std::size_t bytes() const;

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

struct Amount {
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  bool operator==(const Amount&) const = default;
};
struct Honour {
  std::string designation, level;
};

class Amounts {
 public:
  std::uint32_t add(const Amount& amount);
  std::uint32_t find(const Amount& amount) const;  // kNone
  const std::vector<Amount>& all() const { return amounts_; }
  std::size_t bytes() const;

 private:
  std::vector<Amount> amounts_;
  std::vector<std::uint32_t> slots_;
};

class Honours {
 public:
  std::uint32_t add(std::string_view designation, std::string_view level);
  std::uint32_t find(std::string_view designation, std::string_view level) const;  // kNone
  const std::vector<Honour>& all() const { return honours_; }

 private:
  std::vector<Honour> honours_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> index_;
};

// A table that is shared with earlier snapshots until something new comes: then a copy grows.
template <class T>
class Growing {
 public:
  explicit Growing(std::shared_ptr<const T> shared) : shared_(std::move(shared)) {}
  template <class... Key>
  std::uint32_t number(const Key&... key) {
    if (const std::uint32_t known = shared_->find(key...); known != kNone) return known;
    if (!own_) {
      own_ = std::make_shared<T>(*shared_);
      shared_ = own_;
    }
    return own_->add(key...);
  }
  const T& now() const { return *shared_; }
  std::shared_ptr<const T> take() {
    own_.reset();
    return shared_;
  }

 private:
  std::shared_ptr<const T> shared_;
  std::shared_ptr<T> own_;
};

}  // namespace xt::plans::columns
