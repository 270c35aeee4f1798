// Bytes of a file or of memory, readable at any place. Thread-safety: one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace xt::sheets {

class Bytes {
 public:
  virtual ~Bytes() = default;
  virtual std::int64_t size() const = 0;
  // Fewer than `want` only at the end.
  virtual Result<std::size_t> read_at(std::int64_t offset, char* to, std::size_t want) = 0;
  // For libraries that open files themselves; empty for memory.
  virtual const std::string& path() const = 0;
  // For memory only.
  virtual std::string_view all() const { return {}; }
};

Result<std::unique_ptr<Bytes>> open_file_bytes(const std::string& path);
std::unique_ptr<Bytes> memory_bytes(std::string content);

}  // namespace xt::sheets
