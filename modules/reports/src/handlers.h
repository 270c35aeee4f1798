// The handlers behind reports/http.h and what they share.
#pragma once

#include <string>

#include "http/message.h"
#include "orgs/orgs.h"
#include "reports/http.h"

namespace xt::reports {

inline Date today_of(const Desk& desk) {
  return desk.today.value_or(shanghai_date(now_ms()));
}
// Query `under`, else the caller's own node. access.outside_scope.
Result<orgs::Org> region_of(db::Session& session, const http::Request& request);

Result<http::Response> get_form(const Desk& desk, const http::Request& request);
Result<http::Response> get_cell(const Desk& desk, const http::Request& request);
Result<http::Response> get_national(const Desk& desk, const http::Request& request);

}  // namespace xt::reports
