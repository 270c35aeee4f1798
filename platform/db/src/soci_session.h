// The only door to SOCI, so that its headers (and sqlite3.h inside a namespace) are compiled once.
#pragma once

#include <memory>
#include <string>

struct sqlite3;
struct pg_conn;

namespace soci {
class session;
class connection_pool;
}  // namespace soci

namespace xt::db {

// One session of a pool. Throws Lost when it cannot be opened.
class SociSession {
 public:
  explicit SociSession(soci::session& session) : session_(session) {}
  sqlite3* open_sqlite(const std::string& file);
  pg_conn* open_postgres(const std::string& url);
  void close() noexcept;

 private:
  soci::session& session_;
};

class SociPool {
 public:
  explicit SociPool(std::size_t size);
  ~SociPool();
  soci::session& at(std::size_t index);
  // False after `timeout_ms`.
  bool lease(std::size_t& index, int timeout_ms);
  void give_back(std::size_t index);

 private:
  std::unique_ptr<soci::connection_pool> pool_;
};

}  // namespace xt::db
