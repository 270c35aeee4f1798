#include <chrono>
#include <thread>
#include <utility>

#include "db/if_free.h"

#include "connection.h"
#include "sqlite_errors.h"
#include "sqlite_statement.h"

namespace xt::db {
namespace {

// WAL with a sync at every commit: what was acknowledged survives a power cut. Temporary tables go to a file,
// because an import stages a million rows there. The cache and the memory map are bounded per connection.
constexpr const char* kSetUp =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=FILE;"
    "PRAGMA cache_size=-16384; PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864;"
    "PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF";
// A bulk load fills indexes in random order; while it runs its connection may hold them in memory.
constexpr const char* kBulkCache = "PRAGMA cache_size=-131072";
constexpr const char* kUsualCache = "PRAGMA cache_size=-16384";
constexpr int kOpsBetweenClockLooks = 10'000;
constexpr std::size_t kStatements = 256;

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(SociSession& session, std::string file, const Options& options)
      : session_(session), file_(std::move(file)), options_(options) {}

  Engine engine() const override { return Engine::sqlite; }
  Status begin(Mode mode) override;
  Status commit() override;
  void rollback() noexcept override;
  Status script(std::string_view sql) override;
  std::unique_ptr<Bulk> bulk(std::string_view table, std::string_view columns) override;

  sqlite3* handle() { return db_; }
  Error fail_with(int code, std::string_view statement) { return fail(sqlite_error(db_, code, statement)); }
  Error fail_with(Error error) { return fail(std::move(error)); }
  SqliteStatements& statements() { return statements_; }
  Status ready() const { return usable(); }

 protected:
  Status each_text(const Statement& statement, const Args& args, const Each& f) override;
  Status scan(const Query& query, const Args& args, const Each& f) override { return each(query, args, f); }
  Result<std::int64_t> exec_text(const Statement& statement, const Args& args) override;

 private:
  void open();
  void run(const char* sql);  // throws Lost
  void start_clock();
  void drop_temp() noexcept;
  void clean_up() noexcept;
  static int past_deadline(void* self);

  SociSession& session_;
  std::string file_;
  Options options_;
  sqlite3* db_ = nullptr;
  bool large_cache_ = false;
  SqliteStatements statements_{kStatements};
  std::chrono::steady_clock::time_point deadline_{};
};

class SqliteBulk final : public Bulk {
 public:
  using Bulk::add;
  SqliteBulk(SqliteConnection& connection, std::string sql) : connection_(connection), sql_(std::move(sql)) {}
  Status add(const Value* values, std::size_t count) override;
  Status finish() override;

 private:
  SqliteConnection& connection_;
  std::string sql_;
  StatementPtr statement_;
};

// Each connection is used by one thread at a time (the pool lends it), so SQLite need not lock it at every
// column; nor do we ask what memory it uses. Must come before the first connection of the process.
void set_up_process() {
  static const bool done = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
                           sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
  (void)done;  // where somebody opened a database before us it is merely slower
}

void SqliteConnection::open() {
  set_up_process();
  db_ = session_.open_sqlite(file_);
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, options_.busy_timeout_ms);
  run(kSetUp);
  if (options_.statement_timeout_ms > 0)
    sqlite3_progress_handler(db_, kOpsBetweenClockLooks, &SqliteConnection::past_deadline, this);
}

int SqliteConnection::past_deadline(void* self) {
  return std::chrono::steady_clock::now() > static_cast<SqliteConnection*>(self)->deadline_ ? 1 : 0;
}

void SqliteConnection::start_clock() {
  if (options_.statement_timeout_ms > 0)
    deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.statement_timeout_ms);
}

void SqliteConnection::run(const char* sql) {
  start_clock();
  // Going over to WAL asks for the whole file and does not wait for it: two processes that begin a database.
  using Clock = std::chrono::steady_clock;
  const auto patience = Clock::now() + std::chrono::milliseconds(options_.busy_timeout_ms);
  int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  while ((code & 0xff) == SQLITE_BUSY && Clock::now() < patience) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  }
  if (code == SQLITE_OK) return;
  throw Lost(std::string(sqlite3_errmsg(db_)) + " (" + file_ + ")");
}

Status SqliteConnection::begin(Mode mode) {
  const bool writes = mode != Mode::read;
  if (db_ == nullptr) open();
  fresh();
  start_clock();
  sqlite3_exec(db_, writes ? "PRAGMA query_only=OFF" : "PRAGMA query_only=ON", nullptr, nullptr, nullptr);
  const char* sql = writes ? "BEGIN IMMEDIATE" : "BEGIN";
  const bool hurried = inside::NoWaiting::wanted();
  if (hurried) sqlite3_busy_timeout(db_, 0);
  const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  if (hurried) sqlite3_busy_timeout(db_, options_.busy_timeout_ms);
  if (code != SQLITE_OK) return sqlite_error(db_, code, sql);
  return {};
}

