#include "http/download.h"

#include <gtest/gtest.h>

namespace xt::http {
namespace {

std::string disposition(std::string_view name) {
  return std::string(download("x", name, "application/pdf").headers.get("content-disposition"));
}

TEST(Download, CarriesTheBytesAndTheType) {
  const Response response = download("bytes", "a.pdf", "application/pdf");
  EXPECT_EQ(response.content(), "bytes");
  EXPECT_EQ(response.content_type, "application/pdf");
  EXPECT_EQ(disposition("a.pdf"), "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf");
}

TEST(Download, NamesInChineseComeEncoded) {
  EXPECT_EQ(disposition("南宁 1.xlsx"),
            "attachment; filename=\"_ 1.xlsx\"; filename*=UTF-8''%E5%8D%97%E5%AE%81%201.xlsx");
}

TEST(Download, NoNameLeavesItsQuotesOrItsFolder) {
  EXPECT_EQ(disposition("../a\"b\r\nSet-Cookie: x%41.pdf"),
            "attachment; filename=\".._a_b__Set-Cookie_ x_41.pdf\"; "
            "filename*=UTF-8''.._a_b__Set-Cookie_%20x%2541.pdf");
}

TEST(Download, LongNamesKeepTheirEnding) {
  std::string name;
  for (int i = 0; i < 500; ++i) name += "县";
  const std::string out = disposition(name + ".xlsx");
  EXPECT_LT(out.size(), 1'300U);
  EXPECT_TRUE(out.ends_with(".xlsx"));
}

}  // namespace
}  // namespace xt::http
