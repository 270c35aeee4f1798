// Which organisation a request is about, cut to the caller's subtree.
#pragma once

#include <string>

#include "access/caller.h"
#include "http/message.h"
#include "orgs/orgs.h"

namespace xt::overview {

// Path parameter `code`: a school inside the subtree. orgs.unknown where there is none or the code means
// something else; access.outside_scope.
Result<orgs::Org> school_of(db::Session& session, const http::Request& request);
// Query `under`, else the caller's own node. access.outside_scope.
Result<orgs::Org> region_of(db::Session& session, const http::Request& request);

struct Format {
  bool workbook = false;
  bool english = false;
};
// Query `format` (json, xlsx) and `lang`.
Result<Format> format_of(const http::Request& request);

}  // namespace xt::overview
