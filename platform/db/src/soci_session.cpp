#include "soci_session.h"

#include <soci/connection-pool.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "db/db.h"

namespace xt::db {

sqlite3* SociSession::open_sqlite(const std::string& file) {
  try {
    // No more options: SOCI sets them before a busy timeout holds, and fails where another process is at
    // work.
    session_.open(soci::sqlite3, "dbname=\"" + file + "\"");
  } catch (const soci::soci_error& e) {
    throw Lost("cannot open " + file + ": " + e.what());
  }
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session_.get_backend());
  return reinterpret_cast<::sqlite3*>(backend->conn_);
}

pg_conn* SociSession::open_postgres(const std::string& url) {
  try {
    session_.open(soci::postgresql, url);
  } catch (const soci::soci_error& e) {
    throw Lost(std::string("cannot reach PostgreSQL: ") + e.what());
  }
  return static_cast<soci::postgresql_session_backend*>(session_.get_backend())->conn_;
}

void SociSession::close() noexcept {
  try {
    session_.close();
  } catch (...) {  // the connection is gone already
  }
}

SociPool::SociPool(std::size_t size) : pool_(std::make_unique<soci::connection_pool>(size)) {}
SociPool::~SociPool() = default;
soci::session& SociPool::at(std::size_t index) {
  return pool_->at(index);
}
bool SociPool::lease(std::size_t& index, int timeout_ms) {
  return pool_->try_lease(index, timeout_ms);
}
void SociPool::give_back(std::size_t index) {
  pool_->give_back(index);
}

}  // namespace xt::db