Status SqliteConnection::commit() {
  start_clock();
  const int code = sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail_with(code, "COMMIT");
  clean_up();
  return {};
}

void SqliteConnection::clean_up() noexcept {
  drop_temp();
  if (std::exchange(large_cache_, false)) sqlite3_exec(db_, kUsualCache, nullptr, nullptr, nullptr);
}

void SqliteConnection::rollback() noexcept {
  if (db_ == nullptr) return;
  deadline_ = std::chrono::steady_clock::time_point::max();
  // After a full disk SQLite has rolled back by itself.
  if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  clean_up();
}

void SqliteConnection::drop_temp() noexcept {
  if (!std::exchange(made_temp_, false)) return;
  statements_.clear();
  for (;;) {
    std::string name;
    auto keep = [](void* out, int, char** values, char**) {
      *static_cast<std::string*>(out) = values[0];
      return 0;
    };
    sqlite3_exec(
        db_, "SELECT name FROM sqlite_temp_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' LIMIT 1",
        keep, &name, nullptr);
    if (name.empty()) return;
    char* sql = sqlite3_mprintf("DROP TABLE temp.\"%w\"", name.c_str());
    const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
    sqlite3_free(sql);
    if (code != SQLITE_OK) return;
  }
}

Status SqliteConnection::each_text(const Statement& statement, const Args& args, const Each& f) {
  XT_CHECK_OK(usable());
  auto taken = statements_.take(db_, statement.text);
  if (!taken.ok()) return fail(std::move(taken).error());
  StatementPtr prepared = *std::move(taken);
  if (Status bound = bind_sqlite(prepared.get(), args); !bound.ok()) return fail(std::move(bound).error());
  start_clock();
  const SqliteRow row(prepared.get());
  for (;;) {
    const int code = sqlite3_step(prepared.get());
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) return fail_with(code, statement.text);
    if (!f(row)) break;
  }
  statements_.give_back(std::move(prepared));
  return {};
}

Result<std::int64_t> SqliteConnection::exec_text(const Statement& statement, const Args& args) {
  if (creates_temp(statement.text)) made_temp_ = true;
  XT_CHECK_OK(each_text(statement, args, [](const Row&) { return true; }));
  return sqlite3_changes64(db_);
}

Status SqliteConnection::script(std::string_view sql) {
  XT_CHECK_OK(usable());
  written_.emplace("*");
  if (script_creates_temp(sql)) made_temp_ = true;
  start_clock();
  const int code = sqlite3_exec(db_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail_with(code, sql);
  return {};
}

std::unique_ptr<Bulk> SqliteConnection::bulk(std::string_view table, std::string_view columns) {
  written_.emplace(table);
  if (!std::exchange(large_cache_, true)) sqlite3_exec(db_, kBulkCache, nullptr, nullptr, nullptr);
  std::string sql = "INSERT INTO ";
  sql.append(table).append(" (").append(columns).append(") VALUES (?");
  for (const char c : columns)
    if (c == ',') sql.append(",?");
  return std::make_unique<SqliteBulk>(*this, sql + ")");
}

Status SqliteBulk::add(const Value* values, std::size_t count) {
  XT_CHECK_OK(connection_.ready());
  if (!statement_) {
    auto taken = connection_.statements().take(connection_.handle(), sql_);
    if (!taken.ok()) return connection_.fail_with(std::move(taken).error());
    statement_ = *std::move(taken);
  }
  if (static_cast<int>(count) != sqlite3_bind_parameter_count(statement_.get()))
    return connection_.fail_with(
        make_error(Code::internal, "db.parameter", "wrong number of values for " + sql_));
  for (std::size_t i = 0; i < count; ++i) {
    if (Status bound = bind_sqlite(statement_.get(), static_cast<int>(i) + 1, values[i]); !bound.ok())
      return connection_.fail_with(std::move(bound).error());
  }
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_DONE) return connection_.fail_with(code, sql_);
  sqlite3_reset(statement_.get());
  return {};
}

Status SqliteBulk::finish() {
  if (statement_) connection_.statements().give_back(std::move(statement_));
  return connection_.ready();
}

}  // namespace

std::unique_ptr<Connection> sqlite_connection(SociSession& session, const std::string& file,
                                              const Options& options) {
  return std::make_unique<SqliteConnection>(session, file, options);
}

}  // namespace xt::db
