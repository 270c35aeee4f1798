#include "oidc_provider.h"

#include <boost/json.hpp>

#include "fetch/fetch.h"

namespace xt::access {
namespace {

namespace json = boost::json;

constexpr std::int64_t kDescriptionMs = 3'600'000;
constexpr std::int64_t kKeysAgainMs = 60'000;  // a flood of made-up tokens does not become one of questions

Error down(std::string note) {
  return make_error(Code::unavailable, "access.oidc_down", std::move(note));
}

Result<json::object> asked(const fetch::Ask& what, int& status) {
  const auto answer = fetch::ask(what);
  if (!answer.ok()) return down(answer.error().reason + ": " + answer.error().note);
  status = answer->status;
  boost::system::error_code fault;
  json::value value = json::parse(answer->body, fault);
  if (fault || !value.is_object()) {
    return down(what.url + ": status " + std::to_string(status) + ", not a JSON object");
  }
  return std::move(value.as_object());
}
Result<json::object> got(const std::string& url) {
  int status = 0;
  XT_TRY(json::object out, asked({url}, status));
  if (status != 200) return down(url + ": status " + std::to_string(status));
  return out;
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// Without the list it is client_secret_basic (Discovery, 3).
bool only_in_body(const json::object& about) {
  const json::value* methods = about.if_contains("token_endpoint_auth_methods_supported");
  if (methods == nullptr || !methods->is_array()) return false;
  bool body = false;
  for (const json::value& one : methods->get_array()) {
    if (one == "client_secret_basic") return false;
    body = body || one == "client_secret_post";
  }
  return body;
}

}  // namespace

Result<OidcProvider::Description> OidcProvider::description(std::int64_t now_ms) {
  {
    const std::lock_guard lock(mutex_);
    if (described_ms_ != 0 && now_ms - described_ms_ < kDescriptionMs) return description_;
  }
  std::string base = options_.issuer;
  while (base.ends_with('/')) base.pop_back();
  XT_TRY(const json::object about, got(base + "/.well-known/openid-configuration"));
  if (text_of(about, "issuer") != options_.issuer) {
    return down("the provider calls itself " + text_of(about, "issuer"));
  }
  const Description found{text_of(about, "authorization_endpoint"), text_of(about, "token_endpoint"),
                          text_of(about, "jwks_uri"), only_in_body(about)};
  for (const std::string& url : {found.authorization, found.token, found.keys}) {
    if (!fetch::may_ask(url)) return down("not an address to be used: " + url);
  }
  const std::lock_guard lock(mutex_);
  description_ = found;
  described_ms_ = now_ms;
  return found;
}

Result<std::vector<auth::SigningKey>> OidcProvider::keys(const Description& at, std::int64_t now_ms,
                                                         bool again) {
  {
    const std::lock_guard lock(mutex_);
    if (keys_ms_ != 0 && now_ms - keys_ms_ < (again ? kKeysAgainMs : kDescriptionMs)) return keys_;
  }
  XT_TRY(const json::object set, got(at.keys));
  auto read = auth::signing_keys(json::serialize(set));
  if (!read.ok()) return down("the keys cannot be read");
  const std::lock_guard lock(mutex_);
  keys_ = *read;
  keys_ms_ = now_ms;
  return *std::move(read);
}

Result<std::string> OidcProvider::authorization_url(const std::string& return_uri, const std::string& state,
                                                    const std::string& nonce, const std::string& verifier,
                                                    std::int64_t now_ms) {
  XT_TRY(const Description at, description(now_ms));
  return at.authorization + (at.authorization.find('?') == std::string::npos ? "?" : "&") +
         fetch::form_of({{"response_type", "code"},
                         {"client_id", options_.client},
                         {"redirect_uri", return_uri},
                         {"scope", "openid"},
                         {"state", state},
                         {"nonce", nonce},
                         {"code_challenge", auth::pkce_challenge(verifier)},
                         {"code_challenge_method", "S256"}});
}

Result<std::string> OidcProvider::id_token(const Description& at, const Exchange& exchange) const {
  fetch::Ask ask{at.token,
                 {{{"grant_type", "authorization_code"},
                   {"code", exchange.code},
                   {"redirect_uri", exchange.return_uri},
                   {"code_verifier", exchange.verifier}}}};
  if (at.secret_in_body) {
    ask.form->emplace_back("client_id", options_.client);
    ask.form->emplace_back("client_secret", options_.secret);
  } else {  // RFC 6749, 2.3.1
    ask.user = fetch::url_encoded(options_.client);
    ask.password = fetch::url_encoded(options_.secret);
  }
  int status = 0;
  XT_TRY(const json::object answer, asked(ask, status));
  if (status >= 500) return down("the token endpoint answered " + std::to_string(status));
  if (status != 200) {
    return make_error(Code::unauthorized, "access.oidc_refused",
                      "the token endpoint answered " + std::to_string(status) + " " +
                          text_of(answer, "error").substr(0, 80));
  }
  return text_of(answer, "id_token");
}

Result<std::string> OidcProvider::subject_for(const Exchange& exchange) {
  XT_TRY(const Description at, description(exchange.now_ms));
  XT_TRY(const std::string token, id_token(at, exchange));
  const auth::ExpectedToken expected{options_.issuer, options_.client, exchange.nonce,
                                     exchange.now_ms / 1000};
  XT_TRY(auto known, keys(at, exchange.now_ms, false));
  auto subject = auth::verify_id_token(token, known, expected);
  if (!subject.ok() && subject.error().note == "unknown_kid") {  // the provider may have changed its keys
    XT_TRY(known, keys(at, exchange.now_ms, true));
    subject = auth::verify_id_token(token, known, expected);
  }
  if (!subject.ok()) {
    return make_error(Code::unauthorized, "access.oidc_refused", "ID token: " + subject.error().note);
  }
  return subject;
}

}  // namespace xt::access
