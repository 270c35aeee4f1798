// What a batch adds to the sums and to the counts of people.
#include <algorithm>

#include "columns/fused/worker.h"

namespace xt::plans::columns {

// Entries in several organisations: of each its own part, and a person who counts as one where the whole is
// known.
void ChunkWorker::add_spread(const Chunk& chunk, std::size_t k) {
  const Questions::Sum& question = q_.sums_[k];
  std::vector<std::pair<std::int64_t, std::int64_t>> units;
  for (std::size_t s = 0; s < batch_.spread.size(); ++s) {
    const Pass::Spread& one = batch_.spread[s];
    const std::int64_t unit = question.by_org ? key_of_org_[one.org] : unit_of_org_[one.org];
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const auto& of) { return of.first == unit; });
    if (found == units.end()) {
      units.emplace_back(unit, one.values[question.column]);
    } else {
      found->second += one.values[question.column];
    }
    if (s + 1 < batch_.spread.size() && batch_.spread[s + 1].teacher == one.teacher) continue;
    for (const auto& [of, value] : units) {
      if (value == 0) continue;
      if (!question.heads) {
        sums_[k].at(of) += value;
      } else if (units.size() == 1) {
        sums_[k].at(of) += value > 0;
      } else {
        spread_.push_back({k, of, chunk.id[who_[one.teacher]], value});
      }
    }
    units.clear();
  }
}

void ChunkWorker::add_up(const Chunk& chunk, std::size_t k) {
  const Questions::Sum& question = q_.sums_[k];
  const std::int32_t* const column = batch_.column(question.column);
  if (!question.by_org && entry_unit_ >= 0) {
    sums_[k].at(entry_unit_) +=
        question.heads ? positive(column, batch_.count) : sum_of(column, batch_.count);
    return;
  }
  for (std::size_t i = 0; i < batch_.count; ++i) {
    const std::uint32_t org = batch_.org[i];
    if (column[i] == 0 || org >= kSeveral) continue;
    const std::int64_t unit = question.by_org ? key_of_org_[org] : unit_of_org_[org];
    sums_[k].at(unit) += question.heads ? column[i] > 0 : column[i];
  }
  add_spread(chunk, k);
}

void ChunkWorker::count(std::size_t k) {
  const Questions::Heads& question = q_.heads_[k];
  const Present& p = present_[q_.tests_[question.test].day];
  const std::int32_t* const mask = mask_[question.test].data();
  if (p.unit == -1) return;
  if (!question.by_org && p.unit >= 0) {
    heads_[k].at(p.unit) -= sum_of(mask, batch_.count);
    return;
  }
  for (std::size_t i = 0; i < batch_.count; ++i) {
    if (mask[i] == 0) continue;
    heads_[k].at(question.by_org ? key_of_org_[p.org[i]] : unit_of_org_[p.org[i]]) += 1;
  }
}

}  // namespace xt::plans::columns
