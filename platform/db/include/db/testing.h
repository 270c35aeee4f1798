// For tests alone: runs a body on SQLite always, and on PostgreSQL when XT_TEST_POSTGRES holds a connection
// URL (tools/with_postgres.sh sets it). Each test has an empty database of its own that is dropped
// afterwards.
//
//   using Store = xt::db::testing::EngineTest;
//   TEST_P(Store, KeepsWhatItIsGiven) { database().write(…); }
//   XT_BOTH_ENGINES(Store);
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "db/scratch.h"

namespace xt::db::testing {

class EngineTest : public ::testing::TestWithParam<Engine> {
 protected:
  explicit EngineTest(const Options& options = {}) : scratch_(GetParam()) {
    auto opened = Database::open(scratch_.url(), options);
    if (!opened.ok()) throw Lost(opened.error().note);
    database_ = *std::move(opened);
  }
  Database& database() { return *database_; }
  const std::string& url() const { return scratch_.url(); }

 private:
  Scratch scratch_;
  std::unique_ptr<Database> database_;
};

inline std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "SQLite" : "PostgreSQL";
}

}  // namespace xt::db::testing

#define XT_BOTH_ENGINES(Fixture)                                                                \
  INSTANTIATE_TEST_SUITE_P(Engines, Fixture, ::testing::ValuesIn(::xt::db::testing::engines()), \
                           ::xt::db::testing::engine_name)
