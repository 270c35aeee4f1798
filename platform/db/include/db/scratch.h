// Throw-away databases for tests and benchmarks; db/testing.h builds the fixture on them.
#pragma once

#include <string>
#include <vector>

#include "db/db.h"

namespace xt::db::testing {

// SQLite, and PostgreSQL when XT_TEST_POSTGRES holds a connection URL.
std::vector<Engine> engines();

// A fresh file in the temporary folder, or a fresh schema.
class Scratch {
 public:
  explicit Scratch(Engine engine);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& url() const { return url_; }  // for a second Database, or a second process

 private:
  Engine engine_;
  std::string name_;
  std::string url_;
};

}  // namespace xt::db::testing
