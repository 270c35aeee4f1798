// An empty sheet to fill in: the first sheet has the header and dropdown lists, the second (说明) says what
// each column takes, a hidden one holds the words of the lists. Cells are text, so that an identity number
// keeps its digits.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace xt::sheets {

struct TemplateColumn {
  std::string title;  // as the reader knows it; a required one is marked with ★
  bool required = false;
  std::string note;
  std::string example;
  std::vector<std::string> words;  // of the dropdown list; empty: none
  bool only_words = true;          // false: the list suggests, other text may be typed
};

struct Template {
  std::string title;  // of the sheet
  std::vector<TemplateColumn> columns;
  std::vector<std::string> hints;  // lines at the head of 说明
  // A further sheet to look things up in: code and name.
  std::string lookup_title;
  std::vector<std::pair<std::string, std::string>> lookup;
};

// The bytes of the .xlsx. Lists are offered in the first 5,000 rows.
Result<std::string> write_template(const Template& what);

}  // namespace xt::sheets
