// The teachers of one county, at most some thousands, as columns: their attributes, dated periods and ledger
// entries. A chunk is immutable once it is in a snapshot; following a commit makes a new chunk in its place
// and leaves all others shared.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace xt::plans::columns {

inline constexpr std::uint32_t kNone = 0xffffffff;
inline constexpr std::int32_t kNoDay = INT32_MIN;
inline constexpr std::size_t kChunkTeachers = 4096;

// Days of entries are 16 bits from here: 1950-01-01 … 2129-06-04; the day after them fits, too.
inline constexpr Date kEntryEpoch{-7305};
inline constexpr std::int32_t kEntryDays = 65'535;

struct Dated {
  std::int32_t from = 0, to = 0;  // half-open
  std::uint32_t value = 0;
  bool operator==(const Dated&) const = default;
};

// The dated facts of one kind of all teachers of a chunk: those of teacher i are the rows start[i] …
// start[i+1]. Many teachers began together: where that is smaller, a row that several share is kept once.
struct DatedColumn {
  std::vector<std::uint32_t> start;
  std::vector<Dated> rows;            // as they come; or, with numbers, each that differs
  std::vector<std::uint16_t> number;  // the place in `rows` of each row; empty: they stand as they come

  // The rows of one teacher; good as long as the column.
  class Some {
   public:
    struct Iterator {
      const Dated* rows;
      const std::uint16_t* number;
      std::uint32_t at;
      const Dated& operator*() const { return rows[number == nullptr ? at : number[at]]; }
      Iterator& operator++() {
        ++at;
        return *this;
      }
      bool operator==(const Iterator& other) const { return at == other.at; }
    };
    Some(const DatedColumn& column, std::size_t teacher)
        : first_{column.rows.data(), column.number.empty() ? nullptr : column.number.data(),
                 column.start[teacher]},
          end_(column.start[teacher + 1]) {}
    std::size_t size() const { return end_ - first_.at; }
    bool empty() const { return first_.at == end_; }
    const Dated& operator[](std::size_t i) const { return row(first_.at + static_cast<std::uint32_t>(i)); }
    const Dated& front() const { return row(first_.at); }
    const Dated& back() const { return row(end_ - 1); }
    Iterator begin() const { return first_; }
    Iterator end() const { return {first_.rows, first_.number, end_}; }

   private:
    const Dated& row(std::uint32_t at) const { return *Iterator{first_.rows, first_.number, at}; }
    Iterator first_;
    std::uint32_t end_;
  };
  Some of(std::size_t teacher) const { return {*this, teacher}; }
  // The first one that holds the day; nullptr where none does.
  const Dated* on(std::size_t teacher, std::int32_t day) const {
    for (const Dated& one : of(teacher)) {
      if (one.from <= day && day < one.to) return &one;
    }
    return nullptr;
  }
};

struct Chunk {
  std::int64_t county = 0;    // key of the region that all these teachers lie in, by their last employment
  std::uint64_t version = 0;  // distinct for every chunk ever made by this process

  // One value a teacher. Records merged into another are here too, silent: they keep their own chain.
  std::vector<Id> id;
  std::vector<std::uint8_t> speaks;
  std::vector<std::int32_t> birth;  // kNoDay: unknown
  std::vector<std::int32_t> service;
  std::vector<std::uint16_t> sex, stage, subject;  // words
  std::vector<std::uint32_t> last_seq;             // of the record's own chain

  DatedColumn employment;                   // value: organisation
  DatedColumn post, title_rank, full_time;  // value: word
  DatedColumn designation;                  // value: honour

  // One value an entry; those of teacher i (of all records the teacher speaks for) are
  // [entry_start[i], entry_start[i+1]), by day.
  std::vector<std::uint32_t> entry_start;
  std::vector<std::uint16_t> day;     // earned_on
  std::vector<std::uint16_t> posted;  // the day in Shanghai
  std::vector<std::uint32_t> kind;    // EntryKind
  std::vector<std::uint32_t> amount;  // Amount

  // Where: those of teacher i lie as stays[stay_start[i]] … stays[stay_start[i+1]] say. People move seldom,
  // so that this is much less than a number an entry.
  struct Stay {
    std::uint32_t end = 0;  // of the entries, as entry_start counts them
    std::uint32_t org = 0;  // organisation at the time
  };
  std::vector<std::uint32_t> stay_start;
  std::vector<Stay> stays;

  std::vector<std::uint32_t> orgs;  // every organisation that somebody here was at, once

  // The organisation of entry `e`, which is one of the teacher's.
  std::uint32_t org_of(std::size_t teacher, std::uint32_t e) const {
    std::uint32_t stay = stay_start[teacher];
    while (stays[stay].end <= e) ++stay;
    return stays[stay].org;
  }
  std::size_t teachers() const { return id.size(); }
  std::size_t entries() const { return day.size(); }
  std::size_t bytes() const;
};

}  // namespace xt::plans::columns
