// For tests: .xlsx files made by hand, part by part.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sheets/sheets.h"

namespace xt::sheets {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Parts& parts);

struct Hand {
  std::string rows = {};     // inside <sheetData>
  std::string after = {};    // behind </sheetData>: <mergeCells> …
  std::string strings = {};  // inside <sst>
  std::string styles = {};   // inside <styleSheet>
  std::string book = {};     // attributes of <workbookPr>
  std::string sheets = R"(<sheet name="教师" sheetId="1" r:id="r1"/>)";
};
Parts parts_of(const Hand& hand);
std::string xlsx_of(const Hand& hand);

// All rows as "3: a|b|c" lines, then the notices' reasons; or "error sheets.x".
std::string dump(Result<std::unique_ptr<RowSource>> source);

}  // namespace xt::sheets
