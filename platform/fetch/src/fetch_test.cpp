#include "fetch/fetch.h"

#include <gtest/gtest.h>

namespace xt::fetch {
namespace {

TEST(Fetch, CallsOnlyWhereItMay) {
  for (const char* good : {"https://id.example.cn/x?y=1", "http://127.0.0.1:4000/", "http://localhost/a",
                           "http://[::1]:8080/"}) {
    EXPECT_TRUE(may_ask(good)) << good;
  }
  for (const char* bad : {"http://id.example.cn/", "http://127.0.0.1.example.cn/",
                          "http://localhost@example.cn/", "https://user@example.cn/", "file:///etc/passwd",
                          "ftp://127.0.0.1/", "https://example.cn/#a", "", "/x"}) {
    EXPECT_FALSE(may_ask(bad)) << bad;
    const auto answer = ask({bad});
    ASSERT_FALSE(answer.ok()) << bad;
    EXPECT_EQ(answer.error().reason, "fetch.bad_address") << bad;
  }
}

TEST(Fetch, SaysThatNobodyAnswers) {
  const auto answer = ask({"http://127.0.0.1:1/"});  // tcpmux: nobody listens
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().reason, "fetch.unreachable");
  EXPECT_EQ(answer.error().code, Code::unavailable);
}

TEST(Fetch, EncodesForms) {
  EXPECT_EQ(form_of({{"a b", "x&y=z"}, {"c", "杏"}}), "a%20b=x%26y%3Dz&c=%E6%9D%8F");
}

}  // namespace
}  // namespace xt::fetch
