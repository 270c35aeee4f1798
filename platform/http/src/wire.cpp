#include "wire.h"

#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "status.h"

namespace xt::http {
namespace {

void append_clean(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 0x20 && byte != 0x7f) || c == '\t') out += c;
  }
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  append_clean(out, name);
  out += ": ";
  append_clean(out, value);
  out += "\r\n";
}

// One formatting a second and thread is enough.
const std::string& http_date(std::int64_t utc_ms) {
  thread_local std::int64_t second = -1;
  thread_local std::string text;
  if (utc_ms / 1000 != second) {
    second = utc_ms / 1000;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(static_cast<std::time_t>(second)));
  }
  return text;
}

}  // namespace

std::string write_head(const Response& response, bool keep_alive, std::int64_t utc_ms) {
  std::string out;
  out.reserve(1024);
  out += fmt::format("HTTP/1.1 {} {}\r\n", response.status, status_name(response.status));
  append_field(out, "Date", http_date(utc_ms));
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless && !response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
  if (!bodiless) append_field(out, "Content-Length", std::to_string(response.content().size()));
  if (!keep_alive) append_field(out, "Connection", "close");
  for (const auto& [name, value] : response.headers.list()) append_field(out, name, value);
  out += "\r\n";
  return out;
}

}  // namespace xt::http
