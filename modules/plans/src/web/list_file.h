// The lists of plans as files: `format=xlsx` on a route that answers a list.
#pragma once

#include <string>

#include "http/message.h"
#include "plans/plan.h"
#include "sheets/table.h"
#include "web/scope.h"
#include "web/wording.h"

namespace xt::plans {

// Query `format`: absent or "json" is false, "xlsx" true; http.bad_parameter otherwise.
Result<bool> wants_workbook(const http::Request& request);
// Query `lang`: "en", else Chinese. Of column titles and words of states.
bool wants_english(const http::Request& request);

// What a file says of itself: plan, region, dates, and the provision where there is one.
std::vector<std::pair<std::string, std::string>> notes_of(const Asked& ask, const Provision* provision,
                                                          const Words& words);

// "<title> <region> 截至2025-06-30.xlsx"
std::string file_name(const Asked& ask, const std::string& what, const char* ending, const Words& words);

Result<http::Response> workbook(const std::string& file_name, sheets::TableHead head,
                                const std::vector<std::vector<sheets::Cell>>& rows);

sheets::Cell cell(const std::optional<Rational>& value);
// The target as it is compared: "≥ 360" is 360, a range is "1–2".
sheets::Cell target_cell(Comparison comparison, const std::optional<Rational>& low,
                         const std::optional<Rational>& high);

}  // namespace xt::plans
