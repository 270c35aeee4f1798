#include "http/precondition.h"

#include <gtest/gtest.h>

namespace xt::http {
namespace {

TEST(Precondition, HoldsWhereWhatWasLoadedIsStillThere) {
  struct Case {
    const char* header;  // nullptr: none
    const char* value;
    const char* version;  // of what is there, "" nothing
    bool holds;
  };
  const Case cases[] = {
      {nullptr, "", "a1", true},
      {nullptr, "", "", true},
      {"If-Match", "\"a1\"", "a1", true},
      {"if-match", "\"a1\"", "b2", false},
      {"If-Match", "\"x\", \"a1\"", "a1", true},
      {"If-Match", "*", "a1", true},
      {"If-Match", "*", "", false},
      {"If-Match", "\"a1\"", "", false},
      {"If-Match", "W/\"a1\"", "a1", false},
      {"If-Match", "a1", "a1", false},
      {"If-Match", "", "a1", false},
      {"If-Match", "\"\"", "", false},
      {"If-None-Match", "*", "", true},
      {"If-None-Match", "*", "a1", false},
      {"If-None-Match", "\"a1\"", "b2", true},
      {"If-None-Match", "\"a1\"", "a1", false},
  };
  for (const Case& one : cases) {
    Request request;
    if (one.header != nullptr) request.headers.add(one.header, one.value);
    EXPECT_EQ(holds(request, one.version), one.holds)
        << (one.header != nullptr ? one.header : "none") << ": " << one.value << " against " << one.version;
  }
}

}  // namespace
}  // namespace xt::http
