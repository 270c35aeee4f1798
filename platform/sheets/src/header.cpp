#include "sheets/header.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"

namespace xt::sheets {
namespace {

// Taken off wherever they stand in a header cell.
constexpr std::string_view kMarks[] = {"★", "☆", "＊", "*", "※", " ", "\t", "\r", "\n", "\xc2\xa0", "　"};

void erase_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

// A row seen as a header: where each wanted column stands.
struct Match {
  std::vector<int> index;
  int found = 0;
  int twice = -1;  // a wanted column that stands there more than once
};

class Matcher {
 public:
  explicit Matcher(const std::vector<Column>& wanted) : wanted_(wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      names_.emplace(header_key(wanted[i].name), static_cast<int>(i));
      for (const auto& alias : wanted[i].aliases) names_.emplace(header_key(alias), static_cast<int>(i));
    }
  }

  int column(std::string_view cell) const {
    const auto at = names_.find(header_key(cell));
    return at == names_.end() ? -1 : at->second;
  }

  Match match(const Row& row) const {
    Match m;
    m.index.assign(wanted_.size(), -1);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const int c = column(row.cells[i]);
      if (c < 0) continue;
      int& place = m.index[static_cast<std::size_t>(c)];
      if (place >= 0) {
        m.twice = c;
        continue;
      }
      place = static_cast<int>(i);
      ++m.found;
    }
    return m;
  }

  std::vector<const Column*> missing(const Match& m) const {
    std::vector<const Column*> none;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (wanted_[i].required && m.index[i] < 0 && !has_other(m, wanted_[i].either))
        none.push_back(&wanted_[i]);
    }
    return none;
  }

 private:
  bool has_other(const Match& m, int either) const {
    if (either == 0) return false;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (wanted_[i].either == either && m.index[i] >= 0) return true;
    }
    return false;
  }

  const std::vector<Column>& wanted_;
  std::map<std::string, int, std::less<>> names_;
};

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += "、";
    text += part;
  }
  return text;
}

std::vector<std::string> present(const Row& row) {
  constexpr std::size_t kMost = 40;
  std::vector<std::string> names;
  for (const auto& cell : row.cells) {
    if (!tidy(cell).empty() && names.size() < kMost) names.push_back(tidy(cell));
  }
  return names;
}

Header accept(const Row& row, Match match, const Matcher& matcher) {
  Header header;
  header.row = row.number;
  header.cells = row.cells;
  header.index = std::move(match.index);
  for (const auto& cell : row.cells) {
    if (!tidy(cell).empty() && matcher.column(cell) < 0) header.extra.push_back(tidy(cell));
  }
  if (!header.extra.empty()) {
    header.notices.push_back(
        {row.number, "sheets.extra_columns", "以下各列没有用到，已忽略：" + join(header.extra)});
  }
  return header;
}

Error missing_columns(const Row& row, const std::vector<const Column*>& missing) {
  Error error = make_error(Code::invalid, "sheets.missing_columns");
  const std::string there = join(present(row));
  for (const Column* column : missing) {
    error.fields.push_back({column->name, "sheets.missing_columns",
                            "表头（第 " + std::to_string(row.number) + " 行）缺少“" + column->name +
                                "”列。现有的列：" + there + "。请补上这一列后重新导入。"});
  }
  return error;
}

Error no_header(const std::vector<Column>& wanted) {
  std::vector<std::string> names;
  for (const auto& column : wanted) {
    if (column.required) names.push_back(column.name);
  }
  Error error = make_error(Code::invalid, "sheets.no_header");
  error.fields.push_back({"", error.reason,
                          "前 " + std::to_string(kHeaderSearchRows) +
                              " 行里没有找到表头。表头应当有这些列：" + join(names) +
                              "。请使用模板，或检查是否选错了文件。"});
  return error;
}

}  // namespace

std::string header_key(std::string_view cell) {
  std::string key = tidy(cell);
  for (std::string_view mark : kMarks) erase_all(key, mark);
  // Notes in brackets at the end: （必填）, (元), [YYYY-MM-DD]; a name that is nothing but a bracket stays.
  for (;;) {
    std::size_t open = std::string::npos;
    if (key.ends_with(')')) open = key.rfind('(');
    if (key.ends_with(']')) open = key.rfind('[');
    if (key.ends_with("】")) open = key.rfind("【");
    if (open == std::string::npos || open == 0) break;
    key.resize(open);
  }
  while (key.ends_with(':')) key.pop_back();
  return key;
}

std::string_view Header::cell(const Row& data, std::size_t column) const {
  const int at = index[column];
  if (at < 0 || static_cast<std::size_t>(at) >= data.cells.size()) return {};
  return data.cells[static_cast<std::size_t>(at)];
}

Result<Header> find_header(RowSource& source, const std::vector<Column>& wanted) {
  const Matcher matcher(wanted);
  Row row;
  Row best;
  Match best_match;
  for (int i = 0; i < kHeaderSearchRows; ++i) {
    XT_TRY(const bool more, source.next(row));
    if (!more || row.number > kHeaderSearchRows) break;
    Match match = matcher.match(row);
    if (match.found > best_match.found) {
      best = row;
      best_match = match;
    }
    if (match.found == 0 || !matcher.missing(match).empty()) continue;
    if (match.twice >= 0) {
      const auto& name = wanted[static_cast<std::size_t>(match.twice)].name;
      Error error = make_error(Code::invalid, "sheets.duplicate_column");
      error.fields.push_back({name, error.reason,
                              "表头（第 " + std::to_string(row.number) + " 行）有两列都是“" + name +
                                  "”，请删去或改名其中一列后重新导入。"});
      return error;
    }
    return accept(row, std::move(match), matcher);
  }
  if (best_match.found == 0) return no_header(wanted);
  return missing_columns(best, matcher.missing(best_match));
}

}  // namespace xt::sheets
