// Any bytes as a sheet: rows or an error, in bounded time.
#include <cstddef>
#include <cstdint>
#include <string>

#include "sheets/dates.h"
#include "sheets/header.h"
#include "sheets/sheets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace xt::sheets;
  auto source = open_sheet_bytes(std::string(reinterpret_cast<const char*>(data), size));
  if (!source.ok()) return 0;
  (void)find_header(**source, {{"姓名", true, {"教师姓名"}}, {"学时"}});
  Row row;
  for (;;) {
    const auto more = (*source)->next(row);
    if (!more.ok() || !*more) return 0;
    for (const auto& cell : row.cells) (void)parse_sheet_date(cell);
  }
}
