#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "refuse.h"
#include "writers.h"

namespace xt::sheets {
namespace {

constexpr std::size_t kFlush = 256 * 1024;

bool is_plain_number(std::string_view cell) {
  if (cell.starts_with('-') || cell.starts_with('+')) cell.remove_prefix(1);
  bool digit = false;
  bool point = false;
  for (char c : cell) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      digit = true;
    } else {
      return false;
    }
  }
  return digit;
}

// Excel would calculate it. A text that itself begins with apostrophe and sign is guarded too, or the reader
// would take off an apostrophe that is not ours.
bool needs_guard(std::string_view cell) {
  const auto first = cell.find_first_not_of('\'');
  if (first == std::string_view::npos) return false;
  if (std::string_view("=+-@\t\r").find(cell[first]) == std::string_view::npos) return false;
  return first > 0 || !is_plain_number(cell);
}

class CsvWriter : public SheetWriter {
 public:
  CsvWriter(std::FILE* file, std::string path, const WriteOptions& options)
      : file_(file), path_(std::move(path)) {
    for (int column : options.number_columns) {
      if (column < 0) continue;
      if (numbers_.size() <= static_cast<std::size_t>(column))
        numbers_.resize(static_cast<std::size_t>(column) + 1);
      numbers_[static_cast<std::size_t>(column)] = true;
    }
    buffer_ = "\xef\xbb\xbf";
  }

  ~CsvWriter() override {
    if (file_ == nullptr) return;
    std::fclose(file_);
    remove_incomplete(path_);
  }

  Status add_row(std::span<const std::string> cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) buffer_ += ',';
      append_csv_cell(buffer_, cells[i], i >= numbers_.size() || !numbers_[i]);
    }
    buffer_ += "\r\n";
    return buffer_.size() < kFlush ? Status{} : flush();
  }

  Status finish() override {
    XT_CHECK_OK(flush());
    std::FILE* file = std::exchange(file_, nullptr);
    if (std::fclose(file) != 0) {
      remove_incomplete(path_);
      return cannot_write(path_);
    }
    return {};
  }

 private:
  Status flush() {
    const auto written = std::fwrite(buffer_.data(), 1, buffer_.size(), file_);
    if (written != buffer_.size()) return cannot_write(path_);
    buffer_.clear();
    return {};
  }

  std::FILE* file_;
  std::string path_;
  std::string buffer_;
  std::vector<bool> numbers_;
};

}  // namespace

Error cannot_write(const std::string& path) {
  return refuse(Code::unavailable, "sheets.cannot_write",
                "无法写入文件“" + path + "”，请检查磁盘空间和权限。");
}

void remove_incomplete(const std::string& path) {
  std::error_code ignored;
  // Never a device that somebody gave as the place to write to.
  if (std::filesystem::is_regular_file(path, ignored)) std::filesystem::remove(path, ignored);
}

void append_csv_cell(std::string& out, std::string_view cell, bool is_text) {
  const bool guard = is_text && needs_guard(cell);
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (guard) out += '\'';
    out += cell;
    return;
  }
  out += '"';
  if (guard) out += '\'';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

Result<std::unique_ptr<SheetWriter>> create_csv(const std::string& path, const WriteOptions& options) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return cannot_write(path);
  return std::unique_ptr<SheetWriter>(std::make_unique<CsvWriter>(file, path, options));
}

}  // namespace xt::sheets
