#include "sqlite_errors.h"

#include <string>

#include <sqlite3.h>

#include "db/db.h"

namespace xt::db {
namespace {

const char* broken_rule(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return "db.unique";
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return "db.foreign_key";
    case SQLITE_CONSTRAINT_NOTNULL:
      return "db.not_null";
    default:
      return "db.check";
  }
}

}  // namespace

Error sqlite_error(sqlite3* db, int code, std::string_view statement) {
  const int extended = sqlite3_extended_errcode(db);
  std::string note = sqlite3_errmsg(db);
  note.append(" (").append(statement.substr(0, 200)).append(")");
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      return make_error(Code::conflict, broken_rule(extended), std::move(note));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return make_error(Code::unavailable, "db.busy", std::move(note));
    case SQLITE_INTERRUPT:
      return make_error(Code::unavailable, "db.timeout", std::move(note));
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return make_error(Code::invalid, "db.data", std::move(note));
    case SQLITE_READONLY:
      return make_error(Code::internal, "db.read_only", std::move(note));
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_SCHEMA:
    case SQLITE_AUTH:
      return make_error(Code::internal, "db.statement", std::move(note));
    default:  // FULL, IOERR, CORRUPT, NOTADB, CANTOPEN, NOMEM, PROTOCOL …
      throw Lost(note);
  }
}

}  // namespace xt::db
