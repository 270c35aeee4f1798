#include "columns/fused/pass.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace xt::plans::columns {
namespace {

// The whole inner loop is additions over these registers: 32 bytes is one of AVX2 and two of SSE2.
constexpr std::size_t kNarrowPad = 16;
constexpr std::size_t kWidePad = 8;
constexpr std::size_t kMostBuckets = 200;

std::size_t padded(std::size_t count, std::size_t to) {
  return (count + to - 1) / to * to;
}

std::vector<const Filter*> person_filters(const Lanes& lanes) {
  std::vector<const Filter*> out;
  for (const Lanes::Lane& lane : lanes.lanes) {
    if (lane.person_bit < 64) out.push_back(&lane.of_teacher);
  }
  return out;
}

std::int32_t offset_of(Date day) {
  return std::clamp(day - kEntryEpoch, 0, kEntryDays);
}

// All lanes side by side. Clones are chosen when the program starts, so that the product runs anywhere.
__attribute__((target_clones("avx2", "default"))) void add_narrow(std::int16_t* sums, const std::int16_t* row,
                                                                  std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + row[k]);
}

__attribute__((target_clones("avx2", "default"))) void add_narrow_some(std::int16_t* sums,
                                                                       const std::int16_t* row,
                                                                       const std::int16_t* mask,
                                                                       std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    sums[k] = static_cast<std::int16_t>(sums[k] + (row[k] & mask[k]));
  }
}

__attribute__((target_clones("avx2", "default"))) void add_wide(std::int32_t* sums, const std::int32_t* row,
                                                                std::int32_t value, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) sums[k] += row[k] & value;
}

__attribute__((target_clones("avx2", "default"))) void add_wide_some(std::int32_t* sums,
                                                                     const std::int32_t* row,
                                                                     const std::int32_t* mask,
                                                                     std::int32_t value, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) sums[k] += row[k] & mask[k] & value;
}

}  // namespace

Pass::Pass(const Snapshot& snapshot, const Lanes& lanes, std::vector<PassColumn> columns, Date known)
    : snapshot_(snapshot),
      columns_(std::move(columns)),
      lanes_(lanes),
      known_(static_cast<std::uint16_t>(std::min(offset_of(known), kEntryDays - 1))),
      tests_(snapshot, person_filters(lanes)) {
  persons_ = !person_filters(lanes).empty();
  for (const Lanes::Lane& lane : lanes.lanes) ++(lane.wide() ? wide_ : narrow_);
  narrow_ = padded(narrow_, kNarrowPad);
  wide_ = padded(wide_, kWidePad);
  for (const Org& org : snapshot.orgs->all()) unit_of_org_.push_back(unit_of(org.key));
}

std::unique_ptr<Pass> Pass::make(const Snapshot& snapshot, const Lanes& lanes,
                                 std::vector<PassColumn> columns, Date known) {
  if (known < kEntryEpoch) return nullptr;
  std::unique_ptr<Pass> out(new Pass(snapshot, lanes, std::move(columns), known));
  if (!out->fits()) return nullptr;
  out->buckets();
  if (out->buckets_ > kMostBuckets) return nullptr;
  out->tables(lanes);
  out->narrow_sums_.resize((out->buckets_ + 1) * out->narrow_);
  out->wide_sums_.resize((out->buckets_ + 1) * out->wide_);
  return out;
}

// Sums of the busiest teacher must fit.
bool Pass::fits() const {
  std::int64_t most = 0, entries = 0;
  for (const Amount& amount : snapshot_.amounts->all()) {
    most = std::max({most, std::abs(amount.hours_x100), std::abs(amount.credits_x100)});
  }
  for (const auto& chunk : snapshot_.chunks) {
    for (std::size_t i = 0; i < chunk->teachers(); ++i) {
      entries = std::max<std::int64_t>(entries, chunk->entry_start[i + 1] - chunk->entry_start[i]);
    }
  }
  const bool records = std::all_of(snapshot_.kinds->all().begin(), snapshot_.kinds->all().end(),
                                   [](const EntryKind& kind) { return std::abs(kind.records) <= 1; });
  return records && entries < INT16_MAX && most < INT32_MAX / std::max<std::int64_t>(1, entries);
}

