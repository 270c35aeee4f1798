#include "columns/fused/pass.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>

namespace xt::plans::columns {
namespace {

constexpr std::size_t kMostBorders = 512;
constexpr std::size_t kMostRows = 1 + UINT16_MAX;

Error refusal(const char* why) {
  return make_error(Code::unavailable, "plans.not_in_one_pass", why);
}

std::size_t registers(std::size_t lanes, std::size_t of_one) {
  return (lanes + of_one - 1) / of_one;
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
      known_(static_cast<std::uint16_t>(std::min(offset_of(known), kEntryDays - 1))) {
  std::size_t narrow = 0, wide = 0;
  for (const Lanes::Lane& lane : lanes.lanes) {
    ++(lane.wide() ? wide : narrow);
    persons_ = persons_ || lane.person_bit != kNone;
  }
  tables_.narrow = registers(narrow, kNarrowLanes);
  tables_.wide = registers(wide, kWideLanes);
  nothing_.narrow.resize(tables_.narrow);
  nothing_.wide.resize(tables_.wide);
  for (const OwnWindow& one : own_) {
    own_spans_.emplace_back(static_cast<std::size_t>(std::max(0, one.d - one.timeline.first + 1)));
  }
}

Result<std::unique_ptr<Pass>> Pass::make(const Snapshot& snapshot, const Lanes& lanes,
                                         std::vector<PassColumn> columns, std::vector<OwnWindow> own,
                                         Date known, std::size_t first_bit) {
  if (known < kEntryEpoch) return refusal("known before the first day of entries");
  std::unique_ptr<Pass> out(new Pass(snapshot, lanes, std::move(columns), std::move(own), known));
  out->first_bit_ = first_bit;
  XT_CHECK_OK(out->reads());
  XT_CHECK_OK(out->tables());
  return out;
}

// Sums of the busiest teacher must fit.
bool Pass::takes(const Chunk& chunk) {
  std::int64_t most = 0;
  for (std::size_t i = 0; i < chunk.teachers(); ++i) {
    most = std::max<std::int64_t>(most, chunk.entry_start[i + 1] - chunk.entry_start[i]);
  }
  if (most >= most_entries_) return false;
  const auto rows = static_cast<std::size_t>(most) + 1;
  if (sums_.narrow.size() < rows * tables_.narrow) sums_.narrow.resize(rows * tables_.narrow);
  if (sums_.wide.size() < rows * tables_.wide) sums_.wide.resize(rows * tables_.wide);
  return true;
}

void Pass::add(std::size_t lane, std::int32_t records, Row& row) const {
  const Lanes::Lane& of = lanes_.lanes[lane];
  if (!of.wide()) {
    row.records[of.place / kNarrowLanes].lanes[of.place % kNarrowLanes] = static_cast<std::int16_t>(records);
  } else {
    auto& masks = of.leaf == Leaf::hours ? row.hours : row.credits;
    masks[of.place / kWideLanes].lanes[of.place % kWideLanes] = -1;
  }
}

// Those that say the same to every lane share a row: few rows stay in the cache.
std::uint16_t Pass::number(const Row& row) {
  std::string said;
  const auto say = [&](const auto& of) {
    for (const auto& one : of) said.append(reinterpret_cast<const char*>(&one.lanes), sizeof(one.lanes));
  };
  say(row.records), say(row.hours), say(row.credits);
  const auto [found, fresh] = row_index_.try_emplace(said, static_cast<std::uint16_t>(row_index_.size()));
  if (fresh) {
    tables_.records.insert(tables_.records.end(), row.records.begin(), row.records.end());
    tables_.hour_masks.insert(tables_.hour_masks.end(), row.hours.begin(), row.hours.end());
    tables_.credit_masks.insert(tables_.credit_masks.end(), row.credits.begin(), row.credits.end());
  }
  return found->second;
}

// Of each class once; only lanes that ask for a programme or a provider by name are asked of each kind.
xt::Status Pass::rows_of_kinds(const std::vector<RowFilter>& of_entry) {
  const EntryKinds& kinds = *snapshot_.kinds;
  std::vector<std::size_t> naming;
  for (std::size_t k = 0; k < lanes_.lanes.size(); ++k) {
    if (asks_names(lanes_.lanes[k].of_entry)) naming.push_back(k);
  }
  Subject s;
  for (std::size_t c = row_of_class_.size(); c < kinds.classes().size(); ++c) {
    const EntryClass& one = kinds.classes()[c];
    if (std::abs(one.records) > 1) return refusal("an entry with several records");
    if (row_index_.size() == kMostRows) return refusal("too many classes of entries");
    Row row{std::vector<Narrow>(tables_.narrow), std::vector<Wide>(tables_.wide),
            std::vector<Wide>(tables_.wide)};
    s.entry = &one;
    for (std::size_t k = 0; k < lanes_.lanes.size(); ++k) {
      if (!asks_names(lanes_.lanes[k].of_entry) && of_entry[k].holds(s)) add(k, one.records, row);
    }
    row_of_class_.push_back(number(row));
    rows_of_class_.push_back(std::move(row));
  }
  const auto count = static_cast<std::uint32_t>(kinds.size());
  const auto known = static_cast<std::uint32_t>(tables_.row_of_kind.size());
  tables_.row_of_kind.resize(count);
  for (std::uint32_t i = known; i < count; ++i) {
    s.named = &kinds.at(i);
    s.entry = &kinds.classes()[s.named->of];
    std::optional<Row> own;
    for (const std::size_t k : naming) {
      if (!of_entry[k].holds(s)) continue;
      if (!own) own = rows_of_class_[s.named->of];
      add(k, s.entry->records, *own);
    }
    if (row_index_.size() == kMostRows) return refusal("too many kinds of entries that are told apart");
    tables_.row_of_kind[i] = own ? number(*own) : row_of_class_[s.named->of];
  }
  return {};
}

xt::Status Pass::tables() {
  std::vector<RowFilter> of_entry;
  for (const Lanes::Lane& lane : lanes_.lanes) {
    of_entry.emplace_back(snapshot_, lane.of_entry);
    tables_.credits = tables_.credits || lane.leaf == Leaf::credits;
  }
  XT_CHECK_OK(rows_of_kinds(of_entry));
  const auto& amounts = snapshot_.amounts->all();
  for (std::size_t i = tables_.hours.size(); i < amounts.size(); ++i) {
    const Amount& amount = amounts[i];
    most_amount_ = std::max({most_amount_, std::abs(amount.hours_x100), std::abs(amount.credits_x100)});
    tables_.hours.push_back(static_cast<std::int32_t>(amount.hours_x100));
    tables_.credits_of.push_back(static_cast<std::int32_t>(amount.credits_x100));
  }
  most_entries_ = std::min<std::int64_t>(INT16_MAX, INT32_MAX / most_amount_);
  return {};
}

// Which two rows each column is the difference of: those at the borders of its days.
xt::Status Pass::reads() {
  std::vector<std::int32_t> borders;
  for (const PassColumn& column : columns_) {
    if (column.own != kNone) continue;
    borders.push_back(offset_of(column.days.from));
    borders.push_back(offset_of(std::max(column.days.from, column.days.to)));
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  if (borders.size() > kMostBorders) return refusal("too many windows");
  borders_.resize((borders.size() + kNarrowLanes - 1) / kNarrowLanes);
  rows_.resize((borders.size() + 2 * own_.size() + kNarrowLanes - 1) / kNarrowLanes);
  own_rows_ = borders.size();
  for (std::size_t b = 0; b < borders.size(); ++b) {
    borders_[b / kNarrowLanes].lanes[b % kNarrowLanes] = static_cast<std::uint16_t>(borders[b]);
  }
  const auto row = [&](Date day) {
    return static_cast<std::uint32_t>(std::lower_bound(borders.begin(), borders.end(), offset_of(day)) -
                                      borders.begin());
  };
  using Between = std::pair<std::uint32_t, std::uint32_t>;
  std::map<Between, std::vector<std::uint32_t>> between[2];  // narrow, wide
  for (std::uint32_t c = 0; c < columns_.size(); ++c) {
    const PassColumn& column = columns_[c];
    const auto own = static_cast<std::uint32_t>(own_rows_ + 2 * std::size_t{column.own});
    const Between rows =
        column.own != kNone ? Between{own, own + 1}
                            : Between{row(column.days.from), row(std::max(column.days.from, column.days.to))};
    between[lanes_.lanes[column.lane].wide() ? 1 : 0][rows].push_back(c);
  }
  for (const bool is_wide : {false, true}) {
    ReadTable& table = is_wide ? wide_ : narrow_;
    for (const auto& [rows, columns] : between[is_wide ? 1 : 0]) {
      const auto begin = static_cast<std::uint32_t>(table.place.size());
      for (const std::uint32_t c : columns) {
        table.place.push_back(static_cast<std::uint32_t>(lanes_.lanes[columns_[c].lane].place));
        table.offset.push_back(c);
      }
      table.reads.push_back({rows.first, rows.second, begin, static_cast<std::uint32_t>(table.place.size())});
    }
  }
  narrow_at_ = narrow_, wide_at_ = wide_;
  for (ReadTable* table : {&narrow_at_, &wide_at_}) {
    for (std::uint32_t& offset : table->offset) offset *= kApart;
  }
  return {};
}

void Pass::mask(std::uint32_t kind, const PersonTests& tests) {
  if (masks_.size() <= kind) masks_.resize(kind + 1);
  Mask& out = masks_[kind];
  out.narrow.assign(tables_.narrow, {~NarrowRegister{}});
  out.wide.assign(tables_.wide, {~WideRegister{}});
  for (const Lanes::Lane& lane : lanes_.lanes) {
    if (lane.person_bit == kNone || tests.of(kind).at(first_bit_ + lane.person_bit)) continue;
    if (lane.wide()) {
      out.wide[lane.place / kWideLanes].lanes[lane.place % kWideLanes] = 0;
    } else {
      out.narrow[lane.place / kNarrowLanes].lanes[lane.place % kNarrowLanes] = 0;
    }
  }
}

// Runs of entries of one organisation in which the teacher stays of one class.
void Pass::find_runs(const Chunk& chunk, std::uint32_t teacher, const Entries& all, Classes& classes) {
  runs_.clear();
  run_orgs_.clear();
  const std::uint32_t first = chunk.entry_start[teacher];
  const Chunk::Stay* stay = chunk.stays.data() + chunk.stay_start[teacher];
  for (std::uint32_t i = 0; i < all.count;) {
    if (stay->end - first <= i) ++stay;
    const std::uint32_t org = stay->org, stays_until = stay->end - first;
    PersonTests::Stretch stretch{0, INT32_MIN, INT32_MAX};
    if (persons_) stretch = classes.at(kEntryEpoch.days() + all.day[i], org);
    if (masks_.size() <= stretch.kind || masks_[stretch.kind].empty()) mask(stretch.kind, classes.tests());
    const std::int64_t until = std::int64_t{stretch.to} - kEntryEpoch.days();
    std::uint32_t end = stays_until;
    if (all.day[end - 1] >= until) {
      end = i + 1;
      while (all.day[end] < until) ++end;
    }
    const Mask& m = masks_[stretch.kind];
    runs_.push_back({i, end, m.narrow.data(), m.wide.data()});
    run_orgs_.push_back(org);
    i = end;
  }
}

// What the runs leave of the entries, into the columns.
void Pass::sum(const Entries& all, const ReadTable& narrow, const ReadTable& wide, std::int32_t* values) {
  sum_up(tables_, all, runs_, known_, sums_);
  read_columns(narrow, wide, tables_, sums_, rows_, values);
}

// The teacher's own windows: those who entered service in time have one.
void Pass::own_windows(const Chunk& chunk, std::uint32_t teacher, const Entries& all, std::size_t i,
                       Batch& out) {
  auto* const rows = reinterpret_cast<std::uint16_t*>(rows_.data()) + own_rows_;
  const auto before = [&](Date day) {
    return static_cast<std::uint16_t>(std::lower_bound(all.day, all.day + all.count, offset_of(day)) -
                                      all.day);
  };
  for (std::size_t w = 0; w < own_.size(); ++w) {
    const OwnWindow& own = own_[w];
    const Date service(chunk.service[teacher]);
    rows[2 * w] = rows[2 * w + 1] = 0;
    if (service < own.timeline.first || service > own.d) continue;
    auto& known = own_spans_[w][static_cast<std::size_t>(service - own.timeline.first)];
    if (!known) known = rules::service_window(own.timeline, own.months, service);
    const Period days = rules::meet(known->cut, {known->cut.from, own.d + 1});
    out.own[w].push_back({static_cast<std::uint32_t>(i), *known, days});
    if (days.empty()) continue;
    rows[2 * w] = before(days.from);
    rows[2 * w + 1] = before(days.to);
  }
}

void Pass::begin(std::size_t count, Batch& out) const {
  out.count = count;
  out.values.resize(columns_.size() * kApart);
  out.own.resize(own_.size());
  for (auto& own : out.own) own.clear();
  out.spread.clear();
}

void Pass::run(const Chunk& chunk, std::uint32_t teacher, std::size_t i, Classes& classes, Batch& out) {
  const std::uint32_t first = chunk.entry_start[teacher], last = chunk.entry_start[teacher + 1];
  const Entries all{chunk.day.data() + first, chunk.posted.data() + first, chunk.kind.data() + first,
                    chunk.amount.data() + first, last - first};
  rows_before(all, borders_, rows_);
  own_windows(chunk, teacher, all, i, out);
  find_runs(chunk, teacher, all, classes);
  const bool one = std::all_of(run_orgs_.begin(), run_orgs_.end(),
                               [&](std::uint32_t org) { return org == run_orgs_.front(); });
  out.org[i] = run_orgs_.empty() ? kNone : one ? run_orgs_.front() : kSeveral;
  sum(all, narrow_at_, wide_at_, out.values.data() + i);
  if (!one) spread(all, i, out);
}

// Of each organisation its own part.
void Pass::spread(const Entries& all, std::size_t i, Batch& out) {
  std::vector<std::uint32_t> orgs = run_orgs_;
  std::sort(orgs.begin(), orgs.end());
  orgs.erase(std::unique(orgs.begin(), orgs.end()), orgs.end());
  const std::vector<Run> runs = runs_;
  for (const std::uint32_t org : orgs) {
    for (std::size_t k = 0; k < runs.size(); ++k) {
      runs_[k] = runs[k];
      if (run_orgs_[k] != org) runs_[k].narrow = nothing_.narrow.data(), runs_[k].wide = nothing_.wide.data();
    }
    Spread part{static_cast<std::uint32_t>(i), org, std::vector<std::int32_t>(columns_.size())};
    sum(all, narrow_, wide_, part.values.data());
    out.spread.push_back(std::move(part));
  }
}

}  // namespace xt::plans::columns
