// Puts the rows of some teachers in place as columns, whatever order they come in.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "columns/snapshot/chunk.h"

namespace xt::plans::columns {

struct TeacherRow {
  Id id = 0;
  bool speaks = false;  // false: merged into another, or named by facts alone
  std::int32_t birth = kNoDay, service = 0;
  std::uint16_t sex = 0, stage = 0, subject = 0;
  std::uint32_t last_seq = 0;
};

struct EntryRow {
  std::uint32_t teacher = 0;  // row in the chunk
  std::uint16_t day = 0, posted = 0;
  std::uint32_t kind = 0, amount = 0, org = 0;
};

enum class Track : std::uint8_t { employment, post, title_rank, full_time, designation };
inline constexpr std::size_t kTracks = 5;

class ChunkBuilder {
 public:
  explicit ChunkBuilder(std::int64_t county) : county_(county) {}

  std::uint32_t add(const TeacherRow& teacher);
  void add(Track track, std::uint32_t teacher, const Dated& row) {
    dated_[static_cast<std::size_t>(track)].push_back({teacher, row});
  }
  void add(const EntryRow& entry) { entries_.push_back(entry); }
  void saw_seq(std::uint32_t teacher, std::uint32_t seq);
  // With all that the other chunk knows of the teacher.
  void copy(const Chunk& from, std::uint32_t row);

  std::size_t teachers() const { return teachers_.size(); }
  std::size_t entries() const { return entries_.size(); }
  // Takes the rows: the builder is empty afterwards.
  std::shared_ptr<const Chunk> finish();

 private:
  struct Staged {
    std::uint32_t teacher;
    Dated row;
  };
  DatedColumn sorted(std::vector<Staged>& rows) const;
  void put_entries(Chunk& chunk);
  static void put_orgs(Chunk& chunk);
  void put_stays(Chunk& chunk, const std::vector<EntryRow>& rows) const;

  std::int64_t county_;
  std::vector<TeacherRow> teachers_;
  std::vector<Staged> dated_[kTracks];
  std::vector<EntryRow> entries_;
};

}  // namespace xt::plans::columns