void Pass::tables(const Lanes& lanes) {
  std::vector<RowFilter> of_entry;
  for (const Lanes::Lane& lane : lanes.lanes) {
    of_entry.emplace_back(snapshot_, lane.of_entry);
    credits_ = credits_ || lane.leaf == Leaf::credits;
  }
  std::map<std::vector<std::int32_t>, std::uint16_t> rows;
  for (const EntryKind& kind : snapshot_.kinds->all()) {
    std::vector<std::int32_t> row(narrow_ + 2 * wide_, 0);
    Subject s;
    s.entry = &kind;
    for (std::size_t k = 0; k < lanes.lanes.size(); ++k) {
      const Lanes::Lane& lane = lanes.lanes[k];
      if (!of_entry[k].holds(s)) continue;
      if (lane.leaf == Leaf::records) row[lane.place] = kind.records;
      if (lane.leaf == Leaf::hours) row[narrow_ + lane.place] = -1;
      if (lane.leaf == Leaf::credits) row[narrow_ + wide_ + lane.place] = -1;
    }
    const auto [found, fresh] = rows.try_emplace(row, static_cast<std::uint16_t>(rows.size()));
    row_of_kind_.push_back(found->second);
    if (!fresh) continue;
    for (std::size_t k = 0; k < narrow_; ++k) narrow_rows_.push_back(static_cast<std::int16_t>(row[k]));
    const auto wide = row.begin() + static_cast<std::ptrdiff_t>(narrow_);
    hour_rows_.insert(hour_rows_.end(), wide, wide + static_cast<std::ptrdiff_t>(wide_));
    credit_rows_.insert(credit_rows_.end(), wide + static_cast<std::ptrdiff_t>(wide_), row.end());
  }
  for (const Amount& amount : snapshot_.amounts->all()) {
    hours_.push_back(static_cast<std::int32_t>(amount.hours_x100));
    credits_of_.push_back(static_cast<std::int32_t>(amount.credits_x100));
  }
}

