// /api/teachers/{id}/portfolio and the statements that leavers take along.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "files/files.h"
#include "http/router.h"
#include "portfolio/portfolio.h"

namespace xt::portfolio {

// All of it outlives the routes. `origin`: as in proof/http.h. `today`: the demonstration's day.
struct Desk {
  db::Database& database;
  const auth::Keyring& keyring;
  const files::Store& files;
  std::string origin;
  std::optional<Date> today;
  EvidenceOf evidence;
  rules::Book rules{};
};

std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

}  // namespace xt::portfolio
