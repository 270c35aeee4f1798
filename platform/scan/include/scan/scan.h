// Whether a file carries a virus, by the scanner that the installation configured. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xt::scan {

enum class Finding : std::uint8_t { clean, infected, unscanned };

struct Options {
  std::string command;  // run by /bin/sh, the file on standard input; ends with 0: clean, 1: infected
  std::string socket;   // path of clamd's unix socket; wins over the command
  int timeout_ms = 30'000;
};

class Scanner {
 public:
  explicit Scanner(Options options = {}) : options_(std::move(options)) {}
  bool configured() const { return !options_.command.empty() || !options_.socket.empty(); }
  // scan.failed (unavailable): configured, but no answer that is understood.
  Result<Finding> look(std::string_view bytes) const;

 private:
  Options options_;
};

}  // namespace xt::scan
