#include "http/problem.h"

#include <boost/json.hpp>

#include "status.h"

namespace xt::http {
int status_of(Code code) {
  switch (code) {
    case Code::invalid:
      return 422;
    case Code::malformed:
      return 400;
    case Code::unauthorized:
      return 401;
    case Code::forbidden:
      return 403;
    case Code::not_found:
      return 404;
    case Code::conflict:
      return 409;
    case Code::too_large:
      return 413;
    case Code::too_many:
      return 429;
    case Code::unavailable:
      return 503;
    case Code::internal:
      return 500;
  }
  return 500;
}

Response problem(const Error& error, std::string_view request_id) {
  const bool changed = error.code == Code::conflict && error.reason.ends_with("changed_meanwhile");
  return problem_with_status(changed ? 412 : status_of(error.code), error, request_id);
}

Response problem_with_status(int status, const Error& error, std::string_view request_id) {
  boost::json::array fields;
  for (const FieldError& field : error.fields) {
    fields.push_back({{"name", field.name}, {"reason", field.reason}, {"detail", field.detail}});
  }
  const boost::json::object body{
      {"type", "about:blank"},  {"title", status_name(status)}, {"status", status},
      {"reason", error.reason}, {"fields", std::move(fields)},  {"instance", request_id}};
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = boost::json::serialize(body);
  response.headers.add("Cache-Control", "no-store");
  if (status == 503 || status == 429) response.headers.add("Retry-After", status == 503 ? "1" : "30");
  return response;
}

}  // namespace xt::http
