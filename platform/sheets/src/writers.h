#pragma once

#include <memory>
#include <string>

#include "sheets/writer.h"

namespace xt::sheets {

Result<std::unique_ptr<SheetWriter>> create_csv(const std::string& path, const WriteOptions& options);
Result<std::unique_ptr<SheetWriter>> create_xlsx(const std::string& path, const WriteOptions& options);
void remove_incomplete(const std::string& path);
Error cannot_write(const std::string& path);

}  // namespace xt::sheets
