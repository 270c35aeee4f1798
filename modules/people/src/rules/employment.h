// What a row of the teachers' sheet says about where somebody works, applied to what is known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "people/teacher_row.h"
#include "rules/periods.h"

namespace xt::people {

// Two jobs are the same job when they are at the same organisation; how one ended is told beside it.
struct Job {
  std::int64_t org_key = 0;
  std::string end_reason;  // transfer retired left died merged; empty while it lasts
  bool operator==(const Job& other) const { return org_key == other.org_key; }
  auto operator<=>(const Job& other) const { return org_key <=> other.org_key; }
};
using Jobs = Timeline<Job>;

struct EmploymentStep {
  bool changed = false;
  std::vector<FieldError> errors;  // not empty: `jobs` is as it was
};

// First employment, transfer, leaving, returning (docs: imports). `as_of` stands in for a day that the row
// leaves out.
EmploymentStep apply_employment(Jobs& jobs, const TeacherRow& row, Date as_of);

}  // namespace xt::people
