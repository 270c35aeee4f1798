#include "auth/totp.h"

#include <gtest/gtest.h>

namespace xt::auth {
namespace {

const std::string kSecret = "12345678901234567890";  // RFC 6238, appendix B (SHA-1)

TEST(Totp, AgreesWithTheVectorsOfRfc6238) {
  struct Vector {
    std::int64_t time_s;
    const char* code;
  };
  for (const Vector& one :
       {Vector{59, "94287082"}, Vector{1111111109, "07081804"}, Vector{1111111111, "14050471"},
        Vector{1234567890, "89005924"}, Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}}) {
    EXPECT_EQ(totp_code(kSecret, one.time_s / kTotpStep_s, 8), one.code) << one.time_s;
  }
}

TEST(Totp, AgreesWithTheVectorsOfRfc4226) {
  const char* codes[] = {"755224", "287082", "359152", "969429", "338314",
                         "254676", "287922", "162583", "399871", "520489"};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(totp_code(kSecret, i), codes[i]) << i;
}

TEST(Totp, TakesTheNeighboursAndNoStepTwice) {
  constexpr std::int64_t now = 1111111111;
  constexpr std::int64_t step = now / kTotpStep_s;
  EXPECT_EQ(totp_match(kSecret, totp_code(kSecret, step), now, 0), step);
  EXPECT_EQ(totp_match(kSecret, totp_code(kSecret, step - 1), now, 0), step - 1);
  EXPECT_EQ(totp_match(kSecret, totp_code(kSecret, step + 1), now, 0), step + 1);
  EXPECT_FALSE(totp_match(kSecret, totp_code(kSecret, step - 2), now, 0));
  EXPECT_FALSE(totp_match(kSecret, totp_code(kSecret, step + 2), now, 0));
  EXPECT_FALSE(totp_match(kSecret, totp_code(kSecret, step), now, step)) << "used already";
  EXPECT_FALSE(totp_match(kSecret, totp_code(kSecret, step - 1), now, step))
      << "older than one that was used";
  EXPECT_EQ(totp_match(kSecret, "050 471", now, 0), step);
  EXPECT_FALSE(totp_match(kSecret, "", now, 0));
  EXPECT_FALSE(totp_match(kSecret, "0504710", now, 0));
}

TEST(Totp, SecretsAreTypedInBase32) {
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");  // RFC 4648, 10
  EXPECT_EQ(base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(random_totp_secret().size(), 20U);
  EXPECT_NE(random_totp_secret(), random_totp_secret());
  EXPECT_EQ(totp_uri("foobar", "杏坛", "li@x"),
            "otpauth://totp/%E6%9D%8F%E5%9D%9B:li%40x?secret=MZXW6YTBOI&issuer=%E6%9D%8F%E5%9D%9B&"
            "algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace xt::auth
