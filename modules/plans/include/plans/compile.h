// The compiler of plans: text in, a Plan or a list of complaints out. Total: any bytes are answered, within
// the bounds below, with every error that was found and never with an exception. Pure except `load`, which
// reads two files. Thread-safe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plans/plan.h"

namespace xt::plans {

inline constexpr std::size_t kMaxPlanBytes = 1 << 20;    // plan.toml
inline constexpr std::size_t kMaxSourceBytes = 2 << 20;  // source.txt
inline constexpr std::size_t kMaxProvisions = 2000;
inline constexpr int kMaxNesting = 64;               // of TOML values and of expressions
inline constexpr std::size_t kMaxDiagnostics = 100;  // the rest is counted, not listed

// What is wrong, where, and what to do. `reason` is stable ("unknown_field"); the messages name the thing.
struct Diagnostic {
  std::string file;
  int line = 0;    // 1-based; 0 where the whole file is meant
  int column = 0;  // in code points
  std::string reason;
  std::string message_zh;
  std::string message_en;
  std::string suggestion_zh;  // empty where there is none
  std::string suggestion_en;
  std::string fix;  // the bare replacement text of a did-you-mean, else empty
};

// "plan.toml:12:8: 没有名为“hour”的度量 [unknown_measure]\n    改为 hours"
std::string to_text(const Diagnostic& diagnostic, bool chinese = true);

struct Compiled {
  std::optional<Plan> plan;             // set exactly when there are no diagnostics
  std::vector<Diagnostic> diagnostics;  // errors: what has to be mended
  std::vector<Diagnostic> notices;      // worth a look: "the quote occurs three times; the first is meant"
  bool ok() const { return plan.has_value(); }
};

// `toml` and `source` are the bytes of plan.toml and source.txt; `file` is only named in diagnostics.
Compiled compile(std::string_view file, std::string_view toml, std::string_view source);

// The same for a plan in the making: it may demand nothing yet.
Compiled compile_draft(std::string_view file, std::string_view toml, std::string_view source);

// `path` is the folder of a plan or its plan.toml; source.txt lies beside it.
Compiled load(const std::filesystem::path& path);

}  // namespace xt::plans
