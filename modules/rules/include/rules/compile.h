// The compiler of rule files: text in, a Rule or a list of complaints out (docs/rules.md). Total: any bytes
// are answered, within the bounds of plans/compile.h, and never with an exception. `compile` is pure; the
// others read files. Thread-safe.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "plans/compile.h"
#include "rules/book.h"
#include "rules/rule.h"

namespace xt::rules {

inline constexpr std::size_t kMaxParts = 500;  // of each kind in one file

struct Compiled {
  RulePtr rule;                                // set exactly when there are no diagnostics
  std::vector<plans::Diagnostic> diagnostics;  // in the order of the file
};

// `toml` and `source` are the bytes of v<n>.toml and of the source.txt beside it, in which every quote must
// stand; `file` is only named in complaints.
Compiled compile(std::string_view file, std::string_view toml, std::string_view source);

// Beside the versions of a rule: those in force, a line each, "v1.toml <SHA-256 of the file>".
inline constexpr std::string_view kVersionsFile = "versions.txt";

// One version: `path` is rules/<id>/v<n>.toml. The names of the folder and of the file must say what is in
// it. A version that is in force is never edited, since entries say that they were counted under it:
// version_changed where versions.txt knows it with other bytes.
Compiled load_version(const std::filesystem::path& path);

struct Loaded {
  Book book;  // of what compiles
  std::vector<plans::Diagnostic> diagnostics;
};
// All versions in a folder of rules, or of one rule. A folder that is not there gives the plain rule alone,
// and says so.
Loaded load_book(const std::filesystem::path& folder);
// The version files of a rule's folder or of a folder of rules, in alphabetical order; `path` itself where it
// is a file.
std::vector<std::filesystem::path> version_files(const std::filesystem::path& path);

}  // namespace xt::rules
