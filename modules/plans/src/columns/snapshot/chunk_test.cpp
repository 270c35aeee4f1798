// Rows that several teachers share are kept once, and read as if each had its own.
#include <gtest/gtest.h>

#include "columns/snapshot/chunk_builder.h"

namespace xt::plans::columns {
namespace {

constexpr int kOpen = 2'932'896;
constexpr int kTeachers = 3000;

// Every teacher has a post since one of `begins` days, and every third a second one before it.
std::shared_ptr<const Chunk> world(int begins) {
  ChunkBuilder builder(450'102);
  for (int i = 0; i < kTeachers; ++i) {
    const std::uint32_t row = builder.add({.id = i + 1, .speaks = true});
    const int begin = 15'000 + i % begins;
    builder.add(Track::post, row, {begin, kOpen, 7});
    if (i % 3 == 0) builder.add(Track::post, row, {begin - 400, begin, 9});
  }
  return builder.finish();
}

void expect_all(const Chunk& chunk, int begins) {
  for (int i = 0; i < kTeachers; ++i) {
    const int begin = 15'000 + i % begins;
    std::vector<Dated> expected{{begin, kOpen, 7}};
    if (i % 3 == 0) expected.insert(expected.begin(), Dated{begin - 400, begin, 9});
    const auto here = chunk.post.of(static_cast<std::size_t>(i));
    ASSERT_EQ(here.size(), expected.size()) << i;
    EXPECT_EQ(here.back(), expected.back());
    std::size_t k = 0;
    for (const Dated& one : here) {
      EXPECT_EQ(one, expected[k]);
      EXPECT_EQ(here[k++], one);
    }
    EXPECT_EQ(k, expected.size());
    const Dated* first = chunk.post.on(static_cast<std::size_t>(i), begin - 1);
    EXPECT_EQ(first != nullptr, i % 3 == 0);
    EXPECT_EQ(chunk.post.on(static_cast<std::size_t>(i), begin)->value, 7u);
    EXPECT_TRUE(chunk.employment.of(static_cast<std::size_t>(i)).empty());
  }
}

TEST(Chunks, KeepSharedRowsOnce) {
  const auto alike = world(40), different = world(kTeachers);
  EXPECT_EQ(alike->post.rows.size(), 80u);
  EXPECT_EQ(alike->post.number.size(), std::size_t{kTeachers + kTeachers / 3});
  EXPECT_EQ(different->post.rows.size(), std::size_t{kTeachers + kTeachers / 3});
  EXPECT_TRUE(different->post.number.empty());
  EXPECT_LT(alike->bytes() + 9 * (kTeachers + kTeachers / 3), different->bytes());
  expect_all(*alike, 40);
  expect_all(*different, kTeachers);
}

TEST(Chunks, AreTheSameMadeFromOneAnother) {
  const auto before = world(40);
  ChunkBuilder builder(before->county);
  for (std::uint32_t i = 0; i < before->teachers(); ++i) builder.copy(*before, i);
  expect_all(*builder.finish(), 40);
}

}  // namespace
}  // namespace xt::plans::columns
