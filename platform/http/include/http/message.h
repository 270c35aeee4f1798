// What a route is given and what it answers. Plain values: no socket, no library type, so that a route is
// tested by calling it. Thread-safety: plain values; a request belongs to the worker that runs it.
#pragma once

#include <any>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace xt::http {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options };

std::string_view method_name(Method method);  // "GET"
std::optional<Method> parse_method(std::string_view name);

// Names in the order of arrival; compared without regard to ASCII case (RFC 9110, 5.1).
class Headers {
 public:
  using List = std::vector<std::pair<std::string, std::string>>;
  void add(std::string name, std::string value) { list_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);  // replaces all of that name
  // The first value, "" where there is none.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  const List& list() const { return list_; }

 private:
  List list_;
};

struct Request {
  Method method = Method::get;
  std::string target;                                      // as sent, path and query
  std::string path;                                        // decoded, without query
  std::map<std::string, std::string, std::less<>> params;  // of the pattern: {"id", "42"}
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order, repeated names kept
  Headers headers;
  std::string body;
  std::string remote_address;  // of the peer, or of X-Forwarded-For where the peer is a trusted proxy
  std::string request_id;  // 16 hex digits; in the log line, the response header and a problem's `instance`
  bool secure = false;     // arrived by TLS (at the trusted proxy): cookies become Secure
  std::int64_t account_id = 0;  // set by the gate, for the log line
  std::any context;             // what the gate knows of the person: access::Caller

  std::string_view param(std::string_view name) const;                       // "" where the pattern has none
  std::optional<std::string_view> query_value(std::string_view name) const;  // the first
  std::string_view cookie(std::string_view name) const;                      // "" where there is none
};

struct Response {
  int status = 200;
  std::string body;
  std::string content_type = "application/json; charset=utf-8";
  Headers headers;  // Content-Type, Content-Length, Date and the security headers are added by the server
  // Where set, sent instead of `body` without copying it (files).
  std::shared_ptr<const std::string> shared_body;

  std::string_view content() const {
    return shared_body ? std::string_view(*shared_body) : std::string_view(body);
  }
};

Response no_content();  // 204
Response text(std::string body, std::string content_type = "text/plain; charset=utf-8");
Response redirect(int status, std::string location);
// Answers about persons and of the moment: no browser or proxy on the way keeps them (RFC 9111, 5.2.2.5).
Response no_store(Response response);

}  // namespace xt::http
