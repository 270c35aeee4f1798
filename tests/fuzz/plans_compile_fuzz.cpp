// Any bytes as a plan, as its expressions, as its cases: an answer, in bounded time, and formatting that
// keeps the meaning. The first byte chooses which; the rest is the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plans/body.h"
#include "plans/cases.h"
#include "plans/compile.h"
#include "plans/format.h"

namespace {

using namespace xt::plans;

constexpr std::string_view kSource = "广告\n一、总则\n教师不少于360学时,每年不少于72学时。\n完。\n";
constexpr std::string_view kHead =
    "[plan]\nid = 'p'\ntitle = 't'\nregion = '450000'\nfrom = 2021-01-01\nto = 2025-12-31\n"
    "[[provision]]\nid = 'a'\ntitle = 't'\nquote = '不少于360学时'\nwindow = 'year'\nat_least = 1\n";

void require(bool good) {
  if (!good) std::abort();
}

void whole(std::string_view toml) {
  const Compiled compiled = compile("plan.toml", toml, kSource);
  require(compiled.ok() == compiled.diagnostics.empty());
  if (compiled.ok()) (void)blocks(*compiled.plan);
  const auto once = format(toml);
  if (!once.ok()) return;
  const auto twice = format(*once);
  require(twice.ok() && *twice == *once);
  require(compile("plan.toml", *once, kSource).ok() == compiled.ok());
}

// As the text of an expression: no quotes, so that the bytes reach the expression and not TOML.
void expression(std::string_view text, std::string_view entity, std::string_view key) {
  std::string clean;
  for (const char c : text) {
    if (c != '\'' && c != '\n' && c != '\r' && static_cast<unsigned char>(c) >= 0x20) clean += c;
  }
  std::string toml = std::string(kHead) + "entity = '" + std::string(entity) + "'\n" + std::string(key) +
                     " = '''" + clean + "'''\n" + (key == "where" ? "measure = 'hours()'\n" : "");
  (void)compile("plan.toml", toml, kSource);
  require(format_expression(format_expression(clean)) == format_expression(clean));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0:
      expression(text, "teacher", "where");
      break;
    case 1:
      expression(text, "county", "measure");
      break;
    case 2:
      expression(text, "school", "where");
      break;
    case 3: {
      static const Compiled plan =
          compile("plan.toml", std::string(kHead) + "entity='teacher'\nmeasure='hours()'\n", kSource);
      (void)read_cases("cases.toml", text, *plan.plan);
      break;
    }
    default:
      whole(text);
  }
  return 0;
}
