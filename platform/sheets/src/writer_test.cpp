#include "sheets/writer.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <unistd.h>

#include "test_zip.h"

namespace xt::sheets {
namespace {

class Writer : public ::testing::Test {
 protected:
  std::string path(const std::string& name) {
    return (std::filesystem::temp_directory_path() / ("xt_sheets_" + std::to_string(::getpid()) + "_" + name))
        .string();
  }
  std::string write(const std::string& name, const std::vector<std::vector<std::string>>& rows,
                    const WriteOptions& options = {}) {
    const std::string file = path(name);
    auto writer = create_sheet(file, kind_by_ending(file), options);
    EXPECT_TRUE(writer.ok());
    for (const auto& row : rows) EXPECT_TRUE((*writer)->add_row(row).ok());
    EXPECT_TRUE((*writer)->finish().ok());
    files_.push_back(file);
    return file;
  }
  void TearDown() override {
    for (const auto& file : files_) std::filesystem::remove(file);
  }

 private:
  std::vector<std::string> files_;
};

const std::vector<std::vector<std::string>> kRows{{"姓名", "证件号码", "说明", "学时"},
                                                  {"李,\"秀\"英", "450102199001011234", "=1+1", "-4.5"},
                                                  {"@王\n芳", "", "'=x", "12"},
                                                  {"-5", "+86", "\tx", "a"}};
constexpr const char* kDump =
    "1: 姓名|证件号码|说明|学时\n2: 李,\"秀\"英|450102199001011234|=1+1|-4.5\n3: @王\n芳||'=x|12\n4: "
    "-5|+86|\tx|a\n";

TEST_F(Writer, csvRoundTrip) {
  const auto file = write("a.csv", kRows, {.number_columns = {3}});
  EXPECT_EQ(dump(open_sheet(file)), kDump);
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(bytes.starts_with("\xef\xbb\xbf姓名,证件号码,说明,学时\r\n"));
  EXPECT_NE(bytes.find(",'=1+1,"), std::string::npos);
  EXPECT_NE(bytes.find("\"'@王\n芳\""), std::string::npos);
  EXPECT_NE(bytes.find("\r\n-5,+86,"), std::string::npos) << "numbers do no harm";
}

TEST_F(Writer, xlsxRoundTrip) {
  EXPECT_EQ(dump(open_sheet(write("a.xlsx", kRows, {.sheet_name = "错误[1]", .number_columns = {3}}))),
            kDump);
}

TEST_F(Writer, manyRows) {
  std::vector<std::vector<std::string>> rows;
  std::string want;
  for (int i = 1; i <= 3'000; ++i) {
    rows.push_back({std::to_string(i), "培训项目"});
    want += std::to_string(i) + ": " + std::to_string(i) + "|培训项目\n";
  }
  EXPECT_EQ(dump(open_sheet(write("many.xlsx", rows))), want);
  EXPECT_EQ(dump(open_sheet(write("many.csv", rows))), want);
}

TEST_F(Writer, anUnfinishedFileIsRemoved) {
  for (const char* name : {"gone.csv", "gone.xlsx"}) {
    const std::string file = path(name);
    {
      auto writer = create_sheet(file, kind_by_ending(file));
      ASSERT_TRUE(writer.ok());
      ASSERT_TRUE((*writer)->add_row(kRows[0]).ok());
    }
    EXPECT_FALSE(std::filesystem::exists(file)) << name;
  }
}

TEST_F(Writer, aFullDiskIsAnError) {
  auto writer = create_sheet("/dev/full", Kind::csv);
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE((*writer)->add_row(kRows[0]).ok());
  EXPECT_EQ((*writer)->finish().error().reason, "sheets.cannot_write");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full")) << "only files of our own are removed";
  EXPECT_EQ(create_sheet("/nonexistent/a.csv", Kind::csv).error().reason, "sheets.cannot_write");
  auto nowhere = create_sheet("/nonexistent/a.xlsx", Kind::xlsx);
  ASSERT_TRUE(nowhere.ok()) << "libxlsxwriter opens the file at the end";
  EXPECT_EQ((*nowhere)->finish().error().reason, "sheets.cannot_write");
}

TEST_F(Writer, kindByEnding) {
  EXPECT_EQ(kind_by_ending("a.XLSX"), Kind::xlsx);
  EXPECT_EQ(kind_by_ending("a.csv"), Kind::csv);
  EXPECT_EQ(kind_by_ending("x"), Kind::csv);
}

}  // namespace
}  // namespace xt::sheets
