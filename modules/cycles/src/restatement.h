// What changed since a close, as a workbook: how each person stood, what came after and why, how they stand
// with it.
#pragma once

#include <string>

#include "cycles/closes.h"

namespace xt::cycles {

// Cut to `seen`. sheets.too_many_rows.
Result<std::string> restatement_sheet(db::Session& session, const rules::Book& book, const Close& close,
                                      const orgs::KeyRange& seen, bool english);

}  // namespace xt::cycles
