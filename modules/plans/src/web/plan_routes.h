// The handlers behind plans/http.h.
#pragma once

#include "db/db.h"
#include "http/message.h"
#include "web/answers.h"
#include "web/scope.h"

namespace xt::plans {

Result<http::Response> list_plans(db::Database& database, const Shelf& shelf, Answers& answers,
                                  const http::Request& request);
Result<http::Response> get_plan(db::Database& database, const Shelf& shelf, const http::Request& request);
Result<http::Response> get_state(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request);
Result<http::Response> get_units(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request);
Result<http::Response> get_entities(db::Database& database, const Shelf& shelf, Answers& answers,
                                    const http::Request& request);
Result<http::Response> list_versions(const Shelf& shelf, const http::Request& request);
Result<http::Response> get_difference(const Shelf& shelf, const http::Request& request);
Result<http::Response> get_explain(db::Database& database, const Shelf& shelf, const http::Request& request);

Result<http::Response> get_report(db::Database& database, const Shelf& shelf, Answers& answers,
                                  const http::Request& request);
Result<http::Response> get_changes(db::Database& database, const Shelf& shelf, Answers& answers,
                                   const http::Request& request);
Result<http::Response> get_unit_changes(db::Database& database, const Shelf& shelf, Answers& answers,
                                        const http::Request& request);
Result<http::Response> get_trend(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request);

// The last day of the month before.
Date month_end_before(Date day);

}  // namespace xt::plans
