// What runs inside a transaction: statements, rows, bulk load. How a session is had, and what errors mean:
// db/db.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace xt::db {

enum class Engine : std::uint8_t { sqlite, postgres };

// A statement named in queries.sql; tools/queries.py makes the constants. Parameters are written :name.
struct Query {
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgres;
};

// A statement put together at run time (the plan evaluator's). Text from outside goes into parameters only.
struct Sql {
  std::string text;
};

using Value = std::variant<std::monostate, std::int64_t, std::string>;

struct Arg {
  std::string_view name;  // without the colon
  Value value;
};
using Args = std::vector<Arg>;

// A row of a result, valid during the callback.
class Row {
 public:
  virtual ~Row() = default;
  virtual std::size_t size() const = 0;
  virtual bool null(std::size_t column) const = 0;
  virtual std::int64_t i64(std::size_t column) const = 0;       // 0 for null; a fraction is cut off
  virtual std::string_view text(std::size_t column) const = 0;  // "" for null
  // Whole numbers as std::int64_t (also what PostgreSQL sums into NUMERIC), the rest as text.
  virtual Value value(std::size_t column) const = 0;
};

// A row that outlives the statement.
class OwnedRow final : public Row {
 public:
  std::vector<Value> values;
  std::size_t size() const override { return values.size(); }
  bool null(std::size_t column) const override { return values[column].index() == 0; }
  std::int64_t i64(std::size_t column) const override;
  std::string_view text(std::size_t column) const override;
  Value value(std::size_t column) const override { return values[column]; }

 private:
  mutable std::vector<std::string> printed_;  // numbers that were asked for as text
};

// Appends rows as fast as the engine can: one prepared statement on SQLite, COPY on PostgreSQL. Inside the
// session's transaction. finish() must be called; a broken rule shows at the latest there.
class Bulk {
 public:
  virtual ~Bulk() = default;
  virtual Status add(const Value* values, std::size_t count) = 0;
  virtual Status finish() = 0;
  Status add(const std::vector<Value>& values) { return add(values.data(), values.size()); }
};

// Tables that a transaction wrote to, by name; "*": nobody knows which (a script).
using Written = std::set<std::string, std::less<>>;

class Session {
 public:
  virtual ~Session() = default;
  virtual Engine engine() const = 0;

  // Calls `f` for each row until it answers false. Rows are streamed. `f` may run other statements, but on
  // PostgreSQL the rest of the outer result is then held in memory: not for results without a bound.
  using Each = std::function<bool(const Row&)>;
  Status each(const Query& query, const Args& args, const Each& f) {
    return each_noted({query.name, pick(query)}, args, f);
  }
  Status each(const Sql& sql, const Args& args, const Each& f) { return each_noted({"", sql.text}, args, f); }
  // All rows; for results that are small by construction.
  Result<std::vector<OwnedRow>> all(const Query& query, const Args& args = {});
  Result<std::vector<OwnedRow>> all(const Sql& sql, const Args& args = {});
  // The first row; Code::not_found "db.no_row" where there is none.
  Result<OwnedRow> one(const Query& query, const Args& args = {});
  Result<OwnedRow> one(const Sql& sql, const Args& args = {});
  // Rows changed.
  Result<std::int64_t> exec(const Query& query, const Args& args = {}) {
    return exec_noted({query.name, pick(query)}, args);
  }
  Result<std::int64_t> exec(const Sql& sql, const Args& args = {}) {
    return exec_noted({"", sql.text}, args);
  }
  // `columns` is a comma-separated list. Only one Bulk at a time and no other statement until finish() on
  // PostgreSQL.
  virtual std::unique_ptr<Bulk> bulk(std::string_view table, std::string_view columns) = 0;
  // Several statements without parameters, separated by semicolons: the text of migrations.
  virtual Status script(std::string_view sql) = 0;
  // Runs `f` in a savepoint: when it answers an error its changes are undone, the error is returned, and the
  // session can go on. Without it the first failed statement spoils the whole session, on both engines.
  virtual Status attempt(const std::function<Status()>& f) = 0;

 protected:
  struct Statement {
    std::string_view name;  // empty: put together at run time; not kept prepared on PostgreSQL
    std::string_view text;
  };
  virtual Status each_text(const Statement& statement, const Args& args, const Each& f) = 0;
  virtual Result<std::int64_t> exec_text(const Statement& statement, const Args& args) = 0;
  Written written_;

 private:
  void note(std::string_view text);
  Status each_noted(const Statement& statement, const Args& args, const Each& f) {
    note(statement.text);
    return each_text(statement, args, f);
  }
  Result<std::int64_t> exec_noted(const Statement& statement, const Args& args) {
    note(statement.text);
    return exec_text(statement, args);
  }
  std::string_view pick(const Query& q) const { return engine() == Engine::sqlite ? q.sqlite : q.postgres; }
};

}  // namespace xt::db
