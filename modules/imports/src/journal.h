// What an import changes, kept while it runs (imports_change).
#pragma once

#include <vector>

#include "base/id.h"
#include "imports/imports.h"

namespace xt::imports {

class Journal {
 public:
  explicit Journal(Id run) : run_(run) {}
  // The transaction begins anew.
  void restart() {
    rows_.clear();
    seq_ = 0;
  }
  Status add(db::Session& session, const Kept& kept);
  Status flush(db::Session& session);

 private:
  struct Row {
    std::int64_t seq;
    Kept kept;
  };
  Id run_;
  std::int64_t seq_ = 0;
  std::vector<Row> rows_;
};

}  // namespace xt::imports
