// A PostgreSQL connection: statements over libpq, prepared when they have a name.
#pragma once

#include <string>
#include <unordered_map>

#include <libpq-fe.h>

#include "connection.h"
#include "parameters.h"
#include "postgres_result.h"

namespace xt::db {

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(SociSession& session, std::string url, const Options& options)
      : session_(session), url_(std::move(url)), options_(options) {}

  Engine engine() const override { return Engine::postgres; }
  Status begin(Mode mode) override;
  Status commit() override;
  void rollback() noexcept override;
  Status script(std::string_view sql) override;
  std::unique_ptr<Bulk> bulk(std::string_view table, std::string_view columns) override;
  Status scan(const Query& query, const Args& args, const Each& f) override;

  // For the bulk.
  PGconn* handle() { return connection_; }
  Status ready() const { return usable(); }
  Error spoil(Error error) { return fail(std::move(error)); }
  Status command(const std::string& sql);      // waits for the first result
  Status collect(std::string_view statement);  // the rest of the results of what is in flight

 protected:
  Status each_text(const Statement& statement, const Args& args, const Each& f) override;
  Result<std::int64_t> exec_text(const Statement& statement, const Args& args) override;

 private:
  struct Known {  // a named statement
    CutSql cut;
    std::unordered_map<std::string, std::string> prepared;  // types of the values -> name on the server
  };
  struct Call;

  void open();
  void forget_statements();
  void drop_temp();
  Status check(const PGresult* result, std::string_view statement);
  Status send(const Statement& statement, const Args& args);
  Result<std::string> prepare(Known& known, const Call& call, std::string_view text);

  SociSession& session_;
  std::string url_;
  Options options_;
  PGconn* connection_ = nullptr;
  PostgresStream* active_ = nullptr;
  std::unordered_map<std::string, Known> known_;
  int prepared_ = 0;
  bool stale_ = false;  // prepared statements no longer fit the tables
};

}  // namespace xt::db
