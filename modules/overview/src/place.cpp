#include "place.h"

#include "access/may.h"
#include "http/params.h"

namespace xt::overview {

Result<orgs::Org> school_of(db::Session& session, const http::Request& request) {
  XT_TRY(const orgs::Org school, orgs::find(session, request.param("code")));
  XT_CHECK_OK(access::within(access::caller_of(request), school.key, school.key_hi));
  if (school.level != orgs::Level::school) return make_error(Code::not_found, "orgs.unknown", school.code);
  return school;
}

Result<orgs::Org> region_of(db::Session& session, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  if (under.empty()) return orgs::find(session, caller.key_lo);
  XT_TRY(const orgs::Org region, orgs::find(session, under));
  XT_CHECK_OK(access::within(caller, region.key, region.key_hi));
  return region;
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
