#include "columns/snapshot/chunk_builder.h"

#include <algorithm>
#include <atomic>
#include <bit>

namespace xt::plans::columns {
namespace {

std::uint64_t next_version() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

// start[i] … start[i+1] for rows that name their teacher.
template <class Row>
std::vector<std::uint32_t> starts(const std::vector<Row>& rows, std::size_t teachers) {
  std::vector<std::uint32_t> out(teachers + 1, 0);
  for (const Row& row : rows) ++out[row.teacher + 1];
  for (std::size_t i = 0; i < teachers; ++i) out[i + 1] += out[i];
  return out;
}

// Keeps each row that differs once, where numbers for all rows and those are smaller.
void share(DatedColumn& column) {
  const std::size_t count = column.rows.size();
  const std::size_t most =
      std::min<std::size_t>(UINT16_MAX, count * (sizeof(Dated) - sizeof(std::uint16_t)) / sizeof(Dated));
  const std::size_t mask = std::bit_ceil(2 * most + 2) - 1;
  std::vector<std::uint32_t> slots(mask + 1, kNone);
  std::vector<Dated> rows;
  std::vector<std::uint16_t> number(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Dated& row = column.rows[i];
    const std::uint64_t mixed = (std::uint64_t(static_cast<std::uint32_t>(row.from)) << 32 ^
                                 std::uint64_t(static_cast<std::uint32_t>(row.to)) << 20 ^ row.value) *
                                0x9e3779b97f4a7c15;
    std::size_t slot = mixed >> 32 & mask;
    while (slots[slot] != kNone && !(rows[slots[slot]] == row)) slot = (slot + 1) & mask;
    if (slots[slot] == kNone) {
      if (rows.size() == most) return;
      slots[slot] = static_cast<std::uint32_t>(rows.size());
      rows.push_back(row);
    }
    number[i] = static_cast<std::uint16_t>(slots[slot]);
  }
  if (rows.size() == count) return;
  column.rows.assign(rows.begin(), rows.end());
  column.rows.shrink_to_fit();
  column.number = std::move(number);
}

}  // namespace

std::uint32_t ChunkBuilder::add(const TeacherRow& teacher) {
  teachers_.push_back(teacher);
  return static_cast<std::uint32_t>(teachers_.size() - 1);
}

void ChunkBuilder::saw_seq(std::uint32_t teacher, std::uint32_t seq) {
  teachers_[teacher].last_seq = std::max(teachers_[teacher].last_seq, seq);
}

void ChunkBuilder::copy(const Chunk& from, std::uint32_t row) {
  const std::uint32_t to = add({from.id[row], from.speaks[row] != 0, from.birth[row], from.service[row],
                                from.sex[row], from.stage[row], from.subject[row], from.last_seq[row]});
  const DatedColumn* tracks[kTracks] = {&from.employment, &from.post, &from.title_rank, &from.full_time,
                                        &from.designation};
  for (std::size_t k = 0; k < kTracks; ++k) {
    for (const Dated& one : tracks[k]->of(row)) dated_[k].push_back({to, one});
  }
  for (std::uint32_t e = from.entry_start[row]; e < from.entry_start[row + 1]; ++e) {
    entries_.push_back({to, from.day[e], from.posted[e], from.kind[e], from.amount[e], from.org_of(row, e)});
  }
}

DatedColumn ChunkBuilder::sorted(std::vector<Staged>& rows) const {
  DatedColumn out;
  out.start = starts(rows, teachers_.size());
  out.rows.resize(rows.size());
  std::vector<std::uint32_t> next = out.start;
  for (const Staged& one : rows) out.rows[next[one.teacher]++] = one.row;
  for (std::size_t i = 0; i < teachers_.size(); ++i) {
    std::sort(out.rows.begin() + out.start[i], out.rows.begin() + out.start[i + 1],
              [](const Dated& a, const Dated& b) { return a.from < b.from; });
  }
  rows = {};
  share(out);
  return out;
}

void ChunkBuilder::put_entries(Chunk& chunk) {
  chunk.entry_start = starts(entries_, teachers_.size());
  std::vector<EntryRow> rows(entries_.size());
  std::vector<std::uint32_t> next = chunk.entry_start;
  for (const EntryRow& one : entries_) rows[next[one.teacher]++] = one;
  entries_ = {};
  for (std::size_t i = 0; i < teachers_.size(); ++i) {
    std::sort(rows.begin() + chunk.entry_start[i], rows.begin() + chunk.entry_start[i + 1],
              [](const EntryRow& a, const EntryRow& b) { return a.day < b.day; });
  }
  const std::size_t count = rows.size();
  chunk.day.reserve(count), chunk.posted.reserve(count), chunk.kind.reserve(count);
  chunk.amount.reserve(count);
  for (const EntryRow& row : rows) {
    chunk.day.push_back(row.day);
    chunk.posted.push_back(row.posted);
    chunk.kind.push_back(row.kind);
    chunk.amount.push_back(row.amount);
  }
  put_stays(chunk, rows);
}

void ChunkBuilder::put_stays(Chunk& chunk, const std::vector<EntryRow>& rows) const {
  chunk.stay_start.reserve(teachers_.size() + 1);
  for (std::size_t i = 0; i < teachers_.size(); ++i) {
    chunk.stay_start.push_back(static_cast<std::uint32_t>(chunk.stays.size()));
    for (std::uint32_t e = chunk.entry_start[i]; e < chunk.entry_start[i + 1]; ++e) {
      const bool first = e == chunk.entry_start[i];
      if (first || chunk.stays.back().org != rows[e].org) chunk.stays.push_back({e, rows[e].org});
      chunk.stays.back().end = e + 1;
    }
  }
  chunk.stay_start.push_back(static_cast<std::uint32_t>(chunk.stays.size()));
  chunk.stays.shrink_to_fit();
}

void ChunkBuilder::put_orgs(Chunk& chunk) {
  std::vector<std::uint32_t> all;
  const auto add = [&](std::uint32_t org) {
    if (all.empty() || all.back() != org) all.push_back(org);
  };
  for (const Dated& one : chunk.employment.rows) add(one.value);
  for (const Chunk::Stay& stay : chunk.stays) add(stay.org);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  chunk.orgs.assign(all.begin(), all.end());
}

std::shared_ptr<const Chunk> ChunkBuilder::finish() {
  auto chunk = std::make_shared<Chunk>();
  chunk->county = county_;
  chunk->version = next_version();
  const std::size_t count = teachers_.size();
  chunk->id.reserve(count), chunk->speaks.reserve(count), chunk->birth.reserve(count);
  chunk->service.reserve(count), chunk->sex.reserve(count), chunk->stage.reserve(count);
  chunk->subject.reserve(count), chunk->last_seq.reserve(count);
  for (const TeacherRow& t : teachers_) {
    chunk->id.push_back(t.id);
    chunk->speaks.push_back(t.speaks);
    chunk->birth.push_back(t.birth);
    chunk->service.push_back(t.service);
    chunk->sex.push_back(t.sex);
    chunk->stage.push_back(t.stage);
    chunk->subject.push_back(t.subject);
    chunk->last_seq.push_back(t.last_seq);
  }
  chunk->employment = sorted(dated_[0]);
  chunk->post = sorted(dated_[1]);
  chunk->title_rank = sorted(dated_[2]);
  chunk->full_time = sorted(dated_[3]);
  chunk->designation = sorted(dated_[4]);
  put_entries(*chunk);
  put_orgs(*chunk);
  teachers_ = {};
  return chunk;
}

}  // namespace xt::plans::columns
