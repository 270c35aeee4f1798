#include "postgres_result.h"

#include <charconv>
#include <string>

namespace xt::db {
namespace {

constexpr Oid kBool = 16;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kNumeric = 1700;

Error made(Code code, const char* reason, std::string note) {
  return make_error(code, reason, std::move(note));
}

// https://www.postgresql.org/docs/15/errcodes-appendix.html
PostgresError classify(std::string_view state, std::string note) {
  if (state == "40001" || state == "40P01")
    return {made(Code::unavailable, "db.busy", std::move(note)), Cure::retry};
  if (state == "26000" || (state == "0A000" && note.find("cached plan") != std::string::npos))
    return {made(Code::unavailable, "db.busy", std::move(note)), Cure::retry_afresh};
  if (state == "23505") return {made(Code::conflict, "db.unique", std::move(note))};
  if (state == "23503") return {made(Code::conflict, "db.foreign_key", std::move(note))};
  if (state == "23502") return {made(Code::conflict, "db.not_null", std::move(note))};
  if (state.starts_with("23")) return {made(Code::conflict, "db.check", std::move(note))};
  if (state == "22021" || state == "22P05") return {made(Code::invalid, "db.text", std::move(note))};
  if (state.starts_with("22")) return {made(Code::invalid, "db.data", std::move(note))};
  if (state == "57014") return {made(Code::unavailable, "db.timeout", std::move(note))};
  if (state == "55P03") return {made(Code::unavailable, "db.busy", std::move(note))};
  if (state == "25006") return {made(Code::internal, "db.read_only", std::move(note))};
  // Connection, resources (full disk, memory), operator's intervention, system and internal errors.
  if (state == "53100") note.insert(0, "disk is full: ");  // whatever the language of the server
  for (const char* group : {"08", "53", "57", "58", "XX", "F0"})
    if (state.starts_with(group)) throw Lost(note);
  return {made(Code::internal, "db.statement", std::move(note))};
}

}  // namespace

bool PostgresRow::null(std::size_t column) const {
  return PQgetisnull(result_, row_, static_cast<int>(column)) != 0;
}

std::int64_t PostgresRow::i64(std::size_t column) const {
  const std::string_view raw = text(column);
  std::int64_t out = 0;
  std::from_chars(raw.data(), raw.data() + raw.size(), out);
  return out;
}

std::string_view PostgresRow::text(std::size_t column) const {
  const int c = static_cast<int>(column);
  const std::string_view raw(PQgetvalue(result_, row_, c),
                             static_cast<std::size_t>(PQgetlength(result_, row_, c)));
  if (PQftype(result_, c) == kBool && !raw.empty()) return raw == "t" ? "1" : "0";  // as SQLite says it
  return raw;
}

Value PostgresRow::value(std::size_t column) const {
  if (null(column)) return {};
  const std::string_view raw = text(column);
  const Oid type = PQftype(result_, static_cast<int>(column));
  if (type == kInt8 || type == kInt4 || type == kInt2 || type == kBool || type == kNumeric) {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), out);
    if (error == std::errc{} && end == raw.data() + raw.size()) return out;
  }
  return std::string(raw);
}

std::optional<PostgresError> postgres_error(PGconn* connection, const PGresult* result,
                                            std::string_view statement) {
  const auto status = result == nullptr ? PGRES_FATAL_ERROR : PQresultStatus(result);
  if (status != PGRES_FATAL_ERROR && status != PGRES_BAD_RESPONSE) return std::nullopt;
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  std::string note = result == nullptr ? PQerrorMessage(connection) : PQresultErrorMessage(result);
  if (PQstatus(connection) != CONNECTION_OK) throw Lost(note);
  note.append(" (").append(statement.substr(0, 200)).append(")");
  // Without a state it is libpq that speaks: the server is gone, though the socket may not have noticed
  // (COPY).
  if (state == nullptr) throw Lost(note);
  return classify(state, std::move(note));
}

ResultPtr PostgresStream::next() {
  if (!kept_.empty()) {
    ResultPtr out = std::move(kept_.front());
    kept_.pop_front();
    return out;
  }
  if (ended_) return nullptr;
  ResultPtr out(PQgetResult(connection_));
  ended_ = out == nullptr;
  return out;
}

void PostgresStream::keep_rest() {
  while (!ended_) {
    ResultPtr result(PQgetResult(connection_));
    ended_ = result == nullptr;
    if (result) kept_.push_back(std::move(result));
  }
}

}  // namespace xt::db
