// What a person is shown of an import before it is applied: problems by reason, and a few rows of each
// outcome. Bounded, whatever the size of the sheet.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "imports/imports.h"

#include "line.h"

namespace xt::imports {

class Tally {
 public:
  // Every row once, when its chunk is through.
  void saw(const Line& line);
  // A row whose outcome was decided after its chunk: created unchanged held.
  void decided(std::int64_t row, std::string_view outcome);
  void held(std::int64_t row, const std::string& reason, const std::string& detail);
  void write(Report& report);

 private:
  void problem(const std::string& reason, const std::string& detail, bool held, std::int64_t row);
  void sample(std::int64_t row, std::string_view outcome, const std::vector<std::string>& cells);

  std::map<std::string, Problem> problems_;
  std::map<std::string, std::size_t, std::less<>> sampled_;
  std::vector<Sample> samples_;
  std::unordered_map<std::int64_t, std::vector<std::string>> early_;  // rows that are decided later
};

}  // namespace xt::imports
