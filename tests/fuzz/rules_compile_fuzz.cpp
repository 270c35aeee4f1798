// Rule files of any kind: compiling answers, never crashes; what compiles converts without a fault, and stays
// within its caps.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/compile.h"
#include "rules/convert.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace xt;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The file as its own source: every quote stands in it.
  const rules::Compiled compiled = rules::compile("v1.toml", text, text);
  if ((compiled.rule == nullptr) == compiled.diagnostics.empty()) __builtin_trap();
  if (compiled.rule == nullptr) return 0;
  const rules::Book book({compiled.rule});
  rules::Achievement done;
  done.region = "450102";
  done.level = "county";
  done.from = done.to = Date::of(2020, 6, 1);
  done.claimed_hours_x100 = 4000;
  done.units_x100 = {{"items", 300}, {"half_days", 200}, {"words", 250}};
  rules::Counted already;
  for (const rules::KindOfWord& kind : rules::kinds()) {
    done.kind = kind.code;
    const auto converted = rules::convert(book, done, already);
    if (!converted.ok()) continue;
    if (converted->hours_x100 < 0 || converted->credits_x100 < 0 || converted->lines.empty())
      __builtin_trap();
    already.add(rules::counted_of(done, *converted));
  }
  return 0;
}
