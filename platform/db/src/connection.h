// One connection of the pool: what Database needs beyond Session. Used by one thread at a time.
//
// After a statement failed the transaction is spoilt: PostgreSQL refuses further statements by itself, and
// here SQLite is held to the same, so that code which works on one engine works on the other. attempt() is
// the way to survive.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "db/db.h"

#include "soci_session.h"

namespace xt::db {

class Connection : public Session {
 public:
  // Opens or re-opens the connection where need be, and begins. Throws Lost.
  virtual Status begin(Mode mode) = 0;
  virtual Status commit() = 0;
  virtual void rollback() noexcept = 0;

  // The engine asked for the transaction to be run again.
  bool wants_retry() const { return wants_retry_; }
  const std::optional<Error>& failed() const { return failed_; }
  const Written& written() const { return written_; }

  Status attempt(const std::function<Status()>& f) override;
  virtual Status scan(const Query& query, const Args& args, const Each& f) = 0;  // db/scan.h

 protected:
  Error fail(Error error) {
    failed_ = error;
    return error;
  }
  Status usable() const {
    if (!failed_) return {};
    return make_error(Code::internal, "db.session_failed", "after " + failed_->reason + ": " + failed_->note);
  }
  void fresh() {
    failed_.reset();
    wants_retry_ = false;
    written_.clear();
  }

  std::optional<Error> failed_;
  bool wants_retry_ = false;
  bool made_temp_ = false;  // a temporary table is to be dropped when the session ends
};

// The table of an INSERT, UPDATE or DELETE, also behind WITH; "" where it is none.
std::string_view table_written(std::string_view sql);

// Begins with "CREATE TEMP…", in any case.
bool creates_temp(std::string_view sql);
bool script_creates_temp(std::string_view sql);

std::unique_ptr<Connection> sqlite_connection(SociSession& session, const std::string& file,
                                              const Options& options);
std::unique_ptr<Connection> postgres_connection(SociSession& session, const std::string& url,
                                                const Options& options);

const Value* find_arg(const Args& args, std::string_view name);
// Text that PostgreSQL would refuse (NUL, invalid UTF-8) is refused on both engines.
bool storable(std::string_view text);

}  // namespace xt::db
