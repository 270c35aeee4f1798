// The handlers behind overview/http.h.
#pragma once

#include "db/db.h"
#include "http/message.h"
#include "overview/http.h"
#include "plans/desk.h"

#include "region_page.h"

namespace xt::overview {

// What a handler works with.
struct House {
  db::Database& database;
  plans::Desk desk;
  std::shared_ptr<Pages> pages;
  Visited visited{};  // may be empty
};

Result<http::Response> get_teacher_standing(const House& house, const http::Request& request);
Result<http::Response> get_overview(const House& house, const http::Request& request);
Result<http::Response> get_months(const House& house, const http::Request& request);
Result<http::Response> get_schools(const House& house, const http::Request& request);
Result<http::Response> get_school(const House& house, const http::Request& request);
Result<http::Response> get_school_teachers(const House& house, const http::Request& request);
Result<http::Response> get_school_funds(const House& house, const http::Request& request);
Result<http::Response> get_school_sessions(const House& house, const http::Request& request);

}  // namespace xt::overview
