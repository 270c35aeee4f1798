#include "columns/fused/pass.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>

namespace xt::plans::columns {
namespace {

constexpr std::size_t kMostBuckets = 200;

std::size_t registers(std::size_t lanes, std::size_t of_one) {
  return (lanes + of_one - 1) / of_one;
}

std::vector<const Filter*> person_filters(const Lanes& lanes) {
  std::vector<const Filter*> out;
  for (const Lanes::Lane& lane : lanes.lanes) {
    if (lane.person_bit != kNone) out.push_back(&lane.of_teacher);
  }
  return out;
}

std::int32_t offset_of(Date day) {
  return std::clamp(day - kEntryEpoch, 0, kEntryDays);
}

}  // namespace

Pass::Pass(const Snapshot& snapshot, const Lanes& lanes, std::vector<PassColumn> columns,
           std::vector<OwnWindow> own, Date known)
    : snapshot_(snapshot),
      columns_(std::move(columns)),
      own_(std::move(own)),
      lanes_(lanes),
      known_(static_cast<std::uint16_t>(std::min(offset_of(known), kEntryDays - 1))),
      tests_(snapshot, person_filters(lanes)) {
  persons_ = !person_filters(lanes).empty();
  std::size_t narrow = 0, wide = 0;
  for (const Lanes::Lane& lane : lanes.lanes) ++(lane.wide() ? wide : narrow);
  tables_.narrow = registers(narrow, kNarrowLanes);
  tables_.wide = registers(wide, kWideLanes);
}

std::unique_ptr<Pass> Pass::make(const Snapshot& snapshot, const Lanes& lanes,
                                 std::vector<PassColumn> columns, std::vector<OwnWindow> own, Date known) {
  if (known < kEntryEpoch) return nullptr;
  std::unique_ptr<Pass> out(new Pass(snapshot, lanes, std::move(columns), std::move(own), known));
  out->buckets();
  if (out->buckets_ > kMostBuckets || !out->tables()) return nullptr;
  const std::size_t rows = out->buckets_ + 2 + out->own_.size();
  out->sums_.narrow.resize(rows * out->tables_.narrow);
  out->sums_.wide.resize(rows * out->tables_.wide);
  return out;
}

// Sums of the busiest teacher must fit.
bool Pass::takes(const Chunk& chunk) const {
  std::int64_t most = 0;
  for (std::size_t i = 0; i < chunk.teachers(); ++i) {
    most = std::max<std::int64_t>(most, chunk.entry_start[i + 1] - chunk.entry_start[i]);
  }
  return most < most_entries_;
}

void Pass::row_of(const EntryKind& kind, const std::vector<RowFilter>& of_entry) {
  std::vector<Narrow> records(tables_.narrow);
  std::vector<Wide> hours(tables_.wide), credits(tables_.wide);
  Subject s;
  s.entry = &kind;
  for (std::size_t k = 0; k < lanes_.lanes.size(); ++k) {
    const Lanes::Lane& lane = lanes_.lanes[k];
    if (!of_entry[k].holds(s)) continue;
    if (!lane.wide()) {
      records[lane.place / kNarrowLanes].lanes[lane.place % kNarrowLanes] =
          static_cast<std::int16_t>(kind.records);
    } else {
      auto& masks = lane.leaf == Leaf::hours ? hours : credits;
      masks[lane.place / kWideLanes].lanes[lane.place % kWideLanes] = -1;
    }
  }
  tables_.records.insert(tables_.records.end(), records.begin(), records.end());
  tables_.hour_masks.insert(tables_.hour_masks.end(), hours.begin(), hours.end());
  tables_.credit_masks.insert(tables_.credit_masks.end(), credits.begin(), credits.end());
}

bool Pass::tables() {
  std::vector<RowFilter> of_entry;
  for (const Lanes::Lane& lane : lanes_.lanes) {
    of_entry.emplace_back(snapshot_, lane.of_entry);
    tables_.credits = tables_.credits || lane.leaf == Leaf::credits;
  }
  const auto& kinds = snapshot_.kinds->all();
  if (kinds.size() > UINT16_MAX) return false;
  for (const EntryKind& kind : kinds) {
    if (std::abs(kind.records) > 1) return false;
    tables_.row_of_kind.push_back(static_cast<std::uint16_t>(tables_.row_of_kind.size()));
    row_of(kind, of_entry);
  }
  std::int64_t most = 1;
  for (const Amount& amount : snapshot_.amounts->all()) {
    most = std::max({most, std::abs(amount.hours_x100), std::abs(amount.credits_x100)});
    tables_.hours.push_back(static_cast<std::int32_t>(amount.hours_x100));
    tables_.credits_of.push_back(static_cast<std::int32_t>(amount.credits_x100));
  }
  most_entries_ = std::min<std::int64_t>(INT16_MAX, INT32_MAX / most);
  return true;
}

void Pass::buckets() {
  std::vector<std::int32_t> borders;
  for (const PassColumn& column : columns_) {
    if (column.own != kNone) continue;
    borders.push_back(offset_of(column.days.from));
    borders.push_back(offset_of(column.days.to));
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  buckets_ = borders.empty() ? 0 : borders.size() - 1;
  if (buckets_ > kMostBuckets) return;
  tables_.bucket_of_day.assign(kEntryDays, static_cast<std::uint8_t>(buckets_ + 1));
  for (std::size_t b = 0; b < buckets_; ++b) {
    std::fill(tables_.bucket_of_day.begin() + borders[b], tables_.bucket_of_day.begin() + borders[b + 1],
              static_cast<std::uint8_t>(b + 1));
  }
  const auto row = [&](Date day) {
    return static_cast<std::size_t>(std::lower_bound(borders.begin(), borders.end(), offset_of(day)) -
                                    borders.begin());
  };
  for (std::uint32_t c = 0; c < columns_.size(); ++c) {
    const PassColumn& column = columns_[c];
    const Lanes::Lane& lane = lanes_.lanes[column.lane];
    std::size_t from = 0, to = buckets_ + 2 + column.own;
    if (column.own == kNone) from = row(column.days.from), to = std::max(from, row(column.days.to));
    const std::size_t width = lane.wide() ? tables_.wide * kWideLanes : tables_.narrow * kNarrowLanes;
    (lane.wide() ? wide_reads_ : narrow_reads_)
        .push_back({c, static_cast<std::uint32_t>(to * width + lane.place),
                    static_cast<std::uint32_t>(from * width + lane.place)});
  }
}

const Pass::Mask& Pass::mask(std::uint32_t kind) {
  if (masks_.size() <= kind) masks_.resize(kind + 1);
  Mask& out = masks_[kind];
  if (!out.narrow.empty() || !out.wide.empty()) return out;
  out.narrow.assign(tables_.narrow, {~NarrowRegister{}});
  out.wide.assign(tables_.wide, {~WideRegister{}});
  for (const Lanes::Lane& lane : lanes_.lanes) {
    if (lane.person_bit == kNone || tests_.of(kind).at(lane.person_bit)) continue;
    if (lane.wide()) {
      out.wide[lane.place / kWideLanes].lanes[lane.place % kWideLanes] = 0;
    } else {
      out.narrow[lane.place / kNarrowLanes].lanes[lane.place % kNarrowLanes] = 0;
    }
  }
  return out;
}

Entries Pass::entries(const Chunk& chunk, std::uint32_t first, std::uint32_t last) const {
  return {chunk.day.data() + first,    chunk.posted.data() + first, chunk.kind.data() + first,
          chunk.amount.data() + first, chunk.org.data() + first,    last - first};
}

// Runs of entries of one organisation in which the teacher stays of one class.
void Pass::add_runs(const Chunk& chunk, std::uint32_t teacher, const Entries& all, std::uint32_t only_org,
                    std::size_t own) {
  for (std::size_t i = 0; i < all.count;) {
    const std::uint32_t org = all.org[i];
    PersonTests::Stretch stretch{kNone, INT32_MIN, INT32_MAX};
    if (persons_) stretch = tests_.ask(chunk, teacher, kEntryEpoch.days() + all.day[i], org);
    std::size_t end = i + 1;
    while (end < all.count && all.org[end] == org && stretch.holds(kEntryEpoch.days() + all.day[end])) ++end;
    const Entries run{all.day + i, all.posted + i, all.kind + i, all.amount + i, all.org + i, end - i};
    i = end;
    if (only_org != kNone && org != only_org) continue;
    if (persons_) {
      const Mask& m = mask(stretch.kind);
      add_masked(tables_, run, known_, buckets_ + 1, own, m.narrow.data(), m.wide.data(), sums_);
    } else {
      add_entries(tables_, run, known_, buckets_ + 1, own, sums_);
    }
  }
}

// `only_org`: kNone for all entries, which then are `one_org` or not.
void Pass::sum(const Chunk& chunk, std::uint32_t teacher, std::uint32_t only_org, bool one_org,
               const std::vector<Period>& own_days) {
  std::fill(sums_.narrow.begin(), sums_.narrow.end(), Narrow{});
  std::fill(sums_.wide.begin(), sums_.wide.end(), Wide{});
  const Entries all = entries(chunk, chunk.entry_start[teacher], chunk.entry_start[teacher + 1]);
  const Mask* whole = nullptr;
  bool at_once = one_org && only_org == kNone;
  if (at_once && persons_ && all.count > 0) {
    const auto stretch = tests_.ask(chunk, teacher, kEntryEpoch.days() + all.day[0], all.org[0]);
    at_once = stretch.holds(kEntryEpoch.days() + all.day[all.count - 1]);
    if (at_once) whole = &mask(stretch.kind);
  }
  if (at_once) {
    add_entries(tables_, all, known_, buckets_ + 1, 0, sums_);
  } else {
    add_runs(chunk, teacher, all, only_org, 0);
  }
  run_up(tables_, buckets_, whole == nullptr ? nullptr : whole->narrow.data(),
         whole == nullptr ? nullptr : whole->wide.data(), sums_);
  for (std::size_t w = 0; w < own_days.size(); ++w) {
    if (own_days[w].empty()) continue;
    const auto at = [&](Date day) {
      return static_cast<std::uint32_t>(std::lower_bound(all.day, all.day + all.count, offset_of(day)) -
                                        all.day);
    };
    const std::uint32_t base = chunk.entry_start[teacher];
    const std::uint32_t from = at(own_days[w].from), to = std::max(from, at(own_days[w].to));
    add_runs(chunk, teacher, entries(chunk, base + from, base + to), only_org, buckets_ + 2 + w);
  }
}

template <class Put>
void Pass::values(const Put& put) const {
  const auto* const narrow = reinterpret_cast<const std::int16_t*>(sums_.narrow.data());
  const auto* const wide = reinterpret_cast<const std::int32_t*>(sums_.wide.data());
  for (const Read& read : narrow_reads_) put(read.column, narrow[read.to] - narrow[read.from]);
  for (const Read& read : wide_reads_) put(read.column, wide[read.to] - wide[read.from]);
}

// The teacher's own windows: those who entered service in time have one.
void Pass::own_windows(const Chunk& chunk, std::uint32_t teacher, std::size_t i, Batch& out,
                       std::vector<Period>& days) const {
  for (std::size_t w = 0; w < own_.size(); ++w) {
    const OwnWindow& own = own_[w];
    const Date service(chunk.service[teacher]);
    out.own[w][i].reset();
    days[w] = {};
    if (service < own.timeline.first || service > own.d) continue;
    const rules::Span span = rules::service_window(own.timeline, own.months, service);
    out.own[w][i] = span;
    days[w] = rules::meet(span.cut, {span.cut.from, own.d + 1});
  }
}

void Pass::run(const Chunk& chunk, std::uint32_t first, std::size_t count, Batch& out) {
  out.count = count;
  out.values.resize(columns_.size() * kApart);
  out.own.resize(own_.size());
  out.spread.clear();
  std::vector<Period> own_days(own_.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t teacher = first + i;
    own_windows(chunk, teacher, i, out, own_days);
    const std::uint32_t begin = chunk.entry_start[teacher], end = chunk.entry_start[teacher + 1];
    const bool one = all_equal(chunk.org.data() + begin, end - begin);
    out.org[i] = begin == end ? kNone : one ? chunk.org[begin] : kSeveral;
    sum(chunk, teacher, kNone, one, own_days);
    values([&](std::uint32_t column, std::int32_t value) { out.values[column * kApart + i] = value; });
    if (one) continue;
    std::vector<std::uint32_t> orgs(chunk.org.begin() + begin, chunk.org.begin() + end);
    std::sort(orgs.begin(), orgs.end());
    orgs.erase(std::unique(orgs.begin(), orgs.end()), orgs.end());
    for (const std::uint32_t org : orgs) {
      sum(chunk, teacher, org, false, own_days);
      Spread part{i, org, std::vector<std::int32_t>(columns_.size())};
      values([&](std::uint32_t column, std::int32_t value) { part.values[column] = value; });
      out.spread.push_back(std::move(part));
    }
  }
}

}  // namespace xt::plans::columns
