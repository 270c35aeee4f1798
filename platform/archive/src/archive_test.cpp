#include "archive/archive.h"

#include <cstdio>
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

namespace xt::archive {
namespace {

TEST(Archive, IsReadByUnzip) {
  Archive archive(Date::of(2025, 6, 30));
  archive.add("甲/乙.pdf", "first");
  archive.add("b.txt", std::string("\0\1\2", 3));
  const std::string path =
      (std::filesystem::temp_directory_path() / ("xt_archive_" + std::to_string(::getpid()) + ".zip"))
          .string();
  {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    const std::string bytes = archive.finish();
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
  }
  const std::string ask = "python3 -c \"import zipfile; z = zipfile.ZipFile('" + path +
                          "'); assert z.testzip() is None; print(z.namelist(), z.read('b.txt'))\"";
  std::FILE* pipe = ::popen(ask.c_str(), "r");
  char buffer[256] = {};
  EXPECT_NE(std::fgets(buffer, sizeof buffer, pipe), nullptr);
  EXPECT_EQ(::pclose(pipe), 0);
  std::filesystem::remove(path);
  EXPECT_STREQ(buffer, "['甲_乙.pdf', 'b.txt'] b'\\x00\\x01\\x02'\n");
}

}  // namespace
}  // namespace xt::archive
