// A list of 100,000 rows and eight columns as a workbook, against the bare library that does the same calls:
// what the cells' types, widths and guards cost. Held against 2 s (issue 3).
//
// table_list [rows]
#include <chrono>
#include <cstdlib>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "sheets/table.h"

namespace {

using namespace xt;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string id_of(std::int64_t i) {
  return std::to_string(4'501'020'000'000'000 + i * 7'919);
}

std::size_t ours(std::int64_t rows) {
  using enum sheets::ColumnType;
  auto writer = sheets::TableWriter::open({"教师",
                                           {{"编号", text},
                                            {"姓名", text},
                                            {"学校", text},
                                            {"状态", text},
                                            {"学时", decimal},
                                            {"比例", share},
                                            {"日期", date},
                                            {"原因", text}},
                                           {}});
  for (std::int64_t i = 0; i < rows; ++i) {
    const sheets::Cell cells[] = {id_of(i),
                                  std::string("张三李四"),
                                  std::string("南宁市兴宁区第三初级中学"),
                                  std::string("落后"),
                                  i % 360,
                                  *Rational::of(i % 1'000, 1'000),
                                  Date(18'628 + static_cast<std::int32_t>(i % 1'800)),
                                  std::string("缺少：申报材料")};
    if (!(*writer)->add_row(cells).ok()) std::exit(1);
  }
  return (*writer)->finish()->size();
}

void bare(std::int64_t rows) {
  const std::string path = fmt::format("/tmp/table_list_{}.xlsx", ::getpid());
  lxw_workbook_options how{};
  how.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(path.c_str(), &how);
  lxw_worksheet* sheet = workbook_add_worksheet(book, "x");
  lxw_format* text = workbook_add_format(book);
  format_set_num_format(text, "@");
  for (std::int64_t i = 0; i < rows; ++i) {
    const auto row = static_cast<lxw_row_t>(i);
    worksheet_write_string(sheet, row, 0, id_of(i).c_str(), text);
    worksheet_write_string(sheet, row, 1, "张三李四", text);
    worksheet_write_string(sheet, row, 2, "南宁市兴宁区第三初级中学", text);
    worksheet_write_string(sheet, row, 3, "落后", text);
    worksheet_write_number(sheet, row, 4, static_cast<double>(i % 360), nullptr);
    worksheet_write_number(sheet, row, 5, static_cast<double>(i % 1'000) / 1'000, nullptr);
    worksheet_write_number(sheet, row, 6, static_cast<double>(44'197 + i % 1'800), nullptr);
    worksheet_write_string(sheet, row, 7, "缺少：申报材料", text);
  }
  workbook_close(book);
  ::unlink(path.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : sheets::kMostTableRows;
  auto start = Clock::now();
  bare(rows);
  const double base = seconds_since(start);
  start = Clock::now();
  const std::size_t bytes = ours(rows);
  const double taken = seconds_since(start);
  std::cout << fmt::format("{} rows: {:.2f} s, {:.1f} MB; the bare library {:.2f} s\n", rows, taken,
                           static_cast<double>(bytes) / 1e6, base);
}
