#include "sqlite_statement.h"

#include "connection.h"
#include "sqlite_errors.h"

namespace xt::db {
namespace {

bool blank_or_comment(std::string_view rest) {
  while (!rest.empty()) {
    if (rest.front() == ';' || static_cast<unsigned char>(rest.front()) <= ' ') {
      rest.remove_prefix(1);
    } else if (rest.substr(0, 2) == "--") {
      const auto line = rest.find('\n');
      rest = line == std::string_view::npos ? std::string_view{} : rest.substr(line);
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

bool SqliteRow::null(std::size_t column) const {
  return sqlite3_column_type(statement_, static_cast<int>(column)) == SQLITE_NULL;
}

std::int64_t SqliteRow::i64(std::size_t column) const {
  return sqlite3_column_int64(statement_, static_cast<int>(column));
}

std::string_view SqliteRow::text(std::size_t column) const {
  // One look at the column instead of two.
  sqlite3_value* const value = sqlite3_column_value(statement_, static_cast<int>(column));
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

Value SqliteRow::value(std::size_t column) const {
  switch (sqlite3_column_type(statement_, static_cast<int>(column))) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return i64(column);
    default:
      return std::string(text(column));
  }
}

Result<StatementPtr> SqliteStatements::take(sqlite3* db, std::string_view sql) {
  if (auto found = by_text_.find(sql); found != by_text_.end()) {
    StatementPtr statement = std::move(*found->second);
    recent_.erase(found->second);
    by_text_.erase(found);
    return statement;
  }
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &raw, &rest);
  StatementPtr statement(raw);
  if (code != SQLITE_OK) return sqlite_error(db, code, sql);
  if (raw == nullptr) return make_error(Code::internal, "db.statement", "empty statement");
  if (!blank_or_comment(sql.substr(static_cast<std::size_t>(rest - sql.data()))))
    return make_error(Code::internal, "db.statement",
                      "two statements in one: " + std::string(sql.substr(0, 200)));
  return statement;
}

void SqliteStatements::give_back(StatementPtr statement) {
  sqlite3_reset(statement.get());
  sqlite3_clear_bindings(statement.get());
  const std::string_view text = sqlite3_sql(statement.get());
  if (by_text_.contains(text)) return;  // it ran inside itself; one copy is enough
  recent_.push_front(std::move(statement));
  by_text_.emplace(text, recent_.begin());
  if (recent_.size() > capacity_) {
    by_text_.erase(sqlite3_sql(recent_.back().get()));
    recent_.pop_back();
  }
}

void SqliteStatements::clear() {
  by_text_.clear();
  recent_.clear();
}

Status bind_sqlite(sqlite3_stmt* statement, int place, const Value& value) {
  int code = SQLITE_OK;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    code = sqlite3_bind_int64(statement, place, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (!storable(*text)) return make_error(Code::invalid, "db.text", "NUL or invalid UTF-8");
    code = sqlite3_bind_text(statement, place, text->data(), static_cast<int>(text->size()),
                             nullptr /* static */);
  } else {
    code = sqlite3_bind_null(statement, place);
  }
  if (code != SQLITE_OK) return sqlite_error(sqlite3_db_handle(statement), code, sqlite3_sql(statement));
  return {};
}

Status bind_sqlite(sqlite3_stmt* statement, const Args& args) {
  const int count = sqlite3_bind_parameter_count(statement);
  for (int place = 1; place <= count; ++place) {
    const char* name = sqlite3_bind_parameter_name(statement, place);
    const Value* value = name != nullptr && name[0] == ':' ? find_arg(args, name + 1) : nullptr;
    if (value == nullptr)
      return make_error(Code::internal, "db.parameter",
                        std::string(name == nullptr ? "?" : name) + " has no value");
    XT_CHECK_OK(bind_sqlite(statement, place, *value));
  }
  return {};
}

}  // namespace xt::db
