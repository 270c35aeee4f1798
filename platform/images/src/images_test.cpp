#include "images/images.h"

#include <gtest/gtest.h>

namespace xt::images {
namespace {

using namespace std::string_view_literals;

std::string little(std::uint32_t value, int octets) {
  std::string out;
  for (int i = 0; i < octets; ++i)
    out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
  return out;
}
std::string tag(std::uint32_t name, std::uint32_t type, std::uint32_t count, std::uint32_t value) {
  return little(name, 2) + little(type, 2) + little(count, 4) + little(value, 4);
}

// 40 x 20 pixels, the left half red, the right half transparent.
std::string png() {
  constexpr std::string_view kHex =
      "89504e470d0a1a0a0000000d4948445200000028000000140806000000ff467fbb0000002e4944415478daedce"
      "310d000008043194bc7f29b802134ca497dcdeea642eafeb00010101010101010101013f031731f924deb2455a"
      "1a0000000049454e44ae426082";
  std::string out;
  for (std::size_t i = 0; i < kHex.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(kHex.substr(i, 2)), nullptr, 16));
  return out;
}

// EXIF that says: turn a quarter, taken on 2025-05-28, here is where.
std::string with_exif(std::string_view jpeg) {
  constexpr std::uint32_t kFirst = 8, kExif = kFirst + 2 + 3 * 12 + 4, kText = kExif + 2 + 12 + 4;
  std::string tiff = "II" + little(42, 2) + little(kFirst, 4);
  tiff += little(3, 2) + tag(0x0112, 3, 1, 6) + tag(0x8769, 4, 1, kExif) + tag(0x8825, 4, 1, kText) +
          little(0, 4);
  tiff += little(1, 2) + tag(0x9003, 2, 20, kText) + little(0, 4);
  tiff += std::string("2025:05:28 14:03:11\0"sv);
  const std::string body = std::string("Exif\0\0"sv) + tiff + "SECRETPLACE";
  const auto length = static_cast<std::uint32_t>(body.size() + 2);
  return std::string(jpeg.substr(0, 2)) + "\xFF\xE1" + static_cast<char>(length >> 8U) +
         static_cast<char>(length & 0xFFU) + body + std::string(jpeg.substr(2));
}

TEST(Images, RefusesWhatIsNoPicture) {
  EXPECT_EQ(inspect("%PDF-1.7").error().reason, "images.unknown_format");
  EXPECT_EQ(inspect("\xFF\xD8\xFF").error().reason, "images.damaged");
  EXPECT_EQ(inspect("\x89PNG\r\n\x1A\nIHDR"sv).error().reason, "images.damaged");
}

TEST(Images, RefusesABombBeforeDecodingIt) {
  std::string bomb = png();
  bomb[16] = 0;
  bomb[18] = static_cast<char>(0xFF);
  bomb[22] = static_cast<char>(0xFF);
  EXPECT_EQ(inspect(bomb).error().reason, "images.too_many_pixels");
  EXPECT_EQ(render(bomb, 100).error().reason, "images.too_many_pixels");
}

// Where the decoder would read another size than we do, or never end.
TEST(Images, RefusesAPhotographThatTricksTheDecoder) {
  const std::string jpeg = *render(png(), 40);
  const std::size_t frame = jpeg.find("\xFF\xC0"sv);
  ASSERT_NE(frame, std::string::npos);
  std::string arithmetic = jpeg;
  arithmetic[frame + 1] = static_cast<char>(0xC9);
  EXPECT_EQ(inspect(arithmetic).error().reason, "images.unknown_format");
  // A marker without a length, whose next bytes we would have skipped and the decoder would have read.
  const std::string alone = std::string("\xFF\xD8\xFF\x01\x00\x02"sv) + jpeg.substr(2);
  EXPECT_EQ(inspect(alone).error().reason, "images.damaged");
  const std::string scan = jpeg.substr(jpeg.find("\xFF\xDA"sv), 14);
  std::string scans = jpeg;
  for (int i = 0; i < 64; ++i) scans += scan;
  EXPECT_EQ(inspect(scans).error().reason, "images.damaged");
}

TEST(Images, MakesAnUprightCopyWithoutMetadata) {
  const auto jpeg = render(png(), 100);
  ASSERT_TRUE(jpeg.ok()) << jpeg.error().note;
  const std::string photo = with_exif(*jpeg);
  const auto facts = inspect(photo);
  ASSERT_TRUE(facts.ok());
  EXPECT_EQ(facts->width, 40);
  EXPECT_EQ(facts->taken, Date::of(2025, 5, 28));
  EXPECT_TRUE(facts->has_place);
  const auto copy = render(photo, 20);
  ASSERT_TRUE(copy.ok()) << copy.error().note;
  const auto turned = inspect(*copy);
  ASSERT_TRUE(turned.ok());
  EXPECT_EQ(turned->width, 10) << "a quarter turn: the longer side stands";
  EXPECT_EQ(turned->height, 20);
  EXPECT_FALSE(turned->has_place);
  EXPECT_EQ(copy->find("SECRETPLACE"), std::string::npos);
  EXPECT_EQ(copy->find("Exif"), std::string::npos);
}

TEST(Images, NeverMakesASmallOneLarger) {
  const auto copy = render(png(), 1000);
  ASSERT_TRUE(copy.ok());
  EXPECT_EQ(inspect(*copy)->width, 40);
}

TEST(Images, ACutPhotographIsAnErrorOrAPicture) {
  const std::string whole = with_exif(*render(png(), 40));
  for (std::size_t n = 0; n < whole.size(); n += 11) {
    const auto copy = render(std::string_view(whole).substr(0, n), 64);
    EXPECT_TRUE(!copy.ok() || inspect(*copy).ok()) << n;
  }
  EXPECT_EQ(render(std::string_view(whole).substr(0, 60), 64).error().reason, "images.damaged");
}

}  // namespace
}  // namespace xt::images
