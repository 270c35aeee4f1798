// The log for everybody: roots, how one goes on from another, and where an entry stands in it.
#include "log_routes.h"

#include "access/access.h"
#include "base/text.h"
#include "credits/link.h"
#include "http/json.h"
#include "http/params.h"
#include "people/people.h"
#include "proof/keys.h"
#include "proof/log.h"

#include "json.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMostSize = 1'000'000'000'000;

json::object root_json(const Root& one) {
  return {{"size", static_cast<std::int64_t>(one.size)},
          {"day", one.day.iso()},
          {"root", one.root},
          {"signature", one.signature},
          {"made_ms", one.made_ms}};
}

json::array path_json(const std::vector<merkle::Hash>& path) {
  json::array out;
  for (const merkle::Hash& one : path) out.push_back(json::string(hex(one)));
  return out;
}

Result<http::Response> get_roots(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::int64_t before, http::query_int(request, "before", 0, 0, kMostSize));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const auto found, roots(session, static_cast<std::uint64_t>(before), static_cast<int>(limit)));
    json::array out;
    for (const Root& one : found) out.push_back(root_json(one));
    const bool more = found.size() == static_cast<std::size_t>(limit);
    return kept_private(json::object{
        {"roots", std::move(out)},
        {"next_before", more ? json::value(static_cast<std::int64_t>(found.back().size)) : nullptr}});
  });
}

Result<http::Response> get_consistency(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::int64_t first, http::query_int(request, "first", 0, 1, kMostSize));
  XT_TRY(const std::int64_t second, http::query_int(request, "second", 0, 1, kMostSize));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const auto path,
           consistency_of(session, static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(second)));
    return kept_private(json::object{{"first", first}, {"second", second}, {"path", path_json(path)}});
  });
}

Result<http::Response> get_inclusion(const Desk& desk, const http::Request& request) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const Id entry, http::path_id(request, "entry"));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
    XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), shanghai_date(now_ms())));
    XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
    XT_TRY(const credits::Link link, credits::link_of(session, speaking.front(), entry));
    XT_TRY(const Inclusion found, inclusion_of(session, link.chain, link.seq));
    return kept_private(json::object{{"previous", link.previous},
                                     {"canonical", link.canonical},
                                     {"hash", link.hash},
                                     {"index", static_cast<std::int64_t>(found.index)},
                                     {"path", path_json(found.path)},
                                     {"root", root_json(found.root)}});
  });
}

Result<json::array> keys_json(db::Session& session) {
  XT_TRY(const auto keys, public_keys(session));
  json::array out;
  for (const PublicKey& one : keys) out.push_back(json::parse(auth::jwk_json(one.key)));
  return out;
}

Result<http::Response> get_keys(const Desk& desk, const http::Request&) {
  XT_TRY(json::array keys, desk.database.read([](db::Session& s) { return keys_json(s); }));
  http::Response response = http::json(json::object{{"keys", std::move(keys)}});
  response.headers.add("Cache-Control", "public, max-age=300");
  response.headers.add("Access-Control-Allow-Origin", "*");
  return response;
}

Result<http::Response> get_key(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::array keys, desk.database.read([](db::Session& s) { return keys_json(s); }));
  for (const json::value& one : keys) {
    if (one.at("kid").as_string() == request.param("kid")) return http::json(one);
  }
  return make_error(Code::not_found, "proof.no_key");
}

}  // namespace

std::vector<http::Route> log_routes(const Desk& desk) {
  using http::Method;
  const auto with = [&](Result<http::Response> (*run)(const Desk&, const http::Request&)) {
    return [desk, run](const http::Request& request) { return run(desk, request); };
  };
  http::Route all{Method::get, "/api/public/log/roots", "public",
                  "the signed roots of the log over the ledger, the latest first", with(get_roots)};
  all.query = "before?: int, limit?: int";
  all.gives = "{roots: LogRoot[], next_before: int | null}";
  http::Route goes_on{Method::get, "/api/public/log/consistency", "public",
                      "proves that the log of one root goes on from that of another (RFC 9162, 2.1.4)",
                      with(get_consistency)};
  goes_on.query = "first: int, second: int";
  goes_on.gives = "{first: int, second: int, path: string[]}";
  http::Route entry{Method::get, "/api/teachers/{id}/entries/{entry}/proof", "credits.read",
                    "proves that an entry stands in the log (RFC 9162, 2.1.3)", with(get_inclusion)};
  entry.gives =
      "{previous: string, canonical: string, hash: string, index: int, path: string[], root: LogRoot}";
  http::Route keys{Method::get, "/.well-known/jwks.json", "public",
                   "the public keys of roots and badges (RFC 7517)", with(get_keys)};
  keys.gives = "{keys: JsonWebKey[]}";
  http::Route key{Method::get, "/api/public/keys/{kid}", "public", "one public key", with(get_key)};
  key.gives = "JsonWebKey";
  return {all, goes_on, entry, keys, key};
}

std::vector<http::Shape> log_shapes() {
  return {{"LogRoot", "{size: int, day: date, root: string, signature: string, made_ms: int}"},
          {"JsonWebKey", "{kty: string, n: string, e: string, kid: string, alg: string, use: string}"}};
}

}  // namespace xt::proof
