// Results of libpq: the rows, and what errors mean.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include <libpq-fe.h>

#include "db/db.h"

namespace xt::db {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
  std::size_t size() const override { return static_cast<std::size_t>(PQnfields(result_)); }
  bool null(std::size_t column) const override;
  std::int64_t i64(std::size_t column) const override;
  std::string_view text(std::size_t column) const override;
  Value value(std::size_t column) const override;

 private:
  const PGresult* result_;
  int row_;
};

enum class Cure : std::uint8_t { none, retry, retry_afresh };  // afresh: forget the prepared statements first

struct PostgresError {
  Error error;
  Cure cure = Cure::none;
};

// nullopt where `result` is good. Throws Lost when the connection is gone or the server cannot go on.
std::optional<PostgresError> postgres_error(PGconn* connection, const PGresult* result,
                                            std::string_view statement);

// The results of the statement in flight. When another statement has to run, what is still to come is kept
// here.
class PostgresStream {
 public:
  explicit PostgresStream(PGconn* connection) : connection_(connection) {}
  ~PostgresStream() {
    while (next()) {  // the connection takes no new statement before
    }
  }
  PostgresStream(const PostgresStream&) = delete;
  PostgresStream& operator=(const PostgresStream&) = delete;
  ResultPtr next();
  void keep_rest();

 private:
  PGconn* connection_;
  bool ended_ = false;
  std::deque<ResultPtr> kept_;
};

}  // namespace xt::db
