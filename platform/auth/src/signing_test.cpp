#include "auth/signing.h"

#include <gtest/gtest.h>

namespace xt::auth {
namespace {

TEST(Signing, WhatOneSignsItsPublicHalfVerifies) {
  const auto pair = SigningPair::generate();
  ASSERT_TRUE(pair.ok());
  const std::string header = R"({"alg":"RS256","kid":")" + pair->key().kid + R"("})";
  const std::string jws = pair->jws(header, R"({"size":7})");
  // The public half as others get it.
  const auto keys = signing_keys(R"({"keys":[)" + jwk_json(pair->key()) + "]}");
  ASSERT_TRUE(keys.ok());
  ASSERT_EQ(keys->size(), 1U);
  const auto payload = verify_jws(jws, *keys);
  ASSERT_TRUE(payload.ok()) << payload.error().note;
  EXPECT_EQ(*payload, R"({"size":7})");
  std::string changed = jws;
  changed[header.size() * 4 / 3 + 6] ^= 1;
  EXPECT_FALSE(verify_jws(changed, *keys).ok());
  EXPECT_EQ(verify_jws("a.b", *keys).error().note, "malformed");
  EXPECT_EQ(verify_jws(pair->jws(R"({"alg":"none"})", "{}"), *keys).error().note, "alg");
  const auto other = SigningPair::generate();
  EXPECT_EQ(verify_jws(jws, {other->key()}).error().note, "unknown_kid");
  EXPECT_EQ(verify_jws(other->jws(header, "{}"), *keys).error().note, "signature");
}

TEST(Signing, IsKeptAsText) {
  const auto pair = SigningPair::generate();
  const auto again = SigningPair::from_pem(pair->pem());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->key().kid, pair->key().kid);
  EXPECT_EQ(again->jws("{}", "{}"), pair->jws("{}", "{}")) << "RSASSA-PKCS1-v1_5 knows no chance";
  EXPECT_EQ(SigningPair::from_pem("no key").error().reason, "auth.key_damaged");
}

// RFC 7638, section 3.1.
TEST(Signing, ThumbprintOfTheRfc) {
  const auto keys = signing_keys(
      R"({"keys":[{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}]})");
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(thumbprint(keys->front()), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

}  // namespace
}  // namespace xt::auth
