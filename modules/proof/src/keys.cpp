#include "proof/keys.h"

#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

Result<auth::SigningPair> make(db::Session& session, const auth::Keyring& keyring, std::int64_t now_ms) {
  XT_TRY(auth::SigningPair pair, auth::SigningPair::generate());
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::insert_key, {{"kid", pair.key().kid},
                                        {"modulus", auth::base64url(pair.key().modulus)},
                                        {"exponent", auth::base64url(pair.key().exponent)},
                                        {"secret", keyring.encrypt(pair.pem())},
                                        {"now", now_ms}}));
  return pair;
}

}  // namespace

Result<auth::SigningPair> signing_pair(db::Session& session, const auth::Keyring& keyring,
                                       std::int64_t now_ms) {
  auto row = session.one(sql::current_key);
  if (row.ok()) {
    XT_TRY(const std::string pem, keyring.decrypt(row->text(0)));
    return auth::SigningPair::from_pem(pem);
  }
  if (row.error().reason != "db.no_row") return std::move(row).error();
  return make(session, keyring, now_ms);
}

Result<auth::SigningPair> rotate_key(db::Session& session, const auth::Keyring& keyring,
                                     std::int64_t now_ms) {
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::retire_keys, {{"now", now_ms}}));
  return make(session, keyring, now_ms);
}

Result<std::vector<PublicKey>> public_keys(db::Session& session) {
  std::string set = "{\"keys\":[";
  std::vector<PublicKey> out;
  XT_CHECK_OK(session.each(sql::keys, {}, [&](const db::Row& row) {
    if (!out.empty()) set += ",";
    set += R"({"kty":"RSA","kid":")" + std::string(row.text(0)) + R"(","n":")" + std::string(row.text(1)) +
           R"(","e":")" + std::string(row.text(2)) + R"("})";
    PublicKey one;
    one.created_ms = row.i64(3);
    one.retired = !row.null(4);
    out.push_back(std::move(one));
    return true;
  }));
  XT_TRY(auto keys, auth::signing_keys(set + "]}"));
  if (keys.size() != out.size()) return make_error(Code::internal, "auth.key_damaged");
  for (std::size_t i = 0; i < out.size(); ++i) out[i].key = std::move(keys[i]);
  return out;
}

}  // namespace xt::proof
