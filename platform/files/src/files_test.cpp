#include "files/files.h"

#include <fstream>

#include <gtest/gtest.h>

#include "base/digest.h"

namespace xt::files {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "xt-files-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }
  Store store() {
    auto opened = Store::open(folder / "store", key);
    EXPECT_TRUE(opened.ok());
    return *std::move(opened);
  }
  std::vector<fs::path> all_files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) found.push_back(entry.path());
    }
    return found;
  }
  fs::path folder;
  auth::Keyring key = auth::Keyring::random();
};

TEST_F(Files, TheSameContentIsOneFileAndComesBackWhole) {
  const Store s = store();
  const std::string bytes = "姓名,证件号码\r\n" + std::string(100'000, 'x');
  const auto first = s.put(bytes);
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->digest, sha256_hex(bytes));
  EXPECT_EQ(first->bytes, static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(first->type, Type::text);
  ASSERT_TRUE(s.put(bytes).ok());
  EXPECT_EQ(all_files().size(), 1U);
  const auto back = store().get(first->digest);  // also after a restart
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, bytes);
  EXPECT_TRUE(s.remove(first->digest).ok());
  EXPECT_TRUE(s.remove(first->digest).ok());
  EXPECT_FALSE(s.has(first->digest));
  EXPECT_EQ(s.get(first->digest).error().reason, "files.unknown");
}

TEST_F(Files, WhatLiesOnTheDiskNamesNobody) {
  ASSERT_TRUE(store().put("11010519491231002X").ok());
  std::ifstream in(all_files().front());
  const std::string box((std::istreambuf_iterator<char>(in)), {});
  EXPECT_EQ(box.find("110105"), std::string::npos);
  const auto mode = fs::status(all_files().front()).permissions();
  EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(Files, ANameFromOutsideIsNeverAPath) {
  const Store s = store();
  std::ofstream(folder / "secret") << "x";
  for (const std::string_view name : {"../../secret", "", "..", "ABCDEF", "/etc/passwd"}) {
    EXPECT_EQ(s.get(name).error().reason, "files.unknown") << name;
    EXPECT_FALSE(s.remove(name).ok()) << name;
  }
  EXPECT_EQ(s.get(std::string(62, '.') + "/a").error().reason, "files.unknown");
  EXPECT_TRUE(fs::exists(folder / "secret"));
}

TEST_F(Files, ADamagedFileIsNotHandedOut) {
  const Store s = store();
  const auto stored = s.put("whole");
  ASSERT_TRUE(stored.ok());
  std::ofstream(all_files().front(), std::ios::trunc) << "v1.broken";
  EXPECT_EQ(s.get(stored->digest).error().reason, "files.damaged");
}

TEST_F(Files, BoundsHoldAndNothingIsLeftHalfWritten) {
  const Store s = store();
  EXPECT_EQ(s.put("12345", 4).error().reason, "files.too_large");
  EXPECT_TRUE(s.put("1234", 4).ok());
  EXPECT_EQ(all_files().size(), 1U);
}

TEST_F(Files, AFolderThatCannotBeWrittenIsSaidAtOnce) {
  std::ofstream(folder / "file") << "x";
  EXPECT_EQ(Store::open(folder / "file" / "store", key).error().reason, "files.folder");
}

TEST(Sniff, TellsByContentNeverByName) {
  using namespace std::string_literals;
  EXPECT_EQ(sniff(""), Type::empty);
  EXPECT_EQ(sniff("PK\x03\x04........xl/workbook.xml"), Type::xlsx);
  EXPECT_EQ(sniff("PK\x03\x04........word/document.xml"), Type::docx);
  EXPECT_EQ(sniff("PK\x03\x04........mimetype"), Type::zip);
  EXPECT_EQ(sniff("%PDF-1.7"), Type::pdf);
  EXPECT_EQ(sniff("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Type::xls);
  EXPECT_EQ(sniff("\x89PNG\r\n"), Type::image);
  EXPECT_EQ(sniff("  <HTML><table>"), Type::html);
  EXPECT_EQ(sniff("姓名,学校\n"), Type::text);
  EXPECT_EQ(sniff("\xFF\xFE"
                  "a\0b\0"s),
            Type::text);
  EXPECT_EQ(sniff("ab\0cd"s), Type::binary);
  EXPECT_EQ(sniff("MZ\x90\0"s), Type::binary);
}

}  // namespace
}  // namespace xt::files
