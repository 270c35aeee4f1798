// A ZIP archive of files that are compressed already: stored as they are (APPNOTE 6.3.9, method 0), names in
// UTF-8. In memory: for some tens of megabytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace xt::archive {

class Archive {
 public:
  explicit Archive(Date made) : made_(made) {}
  // `name`: without folders; what no file system takes becomes "_". At most 65,535 files and 4 GB.
  void add(std::string_view name, std::string_view bytes);
  std::size_t size() const { return out_.size(); }
  std::string finish();

 private:
  Date made_;
  std::string out_, directory_;
  std::uint16_t files_ = 0;
};

}  // namespace xt::archive
