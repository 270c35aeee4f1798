// The zip around an .xlsx file, and its limits.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sheets/sheets.h"

#include "bytes.h"

struct zip;
struct zip_file;

namespace xt::sheets {

// One part of the zip, unpacked while it is read. Lives no longer than its Package.
class Part {
 public:
  Part(zip_file* file, std::int64_t packed, std::int64_t declared, const Options& options,
       std::int64_t* total);
  ~Part();
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  // 0 at the end. Errors: sheets.zip_bomb, sheets.damaged.
  Result<std::size_t> read(char* to, std::size_t want);
  Progress progress() const { return {read_, declared_}; }

 private:
  zip_file* file_;
  std::int64_t packed_;
  std::int64_t declared_;
  std::int64_t read_ = 0;
  const Options& options_;
  std::int64_t* total_;
};

class Package {
 public:
  static Result<std::unique_ptr<Package>> open(std::unique_ptr<Bytes> bytes, const Options& options);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  bool has(const std::string& name) const;
  Result<std::unique_ptr<Part>> part(const std::string& name);  // sheets.damaged where there is none
  const Options& options() const { return options_; }

 private:
  Package(std::unique_ptr<Bytes> bytes, Options options, zip* archive);

  std::unique_ptr<Bytes> bytes_;
  Options options_;
  zip* archive_;
  std::int64_t unzipped_ = 0;
};

}  // namespace xt::sheets
