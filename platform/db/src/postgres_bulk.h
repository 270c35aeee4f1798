// COPY … FROM STDIN in its text format.
#pragma once

#include <functional>
#include <string>

#include <libpq-fe.h>

#include "db/db.h"

namespace xt::db {

class PostgresConnection;

class PostgresBulk final : public Bulk {
 public:
  using Bulk::add;
  PostgresBulk(PostgresConnection& connection, std::string_view table, std::string_view columns);
  ~PostgresBulk() override;
  PostgresBulk(const PostgresBulk&) = delete;
  PostgresBulk& operator=(const PostgresBulk&) = delete;
  Status add(const Value* values, std::size_t count) override;
  Status finish() override;

 private:
  Status flush();
  Status end(const char* complaint);

  PostgresConnection& connection_;
  std::string sql_;
  std::string buffer_;
  std::size_t columns_ = 1;
  bool open_ = false;
};

// One field of a line: \N for null; tab, line ends and backslash escaped.
void append_copy_field(std::string& out, const Value& value);

}  // namespace xt::db
