#include "proof/number.h"

#include <array>
#include <bit>
#include <set>

#include <gtest/gtest.h>

namespace xt::proof {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

TEST(Number, IsFixedByItsOctets) {
  EXPECT_EQ(make_number({}).substr(0, 16), "0000000000000000");
  EXPECT_EQ(make_number({}), "000000000000000001") << "the whole is 1 modulo 1021";
  const std::string all = make_number({255, 255, 255, 255, 255, 255, 255, 255, 255, 255});
  EXPECT_EQ(all.substr(0, 16), "ZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(parse_number(all), all);
}

TEST(Number, EveryWrongCharacterAndEveryExchangeIsNoticed) {
  for (int round = 0; round < 20; ++round) {
    const std::string number = random_number();
    ASSERT_EQ(parse_number(number), number);
    for (std::size_t i = 0; i < number.size(); ++i) {
      for (const char c : kAlphabet) {
        std::string wrong = number;
        wrong[i] = c;
        EXPECT_EQ(parse_number(wrong).has_value(), wrong == number) << wrong;
      }
      for (std::size_t j = i + 1; j < number.size(); ++j) {
        std::string wrong = number;
        std::swap(wrong[i], wrong[j]);
        EXPECT_EQ(parse_number(wrong).has_value(), wrong == number) << wrong;
      }
    }
  }
}

TEST(Number, IsReadAsPeopleWriteIt) {
  const std::string number = make_number({0, 68, 50, 20, 199, 66, 84, 182, 53, 207});
  const std::string printed = printed_number(number);
  EXPECT_EQ(printed.size(), 20U);
  EXPECT_EQ(printed[6], '-');
  EXPECT_EQ(parse_number(printed), number);
  std::string typed;
  for (const char c : number) typed.push_back(c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(c | 0x20));
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (number[i] >= '2' && number[i] <= '9') typed[i] = number[i];
  }
  EXPECT_EQ(parse_number("  " + typed + "　"), number) << typed;
  for (const char* bad : {"", "-", "7K2M9Q", "7K2M9Q-4ZDXW1-H8R3VU", "编号", "\xff\xff"}) {
    EXPECT_FALSE(parse_number(bad)) << bad;
  }
  EXPECT_FALSE(parse_number(std::string(5000, '0')));
  EXPECT_FALSE(parse_number(number + "0"));
}

TEST(Number, NoneComesTwice) {
  std::set<std::string> seen;
  for (int i = 0; i < 20'000; ++i) seen.insert(random_number());
  EXPECT_EQ(seen.size(), 20'000U);
}

// Certificates that were issued one after another: no clock and no counter shows. Of 80 fair bits two numbers
// differ in fewer than 12 or more than 68 once in 10^9 pairs.
TEST(Number, NeighboursHaveNothingInCommon) {
  constexpr int kNumbers = 2'000;
  std::string before = random_number();
  std::array<std::set<char>, 16> seen;
  int rising = 0;
  for (int i = 0; i < kNumbers; ++i) {
    const std::string next = random_number();
    int bits = 0;
    for (std::size_t at = 0; at < seen.size(); ++at) {
      const auto a = kAlphabet.find(before[at]), b = kAlphabet.find(next[at]);
      bits += std::popcount(a ^ b);
      seen[at].insert(next[at]);
    }
    EXPECT_GE(bits, 12) << before << " " << next;
    EXPECT_LE(bits, 68) << before << " " << next;
    rising += before < next ? 1 : 0;
    before = next;
  }
  for (const auto& place : seen) EXPECT_EQ(place.size(), kAlphabet.size()) << "every place takes every value";
  EXPECT_GT(rising, kNumbers / 3);
  EXPECT_LT(rising, kNumbers * 2 / 3) << "later ones are not greater";
}

}  // namespace
}  // namespace xt::proof
