#include "dispatch.h"

#include <chrono>
#include <exception>
#include <random>

#include <fmt/format.h>

#include "base/text.h"
#include "http/metrics.h"
#include "http/problem.h"
#include "log/log.h"

#include "url.h"

namespace xt::http {
namespace {

bool is_api(const Request& request) {
  return request.path.starts_with("/api/") || request.path == "/api";
}

// FNV-1a: says "same as before", nothing about who made it.
std::string etag_of(std::string_view content) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("W/\"{:016x}\"", hash);
}

void add_entity_tag(const Request& request, Response& response) {
  if (request.method != Method::get || response.status != 200 || response.headers.has("ETag")) return;
  if (response.headers.get("Cache-Control") == "no-store") return;
  const std::string etag = etag_of(response.content());
  response.headers.add("ETag", etag);
  for (const std::string_view part : split(request.headers.get("if-none-match"), ',')) {
    if (trim_ascii(part) != etag) continue;
    response.status = 304;
    response.body.clear();
    response.shared_body.reset();
    return;
  }
}

void compress_if_worth(const Request& request, Response& response) {
  if (response.headers.has("Content-Encoding") || response.shared_body ||
      !is_compressible(response.content_type))
    return;
  if (!response.headers.has("Vary")) response.headers.add("Vary", "Accept-Encoding");
  if (response.body.size() <= kCompressAbove) return;
  const Coding coding = negotiate(request.headers.get("accept-encoding"));
  if (coding == Coding::identity) return;
  auto packed = compress(coding, response.body, false);
  if (!packed) return;
  response.body = *std::move(packed);
  response.headers.add("Content-Encoding", std::string(coding_name(coding)));
}

Error error_of(const Options& options, const std::exception& thrown) {
  if (options.translate) {
    if (auto error = options.translate(thrown)) return *std::move(error);
  }
  return make_error(Code::internal, "http.internal", thrown.what());
}

}  // namespace

std::string new_request_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  return fmt::format("{:016x}", random());
}

Dispatcher::Dispatcher(const Options& options, Router router, Gate gate)
    : options_(options), router_(std::move(router)), gate_(std::move(gate)), rate_(options.rate) {
  if (!options.web_root.empty()) files_ = std::make_unique<StaticFiles>(options.web_root);
}

Response Dispatcher::answer(Request& request, const Match& match) {
  const auto start = std::chrono::steady_clock::now();
  Error cause;
  Response response = produce(request, match, cause);
  finish(request, response);
  const auto micros =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  record(request, match, response, cause, micros.count());
  return response;
}

Response Dispatcher::admit(Request& request, const Match& match) {
  Response response;
  response.status = 100;
  if (!gate_) return response;
  Error cause;
  try {
    request.params = match.params;
    Status status = gate_(request, *match.route);
    if (status.ok()) return response;
    cause = std::move(status).error();
  } catch (const std::exception& thrown) {
    cause = error_of(options_, thrown);
  }
  response = problem(cause, request.request_id);
  finish(request, response);
  record(request, match, response, cause, 0);
  return response;
}

Response Dispatcher::refuse(int status, const Error& error, const Request& request) const {
  Response response = problem_with_status(status, error, request.request_id);
  finish(request, response);
  record(request, {}, response, error, 0);
  return response;
}

Response Dispatcher::produce(Request& request, const Match& match, Error& cause) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (request.method == Method::options && (!match.allow.empty() || request.path == "*")) {
    Response response = no_content();
    response.headers.add("Allow",
                         match.allow.empty() ? "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT" : match.allow);
    return response;
  }
  if (match.route != nullptr) return run_route(request, match, cause);
  if (!match.allow.empty()) {
    cause = make_error(Code::malformed, "http.method_not_allowed");
    Response response = problem_with_status(405, cause, request.request_id);
    response.headers.add("Allow", match.allow);
    return response;
  }
  try {
    if (reads && files_ && !is_api(request)) {
      if (auto response = files_->serve(request)) return *std::move(response);
    }
    cause = make_error(Code::not_found, "http.not_found");
  } catch (const std::exception& thrown) {
    cause = error_of(options_, thrown);
  }
  return problem(cause, request.request_id);
}

Status Dispatcher::check_rate(const Request& request) {
  using std::chrono::milliseconds;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const std::int64_t wait =
      rate_.wait_ms(request.account_id, std::chrono::duration_cast<milliseconds>(now).count());
  if (wait == 0) return {};
  return make_error(Code::too_many, "http.too_many_requests");
}

Response Dispatcher::run_route(Request& request, const Match& match, Error& cause) {
  try {
    request.params = match.params;
    if (gate_) {
      if (Status status = gate_(request, *match.route); !status.ok()) {
        cause = std::move(status).error();
        return problem(cause, request.request_id);
      }
      if (Status status = check_rate(request); !status.ok()) {
        cause = std::move(status).error();
        Response response = problem(cause, request.request_id);
        response.headers.set("Retry-After", "1");
        return response;
      }
    } else if (match.route->permission != "public") {
      cause = make_error(Code::unauthorized, "http.no_gate");
      return problem(cause, request.request_id);
    }
    const bool reads = request.method == Method::get || request.method == Method::head;
    Result<Response> result = options_.around_writes && !reads ? options_.around_writes(request, *match.route)
                                                               : match.route->handler(request);
    if (result.ok()) return *std::move(result);
    cause = std::move(result).error();
  } catch (const std::exception& thrown) {
    cause = error_of(options_, thrown);
  }
  return problem(cause, request.request_id);
}

void Dispatcher::finish(const Request& request, Response& response) const {
  if (is_api(request)) {
    add_entity_tag(request, response);
    if (!response.headers.has("Cache-Control")) response.headers.add("Cache-Control", "private, no-cache");
  }
  if (response.status != 304 && response.status != 204) compress_if_worth(request, response);
  Headers& headers = response.headers;
  headers.add("X-Request-Id", request.request_id);
  headers.add("X-Content-Type-Options", "nosniff");
  headers.add("Referrer-Policy", "same-origin");
  headers.add("X-Frame-Options", "DENY");
  headers.add("Cross-Origin-Opener-Policy", "same-origin");
  headers.add("Cross-Origin-Resource-Policy", "same-origin");
  headers.add("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (!headers.has("Content-Security-Policy"))
    headers.add("Content-Security-Policy", options_.content_security_policy);
  if (request.secure) headers.add("Strict-Transport-Security", "max-age=31536000");
}

void Dispatcher::record(const Request& request, const Match& match, const Response& response,
                        const Error& cause, std::int64_t micros) const {
  const std::string_view pattern = match.route != nullptr ? std::string_view(match.route->pattern)
                                   : is_api(request)      ? std::string_view("(none)")
                                                          : std::string_view("(file)");
  options_.metrics->request(method_name(request.method), pattern, response.status, micros);
  if (!options_.log_requests) return;
  // The query is left out: it may name a person.
  const log::Fields fields{{"request_id", request.request_id},
                           {"method", method_name(request.method)},
                           {"path", request.path},
                           {"status", response.status},
                           {"micros", micros},
                           {"octets", static_cast<std::uint64_t>(response.content().size())},
                           {"remote", request.remote_address},
                           {"account", request.account_id},
                           {"reason", cause.reason},
                           {"note", cause.note}};
  if (response.status >= 500) {
    log::error("http.request", fields);
  } else {
    log::info("http.request", fields);
  }
}

}  // namespace xt::http
