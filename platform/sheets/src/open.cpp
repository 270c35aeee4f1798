// What a file is, by its first bytes.
#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "sheets/sheets.h"

#include "bytes.h"
#include "csv.h"
#include "refuse.h"
#include "xlsx.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kSniff = 64 * 1024;
constexpr std::string_view kSaveAgain = "请用 Excel 或 WPS 打开，另存为 .xlsx（或“CSV UTF-8”）后再上传。";

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
         });
}

std::string utf16le(std::string_view ascii) {
  std::string wide;
  for (char c : ascii) wide += {c, '\0'};
  return wide;
}

Error old_excel(std::string_view prefix) {
  // Excel wraps a file with a password into the container of the old format.
  if (prefix.find(utf16le("EncryptedPackage")) != std::string_view::npos) {
    return refuse(Code::invalid, "sheets.password",
                  "文件设有打开密码，无法读取。请去掉密码后另存为 .xlsx 再上传。");
  }
  return refuse(Code::invalid, "sheets.old_excel",
                "这是旧版 Excel（.xls）格式的文件，改扩展名不能改变格式。" + std::string(kSaveAgain));
}

// An error for what cannot be a csv file.
Status check_is_text(std::string_view prefix) {
  if (prefix.starts_with("%PDF")) {
    return refuse(Code::invalid, "sheets.pdf", "这是 PDF 文件，不是表格。请上传 .xlsx 或 .csv 文件。");
  }
  std::string_view text = prefix;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text = trim_ascii(text);
  if (text.empty() && prefix.size() < kSniff) {
    return refuse(Code::invalid, "sheets.empty", "文件是空的，请检查是否选错了文件。");
  }
  for (std::string_view tag : {"<!doctype", "<html", "<table", "<?xml", "<head", "<meta", "<style"}) {
    if (starts_with_any_case(text, tag)) {
      return refuse(Code::invalid, "sheets.html",
                    "这是网页或 XML 文件（有些系统导出的“Excel”其实是网页）。" + std::string(kSaveAgain));
    }
  }
  const bool utf16 = prefix.starts_with("\xff\xfe") || prefix.starts_with("\xfe\xff");
  const bool binary = std::any_of(prefix.begin(), prefix.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x09 || (u >= 0x0e && u < 0x20 && u != 0x1b);
  });
  if (!utf16 && (binary || prefix.starts_with("{\\rtf") || prefix.starts_with("Rar!"))) {
    return refuse(Code::invalid, "sheets.not_a_table", "这不是表格文件。请上传 .xlsx 或 .csv 文件。");
  }
  return {};
}

Result<std::unique_ptr<RowSource>> open_bytes(std::unique_ptr<Bytes> bytes, const Options& options) {
  if (bytes->size() > options.max_file_bytes) {
    return refuse(Code::too_large, "sheets.file_too_large",
                  "文件超过 " + std::to_string(options.max_file_bytes >> 20) + " MB，请分成几个文件上传。");
  }
  std::string prefix(kSniff, '\0');
  XT_TRY(const std::size_t n, bytes->read_at(0, prefix.data(), prefix.size()));
  prefix.resize(n);
  if (prefix.starts_with("PK\x03\x04") || prefix.starts_with("PK\x05\x06")) {
    return open_xlsx(std::move(bytes), options);
  }
  if (prefix.starts_with("\xd0\xcf\x11\xe0")) return old_excel(prefix);
  XT_CHECK_OK(check_is_text(prefix));
  return open_csv(std::move(bytes), options);
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_sheet(const std::string& path, const Options& options) {
  XT_TRY(auto bytes, open_file_bytes(path));
  return open_bytes(std::move(bytes), options);
}

Result<std::unique_ptr<RowSource>> open_sheet_bytes(std::string bytes, const Options& options) {
  return open_bytes(memory_bytes(std::move(bytes)), options);
}

}  // namespace xt::sheets
