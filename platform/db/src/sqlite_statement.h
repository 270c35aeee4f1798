// A prepared SQLite statement and the cache of a connection's statements.
#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <sqlite3.h>

#include "db/db.h"

namespace xt::db {

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// The row that a statement stands on.
class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  std::size_t size() const override { return static_cast<std::size_t>(sqlite3_column_count(statement_)); }
  bool null(std::size_t column) const override;
  std::int64_t i64(std::size_t column) const override;
  std::string_view text(std::size_t column) const override;
  Value value(std::size_t column) const override;

 private:
  sqlite3_stmt* statement_;
};

// Keeps the statements used last. A statement that is lent is out of the cache, so that the same text can run
// inside itself.
class SqliteStatements {
 public:
  explicit SqliteStatements(std::size_t capacity) : capacity_(capacity) {}
  Result<StatementPtr> take(sqlite3* db, std::string_view sql);
  void give_back(StatementPtr statement);
  void clear();

 private:
  using Entry = StatementPtr;
  std::size_t capacity_;
  std::list<Entry> recent_;                                                   // front: used last
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_text_;  // keys live in the statements
};

// Binds one value at a 1-based place; the text must live until the step.
Status bind_sqlite(sqlite3_stmt* statement, int place, const Value& value);
Status bind_sqlite(sqlite3_stmt* statement, const Args& args);

}  // namespace xt::db
