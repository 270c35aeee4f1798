// The file that goes back to the person: the original columns of the bad rows, and 错误信息.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "imports/imports.h"
#include "sheets/writer.h"

#include "line.h"

namespace xt::imports {

class Rejects {
 public:
  Rejects(std::string path, const sheets::Header& header) : path_(std::move(path)), header_(&header) {}
  // Counts the row in `report` and writes it back.
  Status add(const Line& line, Report& report);
  Status finish();

 private:
  Status write(std::span<const std::string> cells);
  std::string path_;
  const sheets::Header* header_;
  std::unique_ptr<sheets::SheetWriter>
      writer_;  // made with the first bad row: no empty file is left lying about
};

// "第3行D列“出生日期”：…；第3行…"
std::string sentence(const std::vector<FieldError>& errors);

}  // namespace xt::imports
