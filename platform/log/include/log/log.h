// Structured log: one JSON object a line on standard error: {"t":"2025-03-01T08:00:00.123Z","level":"info",
// "event":"http.request","status":200,…}. Thread-safe; lines are written whole. Above 8 KiB a text is cut.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace xt::log {

struct Field {
  using Value = std::variant<std::int64_t, bool, std::string>;
  Field(std::string_view key, std::int64_t number) : name(key), value(number) {}
  Field(std::string_view key, int number) : name(key), value(std::int64_t{number}) {}
  Field(std::string_view key, std::uint64_t number) : name(key), value(static_cast<std::int64_t>(number)) {}
  Field(std::string_view key, bool flag) : name(key), value(flag) {}
  Field(std::string_view key, std::string_view text) : name(key), value(std::string(text)) {}
  Field(std::string_view key, const char* text) : name(key), value(std::string(text)) {}
  std::string_view name;
  Value value;
};
using Fields = std::initializer_list<Field>;

void info(std::string_view event, Fields fields = {});
void warn(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});
void flush();

// The line without its end, as written; for tests.
std::string format(std::int64_t utc_ms, std::string_view level, std::string_view event, Fields fields);

}  // namespace xt::log
