// Everything an evaluation reads, at one moment: immutable, shared by all readers (std::shared_ptr), replaced
// as a whole when something was committed. Parts that did not change are shared between snapshots.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "columns/snapshot/chunk.h"
#include "columns/snapshot/tables.h"

namespace xt::plans::columns {

struct Place {
  Id id = 0;
  std::uint32_t chunk = 0, row = 0;
};

struct Snapshot {
  std::shared_ptr<const Words> words;
  std::shared_ptr<const EntryKinds> kinds;
  std::shared_ptr<const Amounts> amounts;
  std::shared_ptr<const Honours> honours;
  std::shared_ptr<const Orgs> orgs;
  std::shared_ptr<const SmallTables> tables;
  std::vector<std::shared_ptr<const Chunk>> chunks;            // by county
  std::shared_ptr<const std::vector<Place>> places;            // every record, by id
  std::shared_ptr<const std::unordered_map<Id, Id>> speakers;  // merged record -> the one that speaks
  std::uint64_t version = 0;

  // How far the database had come: the latest entry, and the marks of the other tables.
  Id last_entry = 0;
  std::string people_mark, tables_mark;

  const Place* find(Id teacher) const;
  std::size_t teachers() const;
  std::size_t entries() const;
  std::size_t bytes() const;
  std::size_t entry_bytes() const;  // of the chunks alone
};

}  // namespace xt::plans::columns
