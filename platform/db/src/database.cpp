#include <algorithm>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>

#include "db/db.h"
#include "db/if_free.h"

#include "connection.h"

namespace xt::db {
namespace {

constexpr int kAttempts = 12;

thread_local int no_waiting = 0;

void wait_before(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int cap_ms = std::min(4 << attempt, 500);
  std::this_thread::sleep_for(std::chrono::milliseconds(random() % static_cast<unsigned>(cap_ms)));
}

class Pool final : public Database {
 public:
  Pool(Engine engine, std::string url, const std::string& where, const Options& options)
      : engine_(engine),
        url_(std::move(url)),
        options_(options),
        pool_(static_cast<std::size_t>(options.connections)) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(options.connections); ++i) {
      sessions_.push_back(std::make_unique<SociSession>(pool_.at(i)));
      connections_.push_back(engine == Engine::sqlite
                                 ? sqlite_connection(*sessions_.back(), where, options)
                                 : postgres_connection(*sessions_.back(), where, options));
    }
  }

  Engine engine() const override { return engine_; }
  const std::string& url() const override { return url_; }

 protected:
  Status transact(Mode mode, const std::function<bool(Session&)>& body) override;

 private:
  struct Lease;
  // One run of the transaction; nullopt: the engine asks for another.
  std::optional<Status> once(Connection& connection, Mode mode, const std::function<bool(Session&)>& body,
                             bool& committed);

  Engine engine_;
  std::string url_;
  Options options_;
  SociPool pool_;
  std::vector<std::unique_ptr<SociSession>> sessions_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::timed_mutex writer_;  // SQLite has one writer: queue here instead of polling its lock
};

struct Pool::Lease {
  explicit Lease(Pool& owner) : pool(owner) { held = pool.pool_.lease(index, pool.options_.busy_timeout_ms); }
  ~Lease() {
    if (held) pool.pool_.give_back(index);
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Pool& pool;
  std::size_t index = 0;
  bool held = false;
};

// Rolls back whatever was not committed, also when the body throws.
struct RollBack {
  Connection* connection;
  ~RollBack() {
    if (connection != nullptr) connection->rollback();
  }
};

std::optional<Status> Pool::once(Connection& connection, Mode mode, const std::function<bool(Session&)>& body,
                                 bool& committed) {
  RollBack guard{&connection};
  if (Status begun = connection.begin(mode); !begun.ok()) return begun;
  const bool good = body(connection);
  if (connection.wants_retry()) return std::nullopt;
  if (!good) return Status{};  // the body's own error is the answer
  if (connection.failed()) return Status{*connection.failed()};
  Status done = connection.commit();
  if (done.ok()) {
    guard.connection = nullptr;
    committed = true;
  } else if (connection.wants_retry()) {
    return std::nullopt;
  }
  return done;
}

Status Pool::transact(Mode mode, const std::function<bool(Session&)>& body) {
  const Error busy = make_error(Code::unavailable, "db.busy", "waited for another session");
  std::unique_lock<std::timed_mutex> writer(writer_, std::defer_lock);
  const std::chrono::milliseconds patience(inside::NoWaiting::wanted() ? 0 : options_.busy_timeout_ms);
  if (mode != Mode::read && engine_ == Engine::sqlite && !writer.try_lock_for(patience)) return busy;
  Lease lease(*this);
  if (!lease.held) return busy;
  bool committed = false;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (attempt > 0) wait_before(attempt);
    Connection& connection = *connections_[lease.index];
    auto done = once(connection, mode, body, committed);
    if (!done) continue;
    if (committed && !connection.written().empty()) tell(connection.written());
    return *std::move(done);
  }
  return make_error(Code::unavailable, "db.busy", "the transaction kept colliding with others");
}

}  // namespace

inside::NoWaiting::NoWaiting() {
  ++no_waiting;
}

inside::NoWaiting::~NoWaiting() {
  --no_waiting;
}

bool inside::NoWaiting::wanted() {
  return no_waiting > 0;
}

std::shared_ptr<void> Database::on_commit(Told told) {
  auto listener = std::make_shared<Listener>();
  listener->told = std::move(told);
  const std::lock_guard lock(listening_);
  std::erase_if(listeners_, [](const auto& one) { return one.expired(); });
  listeners_.push_back(listener);
  // Whoever lets go may be destroyed at once: nobody is told any more.
  return {listener.get(), [listener](void*) {
            const std::lock_guard mine(listener->mutex);
            listener->told = nullptr;
          }};
}

void Database::tell(const Written& written) {
  std::vector<std::shared_ptr<Listener>> all;
  {
    const std::lock_guard lock(listening_);
    for (const auto& one : listeners_) {
      if (auto listener = one.lock()) all.push_back(std::move(listener));
    }
  }
  for (const auto& listener : all) {
    const std::lock_guard lock(listener->mutex);
    if (listener->told) listener->told(written);
  }
}

Result<std::unique_ptr<Database>> Database::open(std::string_view url, const Options& options) {
  if (options.connections < 1 || options.connections > 64)
    return make_error(Code::invalid, "db.options", "connections must be 1 … 64");
  const bool postgres = url.starts_with("postgresql://") || url.starts_with("postgres://");
  std::string where(url);
  if (url.starts_with("sqlite:")) where.erase(0, 7);
  if (!postgres && (where.empty() || where.find_first_of("\"\n") != std::string::npos))
    return make_error(Code::invalid, "db.url", "not a file name or a PostgreSQL URL: " + std::string(url));
  auto pool =
      std::make_unique<Pool>(postgres ? Engine::postgres : Engine::sqlite, std::string(url), where, options);
  try {  // a wrong address should show now
    Database& database = *pool;
    Status reached = database.read([](Session& s) -> Status {
      auto row = s.one(Sql{"SELECT 1"});
      if (!row.ok()) return std::move(row).error();
      return {};
    });
    if (!reached.ok()) return std::move(reached).error();
  } catch (const Lost& lost) {
    return make_error(Code::unavailable, "db.open", lost.what());
  }
  return std::unique_ptr<Database>(std::move(pool));
}

}  // namespace xt::db
