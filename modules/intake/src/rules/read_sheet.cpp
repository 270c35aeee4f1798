#include <array>
#include <charconv>
#include <map>

#include <boost/json.hpp>

#include "base/text.h"
#include "intake/result_sheet.h"
#include "sheets/dates.h"
#include "sheets/header.h"
#include "sheets/sheets.h"
#include "sheets/template.h"
#include "vocab/vocab.h"

#include "read_row.h"
#include "words.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

enum class Takes : std::uint8_t { text, day, count };
struct SheetColumn {
  const char *member, *title;
  bool required;
  const char *note, *example;
  Takes takes = Takes::text;
};

constexpr std::array kColumns{
    SheetColumn{"name", "姓名", true, "与教师名册一致", "张晓梅"},
    SheetColumn{"id_number", "证件号码", true, "居民身份证 18 位；其他证件请填证件类型", ""},
    SheetColumn{"id_kind", "证件类型", false, "不填为居民身份证", ""},
    SheetColumn{"title", "培训名称", true, "与培训证书一致，最多 200 字", "小学数学骨干教师研修"},
    SheetColumn{"from", "开始日期", false, "不填按一天计", "2025-04-12", Takes::day},
    SheetColumn{"to", "结束日期", true, "不能晚于今天", "2025-04-16", Takes::day},
    SheetColumn{"hours", "学时", true, "每学时 45 分钟，最多两位小数", "36"},
    SheetColumn{"credits", "学分", false, "不填由当地规则折算", ""},
    SheetColumn{"mode", "培训方式", false, "", "集中面授"},
    SheetColumn{"level", "级别", false, "", "县级"},
    SheetColumn{"category", "内容类别", false, "", ""},
    SheetColumn{"role", "担任角色", false, "不填为学员", ""},
    SheetColumn{"result", "考核结果", false, "只报合格及以上的学员", "合格"},
    SheetColumn{"sessions_planned", "应到次数", false, "有缺勤规定的地区填写", "10", Takes::count},
    SheetColumn{"sessions_attended", "实到次数", false, "与应到次数一起填写", "9", Takes::count}};

std::string_view title_of(std::string_view member) {
  for (const SheetColumn& column : kColumns) {
    if (member == column.member) return column.title;
  }
  return member;
}

std::vector<sheets::Column> wanted() {
  std::vector<sheets::Column> out;
  for (const SheetColumn& column : kColumns) out.push_back({column.title, column.required});
  out[1].aliases = {"身份证号", "身份证号码"};
  out[3].aliases = {"培训项目名称", "项目名称"};
  out[4].aliases = {"培训开始日期"};
  out[5].aliases = {"培训结束日期"};
  return out;
}

// As the reader of requests takes it; what cannot be understood goes on as it stands, to be complained about.
json::value cell_value(const std::string& cell, Takes takes) {
  if (cell.empty()) return nullptr;
  if (takes == Takes::day) {
    const auto day = sheets::parse_sheet_date(cell);
    if (day && day->precision == sheets::Precision::day) return json::value(day->date.iso());
  }
  if (takes == Takes::count) {
    std::int64_t number = 0;
    const auto end = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (end.ec == std::errc() && end.ptr == cell.data() + cell.size()) return json::value(number);
  }
  return json::value(cell);
}

DoorRow read_one(const sheets::Header& header, const sheets::Row& data, const auth::Keyring& keyring,
                 Date today) {
  json::object source;
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    source[kColumns[i].member] = cell_value(tidy(header.cell(data, i)), kColumns[i].takes);
  }
  DoorRow row;
  row.number = static_cast<int>(data.number);
  read_row(source, row, keyring, today, title_of);
  row.external_id = "sheet:" + row.digest().substr(0, 48);
  return row;
}

std::vector<std::string> words_of(std::string_view member) {
  static const std::map<std::string_view, vocab::Kind> kinds = {{"mode", vocab::Kind::mode},
                                                                {"level", vocab::Kind::level},
                                                                {"category", vocab::Kind::category},
                                                                {"role", vocab::Kind::role},
                                                                {"id_kind", vocab::Kind::id_kind}};
  std::vector<std::string> out;
  if (member == "result") {
    for (const Word& word : kResults) out.emplace_back(word.zh);
  }
  const auto found = kinds.find(member);
  if (found == kinds.end()) return out;
  for (const vocab::Term& term : vocab::terms(found->second)) out.emplace_back(term.zh);
  return out;
}

}  // namespace

Result<std::string> result_template() {
  sheets::Template sheet;
  sheet.title = "培训成果表";
  sheet.hints = {"在第一张表里填写，一行一人；不要改动第一行的列名，列的次序可以变。",
                 "带 ★ 的列必填。没有错的行会记入，有错的行连同原因退回；同一张表再传一次不会重复。",
                 "一张表最多 5000 行。"};
  for (const SheetColumn& column : kColumns) {
    sheet.columns.push_back(
        {column.title, column.required, column.note, column.example, words_of(column.member), true});
  }
  return sheets::write_template(sheet);
}

Result<std::vector<DoorRow>> read_result_sheet(const std::string& bytes, const auth::Keyring& keyring,
                                               Date today) {
  XT_TRY(const auto source, sheets::open_sheet_bytes(bytes));
  XT_TRY(const sheets::Header header, sheets::find_header(*source, wanted()));
  std::vector<DoorRow> out;
  sheets::Row data;
  for (;;) {
    XT_TRY(const bool more, source->next(data));
    if (!more) break;
    if (out.size() == kMostSheetRows) {
      return Error{Code::invalid,
                   "intake.too_many_rows",
                   {{"file", "intake.too_many_rows", "一张表最多 5000 行，请分开上传"}},
                   {}};
    }
    out.push_back(read_one(header, data, keyring, today));
  }
  if (out.empty()) {
    return Error{
        Code::invalid, "intake.empty_sheet", {{"file", "intake.empty_sheet", "表头下面没有数据"}}, {}};
  }
  settle_twins(out);
  return out;
}

}  // namespace xt::intake
