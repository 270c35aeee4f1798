#include "bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "refuse.h"

namespace xt::sheets {
namespace {

class FileBytes : public Bytes {
 public:
  FileBytes(int fd, std::int64_t size, std::string path) : fd_(fd), size_(size), path_(std::move(path)) {}
  ~FileBytes() override { ::close(fd_); }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::int64_t size() const override { return size_; }
  const std::string& path() const override { return path_; }

  Result<std::size_t> read_at(std::int64_t offset, char* to, std::size_t want) override {
    std::size_t have = 0;
    while (have < want) {
      const auto n = ::pread(fd_, to + have, want - have, offset + static_cast<std::int64_t>(have));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0)
        return refuse(Code::unavailable, "sheets.unreadable", "读取文件时出错，请重试。",
                      std::strerror(errno));
      if (n == 0) break;
      have += static_cast<std::size_t>(n);
    }
    return have;
  }

 private:
  int fd_;
  std::int64_t size_;
  std::string path_;
};

class MemoryBytes : public Bytes {
 public:
  explicit MemoryBytes(std::string content) : content_(std::move(content)) {}
  std::int64_t size() const override { return static_cast<std::int64_t>(content_.size()); }
  const std::string& path() const override { return no_path_; }
  std::string_view all() const override { return content_; }

  Result<std::size_t> read_at(std::int64_t offset, char* to, std::size_t want) override {
    const auto from = std::min(static_cast<std::size_t>(offset), content_.size());
    const auto n = std::min(want, content_.size() - from);
    std::memcpy(to, content_.data() + from, n);
    return n;
  }

 private:
  std::string content_;
  std::string no_path_;
};

}  // namespace

Result<std::unique_ptr<Bytes>> open_file_bytes(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return refuse(Code::not_found, "sheets.cannot_open", "打不开文件“" + path + "”，请检查路径和权限。",
                  std::strerror(errno));
  }
  struct stat info{};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return refuse(Code::invalid, "sheets.cannot_open", "“" + path + "”不是文件。");
  }
  return std::unique_ptr<Bytes>(std::make_unique<FileBytes>(fd, info.st_size, path));
}

std::unique_ptr<Bytes> memory_bytes(std::string content) {
  return std::make_unique<MemoryBytes>(std::move(content));
}

}  // namespace xt::sheets
