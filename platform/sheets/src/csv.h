// One csv file as a row source: RFC 4180, with what people's programs really write (tabs, semicolons,
// "sep=;", lone CR, quotes in the middle of a cell).
#pragma once

#include <memory>

#include "sheets/sheets.h"

#include "bytes.h"

namespace xt::sheets {

Result<std::unique_ptr<RowSource>> open_csv(std::unique_ptr<Bytes> bytes, const Options& options);

// The separator of the records in `text` (UTF-8, may end inside a record): , or tab or ;
char guess_separator(std::string_view text);

}  // namespace xt::sheets
