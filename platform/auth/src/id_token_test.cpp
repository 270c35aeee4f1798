#include "auth/id_token.h"

#include <functional>
#include <memory>

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <sodium.h>

namespace xt::auth {
namespace {

namespace json = boost::json;

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();
  return text;
}

using Pair = std::shared_ptr<EVP_PKEY>;
Pair new_pair() {
  return {EVP_RSA_gen(2048), EVP_PKEY_free};
}
const Pair kOurs = new_pair();
const Pair kOther = new_pair();

std::string parameter(const Pair& pair, const char* name) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(pair.get(), name, &number);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
  BN_free(number);
  return bytes;
}

json::object jwk(const Pair& pair, const char* kid) {
  return {{"kty", "RSA"},
          {"kid", kid},
          {"use", "sig"},
          {"n", base64(parameter(pair, OSSL_PKEY_PARAM_RSA_N))},
          {"e", base64(parameter(pair, OSSL_PKEY_PARAM_RSA_E))}};
}

std::string signature_of(const Pair& pair, const std::string& text) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::size_t length = 0;
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, pair.get());
  EVP_DigestSign(context.get(), nullptr, &length, data, text.size());
  std::string out(length, '\0');
  EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length, data, text.size());
  return out;
}

struct Draft {
  json::object head{{"alg", "RS256"}, {"kid", "k1"}};
  json::object claims{{"iss", "https://id.example.cn"},
                      {"aud", "xingtan"},
                      {"sub", "u-1"},
                      {"nonce", "n-1"},
                      {"iat", 1000},
                      {"exp", 1600}};
  Pair signer = kOurs;
};

std::string written(const Draft& draft) {
  const std::string text = base64(json::serialize(draft.head)) + "." + base64(json::serialize(draft.claims));
  return text + "." + base64(signature_of(draft.signer, text));
}

Result<std::string> verified(const std::string& token, std::int64_t now_s = 1010) {
  const json::object set{{"keys", {jwk(kOurs, "k1"), jwk(kOther, "k2")}}};
  const auto keys = signing_keys(json::serialize(set));
  EXPECT_TRUE(keys.ok());
  return verify_id_token(token, *keys, {"https://id.example.cn", "xingtan", "n-1", now_s});
}

TEST(IdToken, TellsTheSubject) {
  using Change = std::function<void(Draft&)>;
  for (const Change& change :
       {Change([](Draft&) {}), Change([](Draft& d) { d.claims["aud"] = json::array{"xingtan"}; }),
        Change([](Draft& d) {
          d.claims["aud"] = json::array{"other", "xingtan"};
          d.claims["azp"] = "xingtan";
        }),
        Change([](Draft& d) { d.claims["exp"] = 951; }),      // within the skew
        Change([](Draft& d) { d.claims["iat"] = 1070; })}) {  // within the skew
    Draft draft;
    change(draft);
    const auto subject = verified(written(draft));
    ASSERT_TRUE(subject.ok()) << subject.error().note << json::serialize(draft.claims);
    EXPECT_EQ(*subject, "u-1");
  }
}

TEST(IdToken, RefusesEverythingElse) {
  struct Row {
    const char* note;
    std::function<void(Draft&)> change;
  };
  for (const Row& row : {
           Row{"nonce", [](Draft& d) { d.claims["nonce"] = "n-2"; }},
           Row{"nonce", [](Draft& d) { d.claims.erase("nonce"); }},
           Row{"aud", [](Draft& d) { d.claims["aud"] = "other"; }},
           Row{"aud", [](Draft& d) { d.claims["aud"] = json::array(); }},
           Row{"aud", [](Draft& d) { d.claims.erase("aud"); }},
           Row{"azp", [](Draft& d) { d.claims["aud"] = json::array{"xingtan", "other"}; }},
           Row{"azp", [](Draft& d) { d.claims["azp"] = "other"; }},
           Row{"iss", [](Draft& d) { d.claims["iss"] = "https://id.example.cn/"; }},
           Row{"expired", [](Draft& d) { d.claims["exp"] = 950; }},
           Row{"expired", [](Draft& d) { d.claims.erase("exp"); }},
           Row{"iat", [](Draft& d) { d.claims["iat"] = 1071; }},
           Row{"iat", [](Draft& d) { d.claims["iat"] = "1000"; }},
           Row{"sub", [](Draft& d) { d.claims["sub"] = ""; }},
           Row{"sub", [](Draft& d) { d.claims["sub"] = std::string(256, 'u'); }},
           Row{"alg", [](Draft& d) { d.head["alg"] = "none"; }},
           Row{"alg", [](Draft& d) { d.head["alg"] = "HS256"; }},
           Row{"alg", [](Draft& d) { d.head.erase("alg"); }},
           Row{"unknown_kid", [](Draft& d) { d.head["kid"] = "k3"; }},
           Row{"unknown_kid", [](Draft& d) { d.head.erase("kid"); }},  // of two it is not clear which
           Row{"signature", [](Draft& d) { d.signer = kOther; }},
           Row{"malformed", [](Draft& d) { d.head["crit"] = json::array{"x"}; }},
       }) {
    Draft draft;
    row.change(draft);
    const auto subject = verified(written(draft));
    ASSERT_FALSE(subject.ok()) << row.note;
    EXPECT_EQ(subject.error().note, row.note) << json::serialize(draft.claims);
    EXPECT_EQ(subject.error().reason, "auth.bad_id_token");
  }
}

TEST(IdToken, RefusesTextThatIsNoToken) {
  const std::string good = written({});
  for (const std::string& text :
       {std::string(), std::string("."), std::string(".."), std::string("a.b"), "x" + good + "=",
        std::string(20'000, 'a'), good.substr(0, good.rfind('.') + 1) + "!!"}) {
    const auto subject = verified(text);
    ASSERT_FALSE(subject.ok()) << text;
    EXPECT_EQ(subject.error().note, "malformed") << text;
  }
  const auto stripped = verified(good.substr(0, good.rfind('.') + 1));
  ASSERT_FALSE(stripped.ok());
  EXPECT_EQ(stripped.error().note, "signature");
}

TEST(IdToken, TakesOnlyKeysThatSign) {
  json::object encrypts = jwk(kOurs, "e");
  encrypts["use"] = "enc";
  json::object weak = jwk(kOurs, "w");
  weak["n"] = "AQAB";
  const json::object curve{{"kty", "EC"}, {"kid", "c"}};
  const auto keys = signing_keys(json::serialize(json::object{{"keys", {encrypts, weak, curve, "x"}}}));
  ASSERT_TRUE(keys.ok());
  EXPECT_TRUE(keys->empty());
  EXPECT_FALSE(signing_keys("[]").ok());
}

TEST(IdToken, ChallengesAsInRfc7636) {
  // Appendix B.
  EXPECT_EQ(pkce_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

}  // namespace
}  // namespace xt::auth
