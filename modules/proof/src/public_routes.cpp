// What everybody may ask: does this number, does this file hold.
#include <algorithm>
#include <memory>

#include "http/json.h"
#include "proof/number.h"

#include "attempts.h"
#include "certificate_routes.h"
#include "json.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

constexpr std::size_t kBody = 1024;  // octets
constexpr std::size_t kDigest = 64;

// changed: the paper is genuine, but what it rests on was taken back.
std::string state_of(const Certificate& one) {
  if (one.state != "valid") return one.state;
  return one.changed ? "changed" : "valid";
}

// No more of the person than tells two people of one school apart on the paper at hand.
json::object public_json(const std::optional<Certificate>& found) {
  if (!found) return {{"state", "unknown"}, {"certificate", nullptr}};
  const Certificate& one = *found;
  const Content content = content_of(one.content);
  json::object paper{{"kind", one.kind},
                     {"title", one.title},
                     {"holder", masked_name(content.name)},
                     {"issuer", content.issuer},
                     {"from", one.period.from.iso()},
                     {"to", (one.period.to - 1).iso()},
                     {"hours", amount(one.hours_x100)},
                     {"credits", amount(one.credits_x100)},
                     {"issued_on", shanghai_date(one.issued_ms).iso()},
                     {"ended_on", nullptr},
                     {"digest", one.file_digest}};
  if (one.state != "valid") paper["ended_on"] = shanghai_date(one.ended_ms).iso();
  return {{"state", state_of(one)}, {"certificate", std::move(paper)}};
}

bool is_digest(std::string_view text) {
  return text.size() == kDigest && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Result<http::Response> post_verify(const Desk& desk, Attempts& attempts, const http::Request& request) {
  if (!attempts.allow(request.remote_address, now_ms())) {
    return make_error(Code::too_many, "proof.too_many_attempts");
  }
  XT_TRY(const json::object body, http::json_body(request));
  const bool by_digest = body.contains("digest");
  XT_TRY(const std::string text, http::json_string(body, by_digest ? "digest" : "number", 120));
  if (by_digest) {
    if (!is_digest(text))
      return Error{Code::invalid, "proof.bad_digest", {{"digest", "form", "64 位十六进制"}}, {}};
    return desk.database.read([&](db::Session& session) -> Result<http::Response> {
      XT_TRY(const auto found, by_file(session, text));
      return kept_private(public_json(found));
    });
  }
  const auto number = parse_number(text);
  if (!number) {
    return Error{Code::invalid, "proof.bad_number", {{"number", "check", "编号不完整，或抄错了一位"}}, {}};
  }
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const auto found, by_number(session, desk.keyring, *number));
    return kept_private(public_json(found));
  });
}

}  // namespace

std::vector<http::Route> public_routes(const Desk& desk) {
  const auto attempts = std::make_shared<Attempts>();
  http::Route verify{
      http::Method::post, "/api/public/certificates/verify", "public",
      "does a certificate hold: by its number, or by the SHA-256 of its file",
      [desk, attempts](const http::Request& request) { return post_verify(desk, *attempts, request); }};
  verify.body_limit = kBody;
  verify.takes = "{number?: string, digest?: string}";
  verify.gives = "PublicCertificate";
  return {verify};
}

}  // namespace xt::proof
