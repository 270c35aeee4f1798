// Entries on their way into the ledger, sorted by teacher and day whatever the size of the sheet: the ledger
// then reads and writes each chain once instead of once a chunk. An external merge sort: what exceeds a run
// in memory goes to an unnamed temporary file, which the system takes away even when the process is killed.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "credits/credits.h"

namespace xt::imports {

struct SpooledEntry {
  std::int64_t row = 0;  // as the person sees it
  credits::NewEntry entry;
};

class Spool {
 public:
  // About 400 bytes each: 40 MB at most.
  static constexpr std::size_t kRunEntries = 100'000;
  explicit Spool(std::size_t run_entries = kRunEntries) : run_entries_(run_entries) {}

  // imports.disk_full where the temporary file cannot grow; drain: or cannot be read back whole.
  Status add(SpooledEntry entry);
  std::int64_t size() const { return spooled_; }
  // Everything, by teacher, day and row; empties the spool. `f` gets batches of about `batch` entries.
  using Batch = std::function<Status(std::vector<SpooledEntry>&)>;
  Status drain(std::size_t batch, const Batch& f);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Close>;
  Status write_run();
  std::size_t run_entries_;
  std::vector<SpooledEntry> run_;
  std::int64_t spooled_ = 0;
  std::vector<File> files_;
};

}  // namespace xt::imports
