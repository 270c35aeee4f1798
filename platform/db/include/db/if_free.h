// A write that is not worth waiting for: that somebody was here, a figure that could be computed again.
#pragma once

#include <utility>

#include "db/db.h"

namespace xt::db {

namespace inside {

// While one lives, a write that this thread begins does not wait for another writer.
class NoWaiting {
 public:
  NoWaiting();
  ~NoWaiting();
  NoWaiting(const NoWaiting&) = delete;
  NoWaiting& operator=(const NoWaiting&) = delete;
  static bool wanted();
};

}  // namespace inside

// As Database::write, but where another one writes to a SQLite file (an import of a million rows does so for
// minutes) it answers db.busy at once. PostgreSQL has many writers: there it is the same as write.
template <class F>
auto write_if_free(Database& database, F&& f) {
  const inside::NoWaiting scope;
  return database.write(std::forward<F>(f));
}

}  // namespace xt::db
