// A short fuzz with fixed seeds: whatever happens to a good file, reading ends with rows or an error, never a
// crash. (tests/fuzz has the long one.)
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "test_zip.h"

namespace xt::sheets {
namespace {

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : state_(seed) {}

  std::string mutate(std::string text) {
    for (std::uint64_t n = next() % 6 + 1; n > 0 && !text.empty(); --n) {
      const auto at = static_cast<std::size_t>(next() % text.size());
      switch (next() % 5) {
        case 0:
          text[at] = static_cast<char>(next());
          break;
        case 1:
          text.erase(at, next() % 20);
          break;
        case 2:
          text.insert(at, text.substr(static_cast<std::size_t>(next() % text.size()), next() % 40));
          break;
        case 3:
          text.insert(at, 1, "\"<>&,;\n\r\t\0'"[next() % 12]);
          break;
        default:
          text.resize(at);
          break;
      }
    }
    return text;
  }

 private:
  std::uint64_t next() {  // xorshift64*
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545f4914f6cdd1dULL >> 8;
  }
  std::uint64_t state_;
};

void expect_an_end(std::string bytes) {
  const std::string result = dump(open_sheet_bytes(std::move(bytes)));
  ASSERT_LT(result.size(), 1U << 20);
}

TEST(Mutation, csv) {
  const std::string good =
      "姓名,证件号码,学时\r\n\"李,秀英\",450102199001011234,\"1\"\"2\"\r\n王;芳,x\t,9\n\n\"多\n行\",,\n";
  const std::string gbk = "\xd0\xd5\xc3\xfb,\xd1\xa7\xca\xb1\n\xc0\xee,1\n";
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed)
    expect_an_end(Mutator(seed).mutate(seed % 3 == 0 ? gbk : good));
}

TEST(Mutation, sheetXml) {
  const Parts good = parts_of(
      {.rows =
           R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>44260.5</v></c></row>)"
           R"(<row r="5"><c t="inlineStr"><is><r><t>好</t></r></is></c><c t="b"><v>1</v></c><c><f>A1</f></c></row>)",
       .after = R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells>)",
       .strings = "<si><t>姓名_x000D_</t></si>",
       .styles =
           R"(<numFmts><numFmt numFmtId="165" formatCode="yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="165"/></cellXfs>)"});
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    Parts parts = good;
    auto& victim = parts[seed % parts.size()].second;
    victim = Mutator(seed).mutate(victim);
    expect_an_end(zip_of(parts));
  }
}

TEST(Mutation, zip) {
  const std::string good = xlsx_of({.rows = R"(<row><c><v>1</v></c></row>)"});
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) expect_an_end(Mutator(seed).mutate(good));
}

}  // namespace
}  // namespace xt::sheets
