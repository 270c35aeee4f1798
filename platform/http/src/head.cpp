#include "head.h"

#include <algorithm>

#include "base/text.h"

#include "url.h"

namespace xt::http {
namespace {

namespace bh = boost::beast::http;

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

bool is_trusted(const Options& options, std::string_view address) {
  return std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(), address) !=
         options.trusted_proxies.end();
}

// The nearest address that is not one of our own proxies.
std::string client_address(const Options& options, const std::string& peer, const Headers& headers) {
  if (!is_trusted(options, peer)) return peer;
  std::string all;
  for (const auto& [name, value] : headers.list()) {
    if (equal_ignoring_case(name, "x-forwarded-for")) all += (all.empty() ? "" : ",") + value;
  }
  const auto hops = split(all, ',');
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    const std::string_view address = trim_ascii(*hop);
    constexpr std::size_t longest_address = 45;
    if (address.empty() || address.size() > longest_address) break;
    if (!is_trusted(options, address)) return std::string(address);
  }
  return peer;
}

// Request smuggling lives in what two servers read differently: anything unusual is refused (RFC 9112, 6.1
// and 11.2).
HeadFault check_framing(const bh::request_header<>& head) {
  const auto encodings = head.count(bh::field::transfer_encoding);
  if (encodings > 1) return {400, "several Transfer-Encoding"};
  if (encodings == 1) {
    if (head.version() < 11) return {400, "Transfer-Encoding in HTTP/1.0"};
    if (head.count(bh::field::content_length) != 0) return {400, "Transfer-Encoding and Content-Length"};
    if (!equal_ignoring_case(view(head[bh::field::transfer_encoding]), "chunked"))
      return {501, "Transfer-Encoding"};
  }
  if (head.count(bh::field::content_length) > 1) return {400, "several Content-Length"};
  if (head.count(bh::field::host) > 1) return {400, "several Host"};
  if (head.version() == 11 && head.count(bh::field::host) == 0) return {400, "no Host"};
  if (head.version() != 11 && head.version() != 10) return {505, "not HTTP/1.0 or 1.1"};
  return {};
}

bool read_target(Request& request) {
  std::string_view target = request.target;
  if (target == "*") {
    request.path = "*";
    return request.method == Method::options;
  }
  // The absolute form is for proxies, but must be understood (RFC 9112, 3.2.2).
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto slash = target.find('/', scheme.size());
    target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    break;
  }
  if (!target.starts_with('/')) return false;
  target = target.substr(0, target.find('#'));
  const auto question = target.find('?');
  auto path = percent_decode(target.substr(0, question), false);
  auto query = parse_query(question == std::string_view::npos ? "" : target.substr(question + 1));
  if (!path || !query) return false;
  request.path = *std::move(path);
  request.query = *std::move(query);
  return true;
}

}  // namespace

HeadFault read_head(const bh::request_header<>& head, const std::string& peer, const Options& options,
                    Request& request) {
  request.remote_address = peer;
  if (const HeadFault fault = check_framing(head); fault.status != 0) return fault;
  constexpr int max_fields = 100;
  int fields = 0;
  for (const auto& field : head) {
    if (++fields > max_fields) return {431, "too many fields"};
    request.headers.add(std::string(view(field.name_string())), std::string(view(field.value())));
  }
  request.remote_address = client_address(options, peer, request.headers);
  request.secure = is_trusted(options, peer) && request.headers.get("x-forwarded-proto") == "https";
  request.target = view(head.target());
  const auto method = parse_method(view(head.method_string()));
  if (!method) return {501, "method " + std::string(view(head.method_string()).substr(0, 20))};
  request.method = *method;
  if (!read_target(request)) return {400, "target"};
  return {};
}

}  // namespace xt::http
