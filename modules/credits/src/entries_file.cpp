#include "entries_file.h"

#include "http/download.h"
#include "sheets/table.h"
#include "vocab/vocab.h"

namespace xt::credits {
namespace {

sheets::Cell hundredths(std::int64_t value) {
  const auto exact = Rational::of(value, 100);
  return exact ? sheets::Cell(*exact) : sheets::Cell(format_hundredths(value));
}

std::string word(vocab::Kind kind, const std::string& key) {
  return key.empty() ? "" : std::string(vocab::zh(kind, key));
}

}  // namespace

Result<http::Response> entries_file(const std::string& name, const std::vector<Entry>& entries) {
  using enum sheets::ColumnType;
  sheets::TableHead head{name + "的学时记录",
                         {{"取得日期", date},
                          {"项目", text},
                          {"承训单位", text},
                          {"培训方式", text},
                          {"培训类别", text},
                          {"内容类别", text},
                          {"学时", decimal},
                          {"学分", decimal},
                          {"当时所在学校", text},
                          {"入账日期", date},
                          {"说明", text},
                          {"记录编号", text}},
                         {}};
  std::vector<std::vector<sheets::Cell>> rows;
  rows.reserve(entries.size());
  for (const Entry& e : entries) {
    rows.push_back({e.earned_on, e.programme, e.provider, word(vocab::Kind::mode, e.mode),
                    word(vocab::Kind::level, e.level), word(vocab::Kind::category, e.category),
                    hundredths(e.hours_x100), hundredths(e.credits_x100), e.org_name,
                    shanghai_date(e.posted_ms), e.note, std::to_string(e.id)});
  }
  const std::string file = head.title + ".xlsx";
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::no_store(http::download(std::move(bytes), file, sheets::kXlsxMediaType));
}

}  // namespace xt::credits
