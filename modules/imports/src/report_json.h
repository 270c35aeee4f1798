// What a person is shown of a rehearsal or an import, as it is kept in imports_run.report and answered.
#pragma once

#include <string>
#include <string_view>

#include "imports/imports.h"

namespace xt::imports {

// {problems, samples, header, notices, rejected}; identity numbers are masked everywhere.
std::string report_json(const Report& report);

// Fifteen digits and more in a row (an identity number, a card number) lose their middle.
std::string mask_numbers(std::string_view text);

}  // namespace xt::imports
