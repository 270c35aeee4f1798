// cases.toml beside a rule: what somebody did, one after another, and what must come of it (docs/rules.md).
// Reads files; otherwise pure.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "plans/compile.h"
#include "rules/book.h"
#include "rules/convert.h"

namespace xt::rules {

struct Difference {
  std::string file;
  Place place;
  std::string name;  // of the case
  std::string text;  // "credits: expected 3, got 2.5"
};

struct CasesRun {
  int cases = 0, achievements = 0;
  std::vector<Difference> differences;
  std::vector<plans::Diagnostic> diagnostics;  // what is wrong with the file itself
  std::set<std::string> reached;               // "guangxi#cap:papers": what spoke
  bool ok() const { return differences.empty() && diagnostics.empty(); }
};

CasesRun run_cases(const Book& book, const std::string& file, std::string_view toml);
// rules/<id>/cases.toml; where there is none, a run without cases.
CasesRun run_cases(const Book& book, const std::filesystem::path& folder);

}  // namespace xt::rules
