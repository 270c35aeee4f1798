#include "log/log.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"

namespace xt::log {
namespace {

constexpr std::size_t kMaxText = 8 << 10;

void append_text(std::string& out, std::string_view text) {
  out += '"';
  const std::string_view cut = text.substr(0, kMaxText);
  const bool valid = is_utf8(cut);
  for (const char c : cut) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !valid)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_value(std::string& out, const Field::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    out += std::to_string(*number);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    out += *flag ? "true" : "false";
  } else {
    append_text(out, std::get<std::string>(value));
  }
}

spdlog::logger& logger() {
  static const auto instance = [] {
    auto created =
        std::make_shared<spdlog::logger>("xingtan", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    created->set_pattern("%v");
    created->flush_on(spdlog::level::info);
    return created;
  }();
  return *instance;
}

void write(spdlog::level::level_enum level, std::string_view name, std::string_view event, Fields fields) {
  const std::string line = format(now_ms(), name, event, fields);
  logger().log(level, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace

std::string format(std::int64_t utc_ms, std::string_view level, std::string_view event, Fields fields) {
  const std::int64_t in_day = utc_ms % kDayMs;
  std::string out = fmt::format(R"({{"t":"{}T{:02}:{:02}:{:02}.{:03}Z","level":"{}","event":)",
                                Date(static_cast<std::int32_t>(utc_ms / kDayMs)).iso(), in_day / 3'600'000,
                                in_day / 60'000 % 60, in_day / 1000 % 60, in_day % 1000, level);
  append_text(out, event);
  for (const Field& field : fields) {
    out += ',';
    append_text(out, field.name);
    out += ':';
    append_value(out, field.value);
  }
  out += '}';
  return out;
}

void info(std::string_view event, Fields fields) {
  write(spdlog::level::info, "info", event, fields);
}
void warn(std::string_view event, Fields fields) {
  write(spdlog::level::warn, "warn", event, fields);
}
void error(std::string_view event, Fields fields) {
  write(spdlog::level::err, "error", event, fields);
}
void flush() {
  logger().flush();
}

}  // namespace xt::log
