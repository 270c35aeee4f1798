#include "badge_routes.h"

#include "http/download.h"
#include "http/json.h"
#include "proof/badge.h"
#include "proof/keys.h"
#include "proof/number.h"

#include "certificate_routes.h"
#include "json.h"
#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

Result<http::Response> get_badge(const Desk& desk, const http::Request& request) {
  // The key is made on first use.
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Certificate one, visible_certificate(session, request));
    if (one.state != "valid") return make_error(Code::conflict, "proof.already_ended");
    XT_TRY(const auth::SigningPair pair, signing_pair(session, desk.keyring, now_ms()));
    return http::no_store(http::download(badge(pair, desk.keyring, one, desk.origin),
                                         printed_number(one.number) + ".jwt", "application/vc+jwt"));
  });
}

http::Response open_to_all(std::string text) {
  http::Response response = http::json_text(std::move(text));
  response.headers.add("Cache-Control", "public, max-age=300");
  response.headers.add("Access-Control-Allow-Origin", "*");
  return response;
}

Result<http::Response> get_issuer(const Desk& desk, const http::Request&) {
  return open_to_all(issuer_profile(desk.origin));
}

// 1EdTech Revocation List Status: ids that tell nothing, without reasons.
Result<http::Response> get_revoked(const Desk& desk, const http::Request&) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    json::array revoked;
    XT_CHECK_OK(session.each(sql::ended_numbers, {}, [&](const db::Row& row) {
      Certificate one;
      one.number = row.text(0);
      revoked.push_back(json::object{{"id", badge_id(desk.keyring, one)}, {"revoked", true}});
      return true;
    }));
    return open_to_all(json::serialize(json::object{{"id", desk.origin + "/api/public/revoked-badges"},
                                                    {"issuer", desk.origin + "/api/public/issuer"},
                                                    {"revokedCredential", std::move(revoked)}}));
  });
}

}  // namespace

std::vector<http::Route> badge_routes(const Desk& desk) {
  using http::Method;
  const auto with = [&](Result<http::Response> (*run)(const Desk&, const http::Request&)) {
    return [desk, run](const http::Request& request) { return run(desk, request); };
  };
  http::Route one{Method::get, "/api/certificates/{id}/badge", "proof.read",
                  "the certificate as an Open Badge 3.0 (VC-JWT, RS256)", with(get_badge)};
  one.gives = "file";
  http::Route issuer{Method::get, "/api/public/issuer", "public", "who issues badges", with(get_issuer)};
  issuer.gives = "{id: string, type: string[], name: string, url: string}";
  http::Route revoked{Method::get, "/api/public/revoked-badges", "public",
                      "badges that no longer hold (1EdTech revocation list)", with(get_revoked)};
  revoked.gives = "{id: string, issuer: string, revokedCredential: {id: string, revoked: bool}[]}";
  return {one, issuer, revoked};
}

}  // namespace xt::proof
