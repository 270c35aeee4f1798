// Platforms, receipts and rows as the API answers them.
#pragma once

#include <boost/json.hpp>

#include "intake/batches.h"
#include "intake/platforms.h"

namespace xt::intake {

boost::json::object platform_json(const PlatformLine& line);
boost::json::object receipt_json(const BatchLine& batch);
// For the platform: its own id and what became of it.
boost::json::object row_json(const RowLine& row);
// For people who look after it: also whom and what it is about.
boost::json::object told_row_json(const RowLine& row);

}  // namespace xt::intake
