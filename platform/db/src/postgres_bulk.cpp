#include "postgres_bulk.h"

#include <charconv>

#include "postgres_connection.h"

namespace xt::db {
namespace {
constexpr std::size_t kFlushBytes = 128 * 1024;
}

void append_copy_field(std::string& out, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, *number).ptr;
    out.append(digits, end);
    return;
  }
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) {
    out.append("\\N");
    return;
  }
  for (const char c : *text) {
    switch (c) {
      case '\\':
        out.append("\\\\");
        break;
      case '\t':
        out.append("\\t");
        break;
      case '\n':
        out.append("\\n");
        break;
      case '\r':
        out.append("\\r");
        break;
      default:
        out.push_back(c);
    }
  }
}

PostgresBulk::PostgresBulk(PostgresConnection& connection, std::string_view table, std::string_view columns)
    : connection_(connection) {
  sql_.append("COPY ").append(table).append(" (").append(columns).append(") FROM STDIN");
  for (const char c : columns) columns_ += c == ',' ? 1 : 0;
  open_ = connection_.command(sql_).ok();  // an error is remembered by the connection and shows in add
}

PostgresBulk::~PostgresBulk() {
  if (!open_) return;
  try {
    (void)end("given up");
  } catch (const Lost&) {  // the next statement will say so
  }
}

Status PostgresBulk::add(const Value* values, std::size_t count) {
  XT_CHECK_OK(connection_.ready());
  if (count != columns_)
    return connection_.spoil(
        make_error(Code::internal, "db.parameter", "wrong number of values for " + sql_));
  for (std::size_t i = 0; i < count; ++i) {
    const auto* text = std::get_if<std::string>(&values[i]);
    if (text != nullptr && !storable(*text))
      return connection_.spoil(make_error(Code::invalid, "db.text", "NUL or invalid UTF-8"));
    if (i > 0) buffer_.push_back('\t');
    append_copy_field(buffer_, values[i]);
  }
  buffer_.push_back('\n');
  return buffer_.size() < kFlushBytes ? Status{} : flush();
}

Status PostgresBulk::flush() {
  if (PQputCopyData(connection_.handle(), buffer_.data(), static_cast<int>(buffer_.size())) != 1)
    throw Lost(PQerrorMessage(connection_.handle()));
  buffer_.clear();
  return {};
}

Status PostgresBulk::end(const char* complaint) {
  open_ = false;
  if (PQputCopyEnd(connection_.handle(), complaint) != 1) throw Lost(PQerrorMessage(connection_.handle()));
  return connection_.collect(sql_);
}

Status PostgresBulk::finish() {
  if (!open_) return connection_.ready();
  if (!connection_.ready().ok()) {
    (void)end("a row was refused");
    return connection_.ready();
  }
  XT_CHECK_OK(flush());
  return end(nullptr);
}

}  // namespace xt::db
