// Where a workbook grows before its bytes are handed over.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "writers.h"

namespace xt::sheets {

// A file of our own in the folder for temporary files; gone with its owner.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code none;
    const auto folder = std::filesystem::temp_directory_path(none);
    path_ = (none ? std::filesystem::path("/tmp") : folder).string() + "/xingtan-list-XXXXXX";
    const int file = ::mkstemp(path_.data());
    made_ = file >= 0;
    if (made_) ::close(file);
  }
  ~TemporaryFile() {
    if (made_) remove_incomplete(path_);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  bool made() const { return made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool made_ = false;
};

}  // namespace xt::sheets
