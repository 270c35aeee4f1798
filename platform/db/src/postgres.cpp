#include <array>
#include <charconv>
#include <utility>

#include "postgres_bulk.h"
#include "postgres_connection.h"

namespace xt::db {
namespace {

constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;
constexpr int kMostPrepared = 512;

// A write sees what SQLite's single writer would see; see docs/adr/0005-database.md.
constexpr const char* kBeginWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";
constexpr const char* kBeginWriteMany = "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE";
constexpr const char* kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

void ignore_notice(void*, const char*) {}

}  // namespace

// The values of one call in libpq's shape. Texts are borrowed from the arguments.
struct PostgresConnection::Call {
  std::vector<const Value*> values;  // by CutSql::names
  std::vector<Oid> types;
  std::vector<const char*> texts;
  std::vector<std::array<char, 24>> digits;
  std::string signature;

  Status fill(const CutSql& cut, const Args& args);
};

Status PostgresConnection::Call::fill(const CutSql& cut, const Args& args) {
  digits.reserve(cut.names.size());  // pointers into it must stay
  for (const std::string& name : cut.names) {
    const Value* value = find_arg(args, name);
    if (value == nullptr) return make_error(Code::internal, "db.parameter", ":" + name + " has no value");
    values.push_back(value);
    if (const auto* number = std::get_if<std::int64_t>(value)) {
      auto& buffer = digits.emplace_back();
      *std::to_chars(buffer.data(), buffer.data() + buffer.size() - 1, *number).ptr = '\0';
      types.push_back(kInt8);
      texts.push_back(buffer.data());
    } else if (const auto* text = std::get_if<std::string>(value)) {
      if (!storable(*text)) return make_error(Code::invalid, "db.text", "NUL or invalid UTF-8");
      types.push_back(kText);
      texts.push_back(text->c_str());
    }
    signature.push_back("nit"[value->index()]);
  }
  return {};
}

void PostgresConnection::open() {
  session_.close();
  connection_ = nullptr;
  known_.clear();
  prepared_ = 0;
  stale_ = made_temp_ = false;
  connection_ = session_.open_postgres(url_);
  PQsetNoticeProcessor(connection_, &ignore_notice, nullptr);
  const std::string settings =
      "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET timezone = 'UTC';"
      "SET lock_timeout = " +
      std::to_string(options_.busy_timeout_ms) +
      "; SET statement_timeout = " + std::to_string(options_.statement_timeout_ms) +
      // What is acknowledged must outlive the server, however carelessly it was set up.
      "; SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') = 'off'";
  const ResultPtr done(PQexec(connection_, settings.c_str()));
  if (auto error = postgres_error(connection_, done.get(), settings)) throw Lost(error->error.note);
}

Status PostgresConnection::check(const PGresult* result, std::string_view statement) {
  auto error = postgres_error(connection_, result, statement);
  if (!error) return {};
  if (error->cure != Cure::none) wants_retry_ = true;
  if (error->cure == Cure::retry_afresh) stale_ = true;
  return fail(std::move(error->error));
}

Status PostgresConnection::begin(Mode mode) {
  fresh();
  const char* sql = mode == Mode::read ? kBeginRead : mode == Mode::write ? kBeginWrite : kBeginWriteMany;
  if (connection_ != nullptr && PQstatus(connection_) == CONNECTION_OK) {
    if (std::exchange(stale_, false)) forget_statements();
    const ResultPtr begun(PQexec(connection_, sql));
    // A server that was restarted shows only now; nothing has happened in this session yet.
    if (PQstatus(connection_) == CONNECTION_OK) return check(begun.get(), sql);
  }
  open();
  const ResultPtr begun(PQexec(connection_, sql));
  return check(begun.get(), sql);
}

Status PostgresConnection::commit() {
  const ResultPtr done(PQexec(connection_, "COMMIT"));
  XT_CHECK_OK(check(done.get(), "COMMIT"));
  if (std::string_view(PQcmdStatus(done.get())) != "COMMIT")
    return fail(make_error(Code::internal, "db.session_failed", "the server rolled back"));
  drop_temp();
  return {};
}

void PostgresConnection::rollback() noexcept {
  if (connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK) return;
  const ResultPtr done(PQexec(connection_, "ROLLBACK"));
  if (std::exchange(made_temp_, false)) stale_ = true;  // the tables are gone; their statements are not
}

void PostgresConnection::drop_temp() {
  if (!std::exchange(made_temp_, false)) return;
  const ResultPtr done(PQexec(connection_, "DISCARD TEMP"));
  stale_ = true;
}

void PostgresConnection::forget_statements() {
  const ResultPtr done(PQexec(connection_, "DEALLOCATE ALL"));
  known_.clear();
  prepared_ = 0;
}

Result<std::string> PostgresConnection::prepare(Known& known, const Call& call, std::string_view text) {
  if (auto found = known.prepared.find(call.signature); found != known.prepared.end()) return found->second;
  std::string name = "xt_" + std::to_string(++prepared_);
  const std::string sql = with_numbers(known.cut, call.values);
  const ResultPtr done(PQprepare(connection_, name.c_str(), sql.c_str(), static_cast<int>(call.types.size()),
                                 call.types.data()));
  XT_CHECK_OK(check(done.get(), text));
  known.prepared.emplace(call.signature, name);
  return name;
}

// Named statements are prepared once; the others are planned for their values each time.
Status PostgresConnection::send(const Statement& statement, const Args& args) {
  XT_CHECK_OK(usable());
  if (active_ != nullptr) active_->keep_rest();
  if (prepared_ >= kMostPrepared) forget_statements();
  Call call;
  if (statement.name.empty()) {
    const CutSql cut = cut_sql(statement.text);
    if (Status filled = call.fill(cut, args); !filled.ok()) return fail(std::move(filled).error());
    if (PQsendQueryParams(connection_, with_numbers(cut, call.values).c_str(),
                          static_cast<int>(call.texts.size()), call.types.data(), call.texts.data(), nullptr,
                          nullptr, 0) != 1)
      throw Lost(PQerrorMessage(connection_));
    return {};
  }
  auto [found, fresh_one] = known_.try_emplace(std::string(statement.text));
  if (fresh_one) found->second.cut = cut_sql(statement.text);
  if (Status filled = call.fill(found->second.cut, args); !filled.ok())
    return fail(std::move(filled).error());
  XT_TRY(const std::string name, prepare(found->second, call, statement.text));
  if (PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(call.texts.size()), call.texts.data(),
                          nullptr, nullptr, 0) != 1)
    throw Lost(PQerrorMessage(connection_));
  return {};
}

