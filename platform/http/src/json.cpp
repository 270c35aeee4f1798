#include "http/json.h"

#include <boost/json.hpp>

#include "base/text.h"

#include "url.h"

namespace xt::http {
namespace {

bool declares_json(std::string_view content_type) {
  return equal_ignoring_case(trim_ascii(content_type.substr(0, content_type.find(';'))), "application/json");
}

}  // namespace

Response json(const boost::json::value& value, int status) {
  return json_text(boost::json::serialize(value), status);
}

Response json_text(std::string text, int status) {
  Response response;
  response.status = status;
  response.body = std::move(text);
  return response;
}

Result<boost::json::object> json_body(const Request& request) {
  if (!declares_json(request.headers.get("content-type"))) {
    return make_error(Code::malformed, "http.not_json", "Content-Type is not application/json");
  }
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(request.body, error, {}, options);
  if (error) return make_error(Code::malformed, "http.not_json", error.message());
  if (!value.is_object()) return make_error(Code::malformed, "http.not_json", "not an object");
  return std::move(value.get_object());
}

Result<std::string> json_string(const boost::json::object& object, std::string_view name,
                                std::size_t max_length) {
  const auto wrong = [&](std::string reason, std::string detail) {
    Error error = make_error(Code::invalid, "http.bad_body");
    error.fields.push_back({std::string(name), std::move(reason), std::move(detail)});
    return error;
  };
  const boost::json::value* value = object.if_contains(name);
  if (value == nullptr) return wrong("required", "必填");
  if (!value->is_string()) return wrong("not_text", "应为文字");
  std::string text = tidy(std::string_view(value->get_string().data(), value->get_string().size()));
  if (text.empty()) return wrong("required", "必填");
  if (length_utf8(text) > max_length) return wrong("too_long", "最多 " + std::to_string(max_length) + " 字");
  return text;
}

}  // namespace xt::http
