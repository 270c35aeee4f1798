// Answers all questions for one chunk after the other.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "columns/fused/fused.h"
#include "eval/facts.h"

namespace xt::plans::columns {

class ChunkWorker {
 public:
  // unavailable plans.not_in_one_pass where the questions allow no pass over the snapshot.
  static Result<std::unique_ptr<ChunkWorker>> make(const Questions& questions);
  // The snapshot knows more kinds of entries or amounts than before.
  xt::Status follow() { return pass_->follow(); }
  // Nothing where the chunk does not allow it.
  std::optional<ChunkPart> run(const Chunk& chunk);

 private:
  // Of some units: nearly always one, or few that come one after the other.
  template <class T>
  class Units {
   public:
    T& at(std::int64_t unit) {
      if (last_ < all_.size() && all_[last_].first == unit) return all_[last_].second;
      for (last_ = 0; last_ < all_.size(); ++last_) {
        if (all_[last_].first == unit) return all_[last_].second;
      }
      return all_.emplace_back(unit, T{}).second;
    }
    void take(std::uint32_t question, std::vector<ChunkPart::Row<T>>& out) {
      for (const auto& [unit, value] : all_) {
        if (value != T{}) out.push_back({question, unit, value});
      }
      all_.clear();
    }

   private:
    std::vector<std::pair<std::int64_t, T>> all_;
    std::size_t last_ = 0;
  };
  // Where the teachers of a batch are on a day.
  struct Present {
    std::array<std::uint32_t, kBatch> org;  // held; kNone: none, outside the region, or nobody who speaks
    std::int64_t unit = -1;                 // of all who are there; -1: nobody, -2: several
    std::vector<std::array<std::uint32_t, kBatch>> words;  // the tests, 32 a word
  };
  struct Common {               // what a population question says of most teachers
    Thresholds bounds, served;  // served: of those who served all days of the window
    Period window, elapsed;
  };

  ChunkWorker(const Questions& questions, std::unique_ptr<Pass> pass);
  bool concerns(const Chunk& chunk, std::uint32_t teacher) const;
  void batch(const Chunk& chunk, std::size_t count);
  void stay(const Chunk& chunk, std::uint32_t teacher, std::size_t i);
  void masks(std::size_t count);
  void facts(const Chunk& chunk, std::size_t count);
  void judge(const Chunk& chunk, std::size_t k);
  void judge_each(std::size_t k, const std::int64_t* values);
  void judge_served(const Chunk& chunk, std::size_t k, const std::int64_t* values);
  void judge_own(const Chunk& chunk, std::size_t k, const std::int64_t* values);
  void judge_all(std::size_t k, const std::int32_t* mask, const Thresholds& bounds,
                 const std::int64_t* values);
  void found(std::size_t k, std::size_t i, const Thresholds& bounds, std::int64_t value, const Period* own);
  bool covered(const Questions::States& question, std::uint32_t org, const Period* own);
  bool covered(std::size_t cover, std::uint32_t org, const Period& days);
  const Thresholds& bounds(std::size_t k, const rules::Clock& clock, int window_days);
  rules::Clock served(const Chunk& chunk, std::uint32_t teacher, bool over, const Period& window,
                      const Period& elapsed);
  void add_up(const Chunk& chunk, std::size_t k);
  void add_spread(const Chunk& chunk, std::size_t k);
  void count(std::size_t k);

  const Questions& q_;
  std::unique_ptr<Pass> pass_;
  PersonTests tests_;  // of the populations, then of the lanes
  Classes classes_;
  std::size_t words_ = 0;  // that hold the populations' tests
  std::vector<std::int64_t> key_of_org_, unit_of_org_;
  std::vector<char> inside_;  // by organisation: whether it lies in the region
  bool everywhere_ = false;   // all of them do
  std::vector<Common> common_;
  struct Known {  // what a cover says of each organisation, year by year
    int first = 0, years = 0;
    std::vector<char> of;     // [organisation * years + year - first]: 0 no, 1 yes, 2 not asked yet
    std::vector<char> whole;  // [organisation]: of all days
  };
  std::vector<Known> covered_;
  struct Slot {
    std::uint64_t key = UINT64_MAX;
    Thresholds bounds;
  };
  std::vector<std::vector<Slot>> bounds_;  // [question]: the latest of each place

  std::array<std::uint32_t, kBatch> who_;  // the teachers of the batch, in the chunk
  Pass::Batch batch_;
  std::vector<Present> present_;                        // [day]
  std::vector<std::array<std::int32_t, kBatch>> mask_;  // [test]
  std::vector<std::vector<std::int64_t>> facts_;
  std::vector<std::int64_t> values_;
  std::array<std::int32_t, kBatch> from_,
      to_;                                 // of the only employment; an empty period where there are more
  std::array<std::int32_t, kBatch> some_;  // a mask
  std::vector<Period> days_;
  std::int64_t entry_unit_ = -1;  // of all entries of the batch; -1: none, -2: several
  std::vector<Units<Counts>> states_;
  std::vector<Units<std::int64_t>> sums_, heads_;
  std::vector<Spread> spread_;
};

// Puts the parts of these chunks in place; unavailable plans.not_in_one_pass where a chunk does not allow it.
// `parts` has room for all.
xt::Status pass_over(const std::vector<std::unique_ptr<ChunkWorker>>& workers, const Snapshot& snapshot,
                     const std::vector<std::size_t>& chunks, std::vector<ChunkPart>& parts);

}  // namespace xt::plans::columns
