#include "place.h"

#include "access/may.h"
#include "access/under.h"
#include "http/params.h"

namespace xt::overview {

Result<orgs::Org> school_of(db::Session& session, const http::Request& request) {
  XT_TRY(const orgs::Org school, orgs::find(session, request.param("code")));
  XT_CHECK_OK(access::within(access::caller_of(request), school.key, school.key_hi));
  if (school.level != orgs::Level::school) return make_error(Code::not_found, "orgs.unknown", school.code);
  return school;
}

Result<orgs::Org> region_of(db::Session& session, const http::Request& request) {
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  return access::org_under(session, access::caller_of(request), under);
}

Result<Format> format_of(const http::Request& request) {
  Format out;
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (!format.empty() && format != "json" && format != "xlsx")
    return http::bad_parameter("format", "unknown", "json xlsx");
  out.workbook = format == "xlsx";
  out.english = request.query_value("lang") == "en";
  return out;
}

}  // namespace xt::overview