void Pass::buckets() {
  std::vector<std::int32_t> borders{0, kEntryDays};
  for (const PassColumn& column : columns_) {
    borders.push_back(offset_of(column.days.from));
    borders.push_back(offset_of(column.days.to));
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  buckets_ = borders.size() - 1;
  if (buckets_ > kMostBuckets) return;
  const auto bucket = [&](Date day) {
    return static_cast<std::uint16_t>(std::lower_bound(borders.begin(), borders.end(), offset_of(day)) -
                                      borders.begin());
  };
  for (const PassColumn& column : columns_) {
    const std::uint16_t from = bucket(column.days.from);
    span_.emplace_back(from, std::max(from, bucket(column.days.to)));
  }
  bucket_of_day_.resize(kEntryDays);
  for (std::size_t b = 0; b < buckets_; ++b) {
    std::fill(bucket_of_day_.begin() + borders[b], bucket_of_day_.begin() + borders[b + 1],
              static_cast<std::uint8_t>(b));
  }
}

const Pass::PersonLanes& Pass::person_lanes(std::uint64_t holds) {
  const auto [found, fresh] = person_lanes_.try_emplace(holds);
  PersonLanes& out = found->second;
  if (!fresh) return out;
  out.narrow.assign(narrow_, -1);
  out.wide.assign(wide_, -1);
  for (const Lanes::Lane& lane : lanes_.lanes) {
    if (lane.person_bit >= 64 || (holds >> lane.person_bit & 1) != 0) continue;
    if (lane.wide()) {
      out.wide[lane.place] = 0;
    } else {
      out.narrow[lane.place] = 0;
    }
  }
  return out;
}

template <bool kPersons, bool kKnown>
void Pass::teacher(const Chunk& chunk, std::uint32_t i, std::int64_t only_unit) {
  PersonTests::Stretch stretch{0, 0, 0};
  std::uint32_t org = kNone;
  const PersonLanes* person = nullptr;
  for (std::uint32_t e = chunk.entry_start[i]; e < chunk.entry_start[i + 1]; ++e) {
    if (kKnown && chunk.posted[e] > known_) continue;
    if (only_unit >= 0 && unit_of_org_[chunk.org[e]] != only_unit) continue;
    const std::size_t bucket = std::size_t{bucket_of_day_[chunk.day[e]]} + 1;
    const std::size_t row = row_of_kind_[chunk.kind[e]];
    std::int16_t* const narrow = narrow_sums_.data() + bucket * narrow_;
    std::int32_t* const wide = wide_sums_.data() + bucket * wide_;
    const std::int32_t hours = hours_[chunk.amount[e]];
    if constexpr (kPersons) {
      const std::int32_t day = kEntryEpoch.days() + chunk.day[e];
      if (person == nullptr || org != chunk.org[e] || day < stretch.from || day >= stretch.to) {
        org = chunk.org[e];
        stretch = tests_.ask(chunk, i, day, org);
        person = &person_lanes(stretch.holds);
      }
      if (narrow_ != 0) {
        add_narrow_some(narrow, narrow_rows_.data() + row * narrow_, person->narrow.data(), narrow_);
      }
      if (wide_ != 0) {
        add_wide_some(wide, hour_rows_.data() + row * wide_, person->wide.data(), hours, wide_);
      }
      if (credits_) {
        add_wide_some(wide, credit_rows_.data() + row * wide_, person->wide.data(),
                      credits_of_[chunk.amount[e]], wide_);
      }
    } else {
      if (narrow_ != 0) add_narrow(narrow, narrow_rows_.data() + row * narrow_, narrow_);
      if (wide_ != 0) add_wide(wide, hour_rows_.data() + row * wide_, hours, wide_);
      if (credits_) {
        add_wide(wide, credit_rows_.data() + row * wide_, credits_of_[chunk.amount[e]], wide_);
      }
    }
  }
}

void Pass::sum(const Chunk& chunk, std::uint32_t i, std::int64_t only_unit) {
  std::fill(narrow_sums_.begin(), narrow_sums_.end(), std::int16_t{0});
  std::fill(wide_sums_.begin(), wide_sums_.end(), 0);
  if (persons_) {
    teacher<true, true>(chunk, i, only_unit);
  } else {
    teacher<false, true>(chunk, i, only_unit);
  }
  for (std::size_t k = narrow_; k < narrow_sums_.size(); ++k) {
    narrow_sums_[k] = static_cast<std::int16_t>(narrow_sums_[k] + narrow_sums_[k - narrow_]);
  }
  for (std::size_t k = wide_; k < wide_sums_.size(); ++k) wide_sums_[k] += wide_sums_[k - wide_];
}

std::int32_t Pass::value(const PassColumn& column, std::size_t index) const {
  const Lanes::Lane& lane = lanes_.lanes[column.lane];
  const auto [from, to] = span_[index];
  if (lane.wide()) return wide_sums_[to * wide_ + lane.place] - wide_sums_[from * wide_ + lane.place];
  return narrow_sums_[to * narrow_ + lane.place] - narrow_sums_[from * narrow_ + lane.place];
}

void Pass::run(const Chunk& chunk, Result& out) {
  const std::size_t teachers = chunk.teachers();
  out.columns.resize(columns_.size());
  for (auto& column : out.columns) column.resize(teachers);
  out.unit.assign(teachers, -1);
  out.spread.clear();
  for (std::uint32_t i = 0; i < teachers; ++i) {
    for (std::uint32_t e = chunk.entry_start[i]; e < chunk.entry_start[i + 1]; ++e) {
      const std::int64_t unit = unit_of_org_[chunk.org[e]];
      if (out.unit[i] == unit) continue;
      out.unit[i] = out.unit[i] == -1 ? unit : -2;
      if (out.unit[i] == -2) break;
    }
    sum(chunk, i, -1);
    for (std::size_t c = 0; c < columns_.size(); ++c) out.columns[c][i] = value(columns_[c], c);
    if (out.unit[i] != -2) continue;
    std::vector<std::int64_t> units;
    for (std::uint32_t e = chunk.entry_start[i]; e < chunk.entry_start[i + 1]; ++e) {
      units.push_back(unit_of_org_[chunk.org[e]]);
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    for (const std::int64_t unit : units) {
      sum(chunk, i, unit);
      Spread one{i, unit, {}};
      for (std::size_t c = 0; c < columns_.size(); ++c) one.values.push_back(value(columns_[c], c));
      out.spread.push_back(std::move(one));
    }
  }
}

}  // namespace xt::plans::columns
