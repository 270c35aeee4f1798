#include "connection.h"

namespace xt::db {

std::unique_ptr<Connection> postgres_connection(SociSession&, const std::string&, const Options&) {
  throw Lost("PostgreSQL is not built in yet");
}

}  // namespace xt::db
