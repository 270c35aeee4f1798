// Platforms, receipts and rows as the API answers them.
#pragma once

#include <boost/json.hpp>

#include "access/may.h"
#include "intake/batches.h"
#include "intake/platforms.h"

namespace xt::intake {

// Of what can be changed of a platform.
std::string version_of(const Platform& platform);
boost::json::object counts_json(const Counts& counts);
boost::json::object platform_json(const PlatformLine& line);
boost::json::object receipt_json(const BatchLine& batch);
// For the platform: its own id and what became of it.
boost::json::object row_json(const RowLine& row);
// For people who look after it: also whom and what it is about; who may read files of teachers gets the way
// to them.
boost::json::object told_row_json(const RowLine& row, const access::Caller& caller);

}  // namespace xt::intake
