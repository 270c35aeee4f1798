#include "auth/password.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "auth/token.h"

namespace xt::auth {
namespace {

constexpr PasswordOptions kCheap{1, 8U << 10, 2, 8};

TEST(Passwords, AcceptOnlyTheRightOne) {
  Passwords passwords(kCheap);
  const auto stored = passwords.hash("杏坛-2025");
  ASSERT_TRUE(stored.ok());
  EXPECT_TRUE(stored->starts_with("$argon2id$"));
  EXPECT_NE(*stored, *passwords.hash("杏坛-2025"));
  EXPECT_TRUE(*passwords.verify("杏坛-2025", *stored));
  EXPECT_FALSE(*passwords.verify("杏坛-2024", *stored));
  EXPECT_FALSE(*passwords.verify("", *stored));
  EXPECT_FALSE(*passwords.verify("x", ""));
  EXPECT_FALSE(*passwords.verify("x", std::string(1000, '$')));
  EXPECT_TRUE(passwords.pretend("x").ok());
}

TEST(Passwords, KnowWhatWasMadeWithOtherParameters) {
  Passwords old(kCheap);
  Passwords today({2, 16U << 10, 2, 8});
  const std::string stored = *old.hash("x");
  EXPECT_FALSE(old.outdated(stored));
  EXPECT_TRUE(today.outdated(stored));
  EXPECT_TRUE(*today.verify("x", stored));
}

TEST(Passwords, TurnAwayWhatCannotWait) {
  Passwords passwords({4, 8U << 20, 1, 0});
  std::atomic<int> done{0};
  std::atomic<int> busy{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 200 && busy == 0; ++k) {
        const auto result = passwords.hash("x");
        (result.ok() ? done : busy)++;
        EXPECT_TRUE(result.ok() || result.error().code == Code::unavailable);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_GT(done, 0);
  EXPECT_GT(busy, 0);
}

TEST(Token, IsRandomAndItsChildrenDiffer) {
  const std::string token = random_token();
  EXPECT_EQ(token.size(), 43U);
  EXPECT_NE(token, random_token());
  EXPECT_EQ(token_hash(token), token_hash(token));
  EXPECT_EQ(token_hash(token).size(), 64U);
  EXPECT_NE(token_child(token, "csrf"), token_child(token, "device"));
  EXPECT_NE(token_child(token, "csrf"), token_child(random_token(), "csrf"));
  EXPECT_EQ(token_child("", "csrf").size(), 64U);
}

TEST(Token, SecretsAreEqualOnlyWhole) {
  EXPECT_TRUE(equal_secrets("abc", "abc"));
  EXPECT_FALSE(equal_secrets("abc", "abd"));
  EXPECT_FALSE(equal_secrets("abc", "abcd"));
  EXPECT_TRUE(equal_secrets("", ""));
}

TEST(Weakness, NamesWhatIsGuessedFirst) {
  struct Case {
    const char* password;
    const char* why;
  };
  for (const Case& one :
       {Case{"12345678", "one_sign"}, Case{"aaaaaaaaaaaa", "one_sign"}, Case{"hgfedcba", "one_sign"},
        Case{"Password", "common"}, Case{"1q2w3e4r", "common"}, Case{"li.wei@county", "like_login"},
        Case{"li.wei@county1", "like_login"}, Case{"li.wei@county und Tee", ""}, Case{"password-1", ""},
        Case{"\u674f\u575b\u6625\u6696\u82b1\u5f00\u4e86\u5417", ""}}) {
    EXPECT_EQ(weakness(one.password, "Li.Wei@County"), one.why) << one.password;
  }
  EXPECT_EQ(weakness("li rides a bike", "li"), "") << "a short login stands in many words";
}

}  // namespace
}  // namespace xt::auth
