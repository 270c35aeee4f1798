// One part of a zip in memory, unpacked whole within the limits.
#pragma once

#include <optional>
#include <string>

#include "readers.h"

struct zip;

namespace xt::documents {

class Zip {
 public:
  static Result<Zip> open(std::string_view bytes, const Limits& limits);
  Zip(Zip&& other) noexcept : limits_(other.limits_), archive_(other.archive_) { other.archive_ = nullptr; }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;
  Zip& operator=(Zip&&) = delete;
  ~Zip();

  // nullopt where there is no such part. documents.zip_bomb, documents.password, documents.damaged.
  Result<std::optional<std::string>> part(const std::string& name) const;

 private:
  Zip(const Limits& limits, zip* archive) : limits_(limits), archive_(archive) {}
  Limits limits_;
  zip* archive_;
};

}  // namespace xt::documents
