#include "log/log.h"

#include <gtest/gtest.h>

namespace xt::log {
namespace {

TEST(Log, WritesOneJsonObject) {
  EXPECT_EQ(
      format(1'740'816'000'123, "info", "http.request", {{"status", 200}, {"path", "/规划"}, {"ok", true}}),
      R"({"t":"2025-03-01T08:00:00.123Z","level":"info","event":"http.request","status":200,"path":"/规划","ok":true})");
}

TEST(Log, KeepsALineALineWhateverTheText) {
  EXPECT_EQ(format(0, "warn", "x", {{"a", "q\"b\\s\nn"}}),
            R"({"t":"1970-01-01T00:00:00.000Z","level":"warn","event":"x","a":"q\"b\\s\u000an"})");
  const std::string line = format(0, "warn", "x", {{"a", "\xff\xfe"}});
  EXPECT_NE(line.find("\\u00ff\\u00fe"), std::string::npos);
  EXPECT_LT(format(0, "warn", "x", {{"a", std::string(100'000, 'x')}}).size(), 9'000U);
}

}  // namespace
}  // namespace xt::log
