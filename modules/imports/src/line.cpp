#include "line.h"

#include <charconv>

#include "base/rational.h"
#include "base/text.h"
#include "sheets/dates.h"

namespace xt::imports {
namespace {

std::string cell_place(std::int64_t row, int index, std::string_view name) {
  std::string place = "第" + std::to_string(row) + "行";
  if (index >= 0) place += sheets::column_letter(index + 1) + "列";
  return place + "“" + std::string(name) + "”：";
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kShown = 30;  // characters; a cell may hold a whole essay
  const std::size_t cut = offset_utf8(text, kShown);
  return "“" + std::string(text.substr(0, cut)) + (cut < text.size() ? "…" : "") + "”";
}

}  // namespace

void Line::complain(std::size_t column, std::string reason, const std::string& what) {
  const std::string& name = (*columns_)[column].name;
  FieldError error{name, std::move(reason), cell_place(row_.number, header_->index[column], name) + what};
  // A column may be read more than once.
  for (const FieldError& said : errors_) {
    if (said.detail == error.detail) return;
  }
  errors_.push_back(std::move(error));
}

bool Line::complained(std::size_t column) const {
  for (const FieldError& said : errors_) {
    if (said.name == (*columns_)[column].name) return true;
  }
  return false;
}

void Line::complain(const FieldError& error) {
  for (std::size_t c = 0; c < columns_->size(); ++c) {
    if ((*columns_)[c].name == error.name) {
      complain(c, error.reason, error.detail);
      return;
    }
  }
  errors_.push_back({error.name, error.reason, cell_place(row_.number, -1, error.name) + error.detail});
}

std::string Line::text(std::size_t column) {
  std::string value = tidy(header_->cell(row_, column));
  if (sheets::is_error_cell(value)) {
    complain(column, "imports.error_cell",
             "单元格是错误值或未计算的公式 " + in_quotes(value) + "，请改成文字或数字");
    return {};
  }
  return value;
}

std::string Line::required(std::size_t column) {
  std::string value = text(column);
  if (value.empty() && !complained(column)) complain(column, "imports.missing", "不能为空");
  return value;
}

std::optional<Date> Line::date(std::size_t column) {
  const std::string value = text(column);
  if (value.empty()) return std::nullopt;
  const auto parsed = sheets::parse_sheet_date(value);
  if (!parsed) {
    complain(column, "imports.bad_date",
             in_quotes(value) + " 不是日期，请写成 2021-03-05、2021/3/5 或 2021年3月5日");
    return std::nullopt;
  }
  return parsed->date;
}

std::optional<Date> Line::required_date(std::size_t column) {
  const auto value = date(column);
  if (!value && !complained(column)) complain(column, "imports.missing", "不能为空");
  return value;
}

Date Line::end(std::size_t column) {
  const std::string value = text(column);
  if (value.empty()) return kOpenEnd;
  const auto parsed = sheets::parse_sheet_date(value);
  if (!parsed) {
    complain(column, "imports.bad_date",
             in_quotes(value) + " 不是日期，请写成 2021-03-05、2021/3/5 或 2021年3月5日");
    return kOpenEnd;
  }
  return parsed->precision == sheets::Precision::month ? parsed->date.plus_months(1) : parsed->date + 1;
}

std::optional<std::int64_t> Line::integer(std::size_t column, std::int64_t low, std::int64_t high) {
  const std::string value = text(column);
  if (value.empty()) return std::nullopt;
  std::int64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end) {
    complain(column, "imports.bad_number", in_quotes(value) + " 不是整数");
    return std::nullopt;
  }
  if (number < low || number > high) {
    complain(column, "imports.out_of_range",
             value + " 超出范围（" + std::to_string(low) + "–" + std::to_string(high) + "）");
    return std::nullopt;
  }
  return number;
}

std::optional<std::int64_t> Line::hundredths(std::size_t column, std::int64_t low, std::int64_t high) {
  std::string value = text(column);
  if (value.empty()) return std::nullopt;
  std::erase(value, ',');  // 1,234,567.00
  const auto number = parse_hundredths(value);
  if (!number) {
    complain(column, "imports.bad_number", in_quotes(value) + " 不是数字（最多两位小数）");
    return std::nullopt;
  }
  if (*number < low || *number > high) {
    complain(column, "imports.out_of_range",
             value + " 超出范围（" + format_hundredths(low) + "–" + format_hundredths(high) + "）");
    return std::nullopt;
  }
  return number;
}

std::optional<bool> Line::yes_no(std::size_t column) {
  const std::string value = text(column);
  if (value.empty()) return std::nullopt;
  for (const char* yes : {"是", "1", "Y", "y", "√", "true", "TRUE", "有"}) {
    if (value == yes) return true;
  }
  for (const char* no : {"否", "0", "N", "n", "×", "false", "FALSE", "无"}) {
    if (value == no) return false;
  }
  complain(column, "imports.bad_choice", in_quotes(value) + " 应为“是”或“否”");
  return std::nullopt;
}

std::string Line::word(std::size_t column, vocab::Kind kind) {
  const std::string value = text(column);
  if (value.empty()) return {};
  if (const vocab::Term* found = vocab::find(kind, value)) return std::string(found->key);
  std::string choices;
  int shown = 0;
  for (const vocab::Term& choice : vocab::terms(kind)) {
    if (++shown > 12) {
      choices += "…";
      break;
    }
    choices += (choices.empty() ? "" : "、") + std::string(choice.zh);
  }
  complain(column, "imports.bad_choice", in_quotes(value) + " 不在可选值中：" + choices);
  return {};
}

}  // namespace xt::imports
