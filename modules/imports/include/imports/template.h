// The sheet to fill in for each kind: made from the columns that the importer reads, with a note for each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "imports/imports.h"

namespace xt::imports {

struct ColumnGuide {
  std::string name;
  bool required = false;
  std::string note, example;
  std::vector<std::string> words;  // the closed list of words, in Chinese; empty: free
  bool several = false;            // more than one of the words may be given, separated by ;
};
// In the order of the template.
std::vector<ColumnGuide> column_guide(Kind kind);
// 学校, 教师 …: what people call the sheet.
std::string_view kind_title(Kind kind);

// The .xlsx. `schools` (code and name): offered as a dropdown in the columns that take a school's code, and
// listed on a sheet of its own.
Result<std::string> template_file(Kind kind, const std::vector<std::pair<std::string, std::string>>& schools);

}  // namespace xt::imports