Status PostgresConnection::each_text(const Statement& statement, const Args& args, const Each& f) {
  XT_CHECK_OK(send(statement, args));
  PQsetSingleRowMode(connection_);
  PostgresStream stream(connection_);
  PostgresStream* const outer = std::exchange(active_, &stream);
  struct Restore {
    PostgresStream*& place;
    PostgresStream* value;
    ~Restore() { place = value; }
  } const restore{active_, outer};
  bool wanted = true;
  while (ResultPtr result = stream.next()) {
    XT_CHECK_OK(check(result.get(), statement.text));
    for (int row = 0; wanted && row < PQntuples(result.get()); ++row)
      wanted = f(PostgresRow(result.get(), row));
    if (failed_) return usable();
  }
  return {};
}

Result<std::int64_t> PostgresConnection::exec_text(const Statement& statement, const Args& args) {
  if (creates_temp(statement.text)) made_temp_ = true;
  XT_CHECK_OK(send(statement, args));
  PostgresStream stream(connection_);
  std::int64_t rows = 0;
  while (const ResultPtr result = stream.next()) {
    XT_CHECK_OK(check(result.get(), statement.text));
    const std::string_view text = PQcmdTuples(result.get());
    std::from_chars(text.data(), text.data() + text.size(), rows);
  }
  return rows;
}

Status PostgresConnection::script(std::string_view sql) {
  XT_CHECK_OK(usable());
  written_.emplace("*");
  if (active_ != nullptr) active_->keep_rest();
  if (script_creates_temp(sql)) made_temp_ = true;
  const ResultPtr done(PQexec(connection_, std::string(sql).c_str()));
  return check(done.get(), sql);
}

Status PostgresConnection::command(const std::string& sql) {
  XT_CHECK_OK(usable());
  if (active_ != nullptr) active_->keep_rest();
  const ResultPtr done(PQexec(connection_, sql.c_str()));
  return check(done.get(), sql);
}

Status PostgresConnection::collect(std::string_view statement) {
  Status out;
  PostgresStream stream(connection_);
  while (const ResultPtr result = stream.next()) {
    if (Status one = check(result.get(), statement); !one.ok()) out = std::move(one);
  }
  return out;
}

std::unique_ptr<Bulk> PostgresConnection::bulk(std::string_view table, std::string_view columns) {
  written_.emplace(table);
  return std::make_unique<PostgresBulk>(*this, table, columns);
}

std::unique_ptr<Connection> postgres_connection(SociSession& session, const std::string& url,
                                                const Options& options) {
  return std::make_unique<PostgresConnection>(session, url, options);
}

}  // namespace xt::db
