// How this room says no: a stable reason and one Chinese sentence for the person who sent the file.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "base/result.h"

namespace xt::sheets {

inline Error refuse(Code code, std::string reason, std::string sentence, std::string note = {}) {
  Error error = make_error(code, reason, std::move(note));
  error.fields.push_back({"", std::move(reason), std::move(sentence)});
  return error;
}

inline std::string row_name(std::int64_t row) {
  return "第 " + std::to_string(row) + " 行";
}

inline Error damaged_xlsx(std::string note) {
  return refuse(Code::malformed, "sheets.damaged",
                "文件已损坏，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。", std::move(note));
}

}  // namespace xt::sheets
