#include "rate.h"

#include <gtest/gtest.h>

namespace xt::http {
namespace {

TEST(Rate, LetsABurstThroughAndThenTheSteadyPace) {
  Rate rate({10, 3});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(rate.wait_ms(7, 1000), 0);
  EXPECT_EQ(rate.wait_ms(7, 1000), 100);
  EXPECT_EQ(rate.wait_ms(7, 1099), 1);
  EXPECT_EQ(rate.wait_ms(7, 1100), 0);
  EXPECT_EQ(rate.wait_ms(7, 1100), 100);
  EXPECT_EQ(rate.wait_ms(8, 1100), 0);                                 // somebody else
  for (int i = 0; i < 3; ++i) EXPECT_EQ(rate.wait_ms(7, 100'000), 0);  // no more than the burst is saved
  EXPECT_GT(rate.wait_ms(7, 100'000), 0);
}

TEST(Rate, IsOffWhereItIsZeroAndForVisitors) {
  Rate off({0, 0});
  Rate on({1, 1});
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(off.wait_ms(7, 1000), 0);
    EXPECT_EQ(on.wait_ms(0, 1000), 0);
  }
}

}  // namespace
}  // namespace xt::http
