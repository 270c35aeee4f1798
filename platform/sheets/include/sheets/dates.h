// Dates as people write them in sheets (docs: imports). ISO, 2021/3/5, 2021.3.5, 2021年3月5日, 20210305,
// 2021-03-05 with a time after it, 202103 / 2021-03 / 2021年3月 (a month), and Excel serials of the 1900
// system (44260).
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace xt::sheets {

enum class Precision { day, month };

struct SheetDate {
  Date date;  // with Precision::month the first of the month; which day is meant is the caller's decision
  Precision precision = Precision::day;
};

// nullopt for everything else, and for days that do not exist. Years 1900 … 2199.
std::optional<SheetDate> parse_sheet_date(std::string_view text);

// Day of an Excel serial number. In the 1900 system 60 is 1900-02-29, a day that never was (kept by Excel for
// the sake of Lotus 1-2-3): nullopt; so is what lies outside 1 … 2958465 (9999-12-31).
std::optional<Date> from_excel_serial(std::int64_t serial, bool system_1904 = false);

}  // namespace xt::sheets
