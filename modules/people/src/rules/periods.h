// Timelines: values that hold over days [from, to), sorted, never overlapping, never empty; neighbours that
// touch hold different values. Pure; every change keeps these properties (periods_test.cpp tries random
// ones).
#pragma once

#include <algorithm>
#include <compare>
#include <optional>
#include <vector>

#include "base/date.h"

namespace xt::people {

template <class V>
struct Dated {
  Period period;
  V value;
  auto operator<=>(const Dated&) const = default;
};

template <class V>
class Timeline {
 public:
  using Spans = std::vector<Dated<V>>;

  Timeline() = default;
  // From storage; the store keeps what the rules made, so nothing is checked here.
  explicit Timeline(Spans spans) : spans_(std::move(spans)) {}

  const Spans& spans() const { return spans_; }
  bool empty() const { return spans_.empty(); }
  // The period of storage order: appended rows come sorted by day.
  void append_stored(Dated<V> span) { spans_.push_back(std::move(span)); }

  const Dated<V>* at(Date day) const {
    for (const auto& span : spans_) {
      if (span.period.contains(day)) return &span;
    }
    return nullptr;
  }
  // For what a value carries beside what makes it equal: never touch the period.
  V* value_at(Date day) {
    const auto* span = at(day);
    return span == nullptr ? nullptr : &const_cast<Dated<V>*>(span)->value;
  }
  const Dated<V>* last() const { return spans_.empty() ? nullptr : &spans_.back(); }

  // From `day` on the value is `value`, until the next period already known begins (kOpenEnd otherwise). The
  // period that holds on `day` ends the day before. Answers whether anything changed.
  bool set_from(Date day, V value) {
    if (const auto* now = at(day); now != nullptr && now->value == value) return false;
    Period fresh{day, kOpenEnd};
    for (auto it = spans_.begin(); it != spans_.end();) {
      if (it->period.contains(day)) {
        fresh.to = it->period.to;
        it->period.to = day;
      } else if (it->period.from > day) {
        fresh.to = std::min(fresh.to, it->period.from);
      }
      it = it->period.empty() ? spans_.erase(it) : it + 1;
    }
    insert({fresh, std::move(value)});
    return true;
  }

  // Nothing holds from `day` on. Answers whether anything changed.
  bool close(Date day) {
    const auto before = spans_;
    std::erase_if(spans_, [&](const auto& span) { return span.period.from >= day; });
    if (!spans_.empty() && spans_.back().period.to > day) spans_.back().period.to = day;
    return spans_ != before;
  }

  // `value` on those days of `period` where nothing holds yet. Answers whether anything changed.
  bool fill(Period period, const V& value) {
    std::vector<Period> holes;
    Date day = period.from;
    for (const auto& span : spans_) {
      if (span.period.to <= day) continue;
      if (span.period.from >= period.to) break;
      if (span.period.from > day) holes.push_back({day, span.period.from});
      day = std::max(day, span.period.to);
    }
    if (day < period.to) holes.push_back({day, period.to});
    for (const Period& hole : holes) insert({hole, value});
    return !holes.empty();
  }

  bool valid() const {
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      if (spans_[i].period.empty()) return false;
      if (i == 0) continue;
      const auto& before = spans_[i - 1];
      if (spans_[i].period.from < before.period.to) return false;
      if (spans_[i].period.from == before.period.to && spans_[i].value == before.value) return false;
    }
    return true;
  }

  bool operator==(const Timeline&) const = default;

 private:
  // The days of `span` are free. Joins neighbours that touch and hold the same value.
  void insert(Dated<V> span) {
    auto it = std::find_if(spans_.begin(), spans_.end(),
                           [&](const auto& other) { return other.period.from > span.period.from; });
    it = spans_.insert(it, std::move(span));
    if (auto next = it + 1;
        next != spans_.end() && next->period.from == it->period.to && next->value == it->value) {
      it->period.to = next->period.to;
      it->value = std::move(next->value);  // values may be equal and yet carry more: an employment's end
      spans_.erase(next);
    }
    if (it != spans_.begin()) {
      auto before = it - 1;
      if (before->period.to == it->period.from && before->value == it->value) {
        before->period.to = it->period.to;
        before->value = std::move(it->value);
        spans_.erase(it);
      }
    }
  }

  Spans spans_;
};

}  // namespace xt::people
