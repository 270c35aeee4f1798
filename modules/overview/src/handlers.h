// The handlers behind overview/http.h.
#pragma once

#include "db/db.h"
#include "http/message.h"
#include "plans/desk.h"

namespace xt::overview {

// What a handler works with.
struct House {
  db::Database& database;
  plans::Desk desk;
};

Result<http::Response> get_teacher_standing(const House& house, const http::Request& request);

}  // namespace xt::overview
