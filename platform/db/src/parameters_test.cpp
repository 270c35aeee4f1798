#include "parameters.h"

#include <gtest/gtest.h>

namespace xt::db {
namespace {

std::string numbered(std::string_view sql) {
  const CutSql cut = cut_sql(sql);
  const Value one = std::int64_t{1};
  return with_numbers(cut, std::vector<const Value*>(cut.names.size(), &one));
}

TEST(Parameters, AreNumberedByName) {
  EXPECT_EQ(numbered("SELECT :a, :b_2, :a"), "SELECT $1, $2, $1");
  EXPECT_EQ(numbered("(:a)+:a"), "($1)+$1");
}

TEST(Parameters, NullIsAWordAndTakesNoNumber) {
  const CutSql cut = cut_sql("SELECT :a, :b, :a");
  const Value null;
  const Value one = std::int64_t{1};
  EXPECT_EQ(with_numbers(cut, {&null, &one}), "SELECT NULL, $1, NULL");
}

TEST(Parameters, WhatOnlyLooksLikeOneStays) {
  for (const char* sql :
       {"SELECT x::bigint", "SELECT ':a'", "SELECT 'it''s :a'", "SELECT E'\\':a'", "SELECT \":a\"",
        "SELECT 1 -- :a", "SELECT 1 /* :a /* :b */ :c */", "SELECT $$ :a $$", "SELECT $q$ :a $$ :b $q$",
        "SELECT a[1:2]", "SELECT 'open :a", "SELECT 1 /* :a"})
    EXPECT_EQ(numbered(sql), sql);
}

TEST(Parameters, AreSeenRightAfterWhatWasSkipped) {
  EXPECT_EQ(numbered("SELECT ':x'||:a::text--:y\n,:b"), "SELECT ':x'||$1::text--:y\n,$2");
  EXPECT_EQ(numbered("SELECT 'e\\', :a"), "SELECT 'e\\', $1");
  EXPECT_EQ(numbered("SELECT name'x:y', :a"), "SELECT name'x:y', $1");
}

}  // namespace
}  // namespace xt::db
