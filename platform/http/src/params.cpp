#include "http/params.h"

#include <charconv>

#include "base/text.h"

namespace xt::http {

Error bad_parameter(std::string_view name, std::string reason, std::string detail) {
  Error error = make_error(Code::invalid, "http.bad_parameter");
  error.fields.push_back({std::string(name), std::move(reason), std::move(detail)});
  return error;
}

Result<Id> path_id(const Request& request, std::string_view name) {
  const auto id = parse_id(request.param(name));
  if (!id) return make_error(Code::not_found, "http.not_found", "not an id in the path");
  return *id;
}

Result<std::optional<Date>> query_date(const Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (!text || text->empty()) return std::optional<Date>();
  const auto date = Date::parse_iso(*text);
  if (!date) return bad_parameter(name, "not_a_date", "日期应写作 2025-06-30");
  return date;
}

Result<std::int64_t> query_int(const Request& request, std::string_view name, std::int64_t otherwise,
                               std::int64_t min, std::int64_t max) {
  const auto text = request.query_value(name);
  if (!text || text->empty()) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size() || value < min || value > max) {
    return bad_parameter(name, "out_of_range",
                         "应为 " + std::to_string(min) + " 至 " + std::to_string(max) + " 的整数");
  }
  return value;
}

Result<std::string> query_text(const Request& request, std::string_view name, std::size_t max_length) {
  std::string value = tidy(request.query_value(name).value_or(std::string_view()));
  if (length_utf8(value) > max_length) {
    return bad_parameter(name, "too_long", "最多 " + std::to_string(max_length) + " 字");
  }
  return value;
}

}  // namespace xt::http
