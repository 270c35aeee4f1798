#include "auth/keyring.h"

#include <fstream>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

namespace xt::auth {
namespace {

namespace fs = std::filesystem;

class KeyringTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "xt-key-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(KeyringTest, EncryptsAndDecrypts) {
  const Keyring ring = Keyring::random();
  const std::string box = ring.encrypt("45010219900307123X");
  EXPECT_EQ(box.find("4501"), std::string::npos);
  EXPECT_NE(box, ring.encrypt("45010219900307123X"));
  auto plain = ring.decrypt(box);
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(*plain, "45010219900307123X");
  EXPECT_EQ(*ring.decrypt(ring.encrypt("")), "");
}

TEST_F(KeyringTest, RefusesAnotherKeyAndChangedBytes) {
  const Keyring ring = Keyring::random();
  std::string box = ring.encrypt("secret");
  EXPECT_EQ(Keyring::random().decrypt(box).error().reason, "auth.wrong_key");
  box[10] = box[10] == 'A' ? 'B' : 'A';
  EXPECT_EQ(ring.decrypt(box).error().reason, "auth.wrong_key");
  for (const char* text : {"", "v1.", "v1.AAAA", "v2.AAAA", "v1.*"})
    EXPECT_FALSE(ring.decrypt(text).ok()) << text;
}

TEST_F(KeyringTest, LookupHashIsStableUnderOneKey) {
  const Keyring ring = Keyring::random();
  EXPECT_EQ(ring.lookup_hash("x"), ring.lookup_hash("x"));
  EXPECT_NE(ring.lookup_hash("x"), ring.lookup_hash("y"));
  EXPECT_NE(ring.lookup_hash("x"), Keyring::random().lookup_hash("x"));
  EXPECT_EQ(ring.lookup_hash("x").size(), 64U);
}

TEST_F(KeyringTest, CreatesTheFileOnceForItsOwnerOnly) {
  const fs::path file = folder_ / "a.db.key";
  auto first = Keyring::load_or_create(file);
  ASSERT_TRUE(first.ok()) << first.error().note;
  struct stat info{};
  ASSERT_EQ(::stat(file.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  auto again = Keyring::for_database("sqlite:" + (folder_ / "a.db").string());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->fingerprint(), first->fingerprint());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(KeyringTest, RefusesAKeyOthersMayReadAndADamagedOne) {
  const fs::path file = folder_ / "a.key";
  ASSERT_TRUE(Keyring::load_or_create(file).ok());
  ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
  EXPECT_EQ(Keyring::load_or_create(file).error().reason, "auth.key_permissions");
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  std::ofstream(file) << "12345";
  EXPECT_EQ(Keyring::load_or_create(file).error().reason, "auth.key_damaged");
  EXPECT_EQ(Keyring::load_or_create(folder_ / "none" / "a.key").error().reason, "auth.key_unreadable");
}

}  // namespace
}  // namespace xt::auth
