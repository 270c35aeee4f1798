// One façade over both engines (SQLite and PostgreSQL), so that the rest of the house writes portable SQL
// once.
//
// Database is a pool, thread-safe, one per process. Session is one transaction on one connection, used by one
// thread. `read` gives a consistent snapshot; `write` commits when the function answers ok, rolls back
// otherwise, and runs it again when the engine asks for a retry (SQLITE_BUSY, serialization failure), so the
// function must have no effect outside the session. Parameters are always bound, never pasted.
//
// Errors: a broken rule of the schema comes back as Code::conflict with reason db.unique, db.foreign_key,
// db.check or db.not_null (note: the engine's words). A lost connection, a full disk and a corrupt file throw
// db::Lost: nothing was committed.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/result.h"
#include "db/session.h"

namespace xt::db {

class Lost : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Options {
  int connections = 4;  // opened when first needed
  int busy_timeout_ms = 10'000;
  int statement_timeout_ms = 0;  // 0: none
};

enum class Mode : std::uint8_t { read, write, write_many };

class Database {
 public:
  virtual ~Database() = default;
  // "sqlite:FILE", a bare file name, or "postgresql://…" / "postgres://…". A SQLite file is created when
  // absent.
  static Result<std::unique_ptr<Database>> open(std::string_view url, const Options& options = {});
  virtual Engine engine() const = 0;
  virtual const std::string& url() const = 0;

  template <class F>
  auto read(F&& f) -> std::invoke_result_t<F, Session&> {
    return run<std::invoke_result_t<F, Session&>>(Mode::read, f);
  }
  template <class F>
  auto write(F&& f) -> std::invoke_result_t<F, Session&> {
    return run<std::invoke_result_t<F, Session&>>(Mode::write, f);
  }
  // A write of so many rows that PostgreSQL could not remember what it read (SERIALIZABLE keeps a lock for
  // each): a snapshot without those locks. For work whose rules are all unique indexes and row locks. SQLite:
  // the same as write.
  template <class F>
  auto write_many(F&& f) -> std::invoke_result_t<F, Session&> {
    return run<std::invoke_result_t<F, Session&>>(Mode::write_many, f);
  }

  // `told` hears of every commit of this process that wrote something, in the thread that committed and
  // before the write answers, until the handle is let go. It is quick and asks the database nothing.
  using Told = std::function<void(const Written&)>;
  [[nodiscard]] std::shared_ptr<void> on_commit(Told told);

 protected:
  void tell(const Written& written);
  // Runs `body` in a transaction; commits when it answers true. Retries as the engine asks.
  virtual Status transact(Mode mode, const std::function<bool(Session&)>& body) = 0;

 private:
  template <class R, class F>
  R run(Mode mode, F& f) {
    std::variant<std::monostate, R> out;
    Status status = transact(mode, [&](Session& s) {
      out.template emplace<1>(f(s));
      return std::get<1>(out).ok();
    });
    if (!status.ok()) return std::move(status).error();
    return std::move(std::get<1>(out));
  }

  struct Listener {
    std::mutex mutex;
    Told told;
  };
  std::mutex listening_;
  std::vector<std::weak_ptr<Listener>> listeners_;
};

}  // namespace xt::db
