#include "web/scope.h"

#include "access/may.h"
#include "http/params.h"

namespace xt::plans {

orgs::KeyRange range_of(const Plan& plan) {
  const auto key = orgs::region_key(plan.region);
  return key ? orgs::subtree(*key) : orgs::KeyRange{};
}

bool binds(const Plan& plan, const access::Caller& caller) {
  const orgs::KeyRange range = range_of(plan);
  const orgs::KeyRange mine = caller.scope();
  return range.contains(mine) || mine.contains(range);
}

Result<Opened> reading(const Shelf& shelf, const http::Request& request) {
  Opened out;
  const Date today = shelf.today();
  XT_TRY(const auto at, http::query_date(request, "at"));
  XT_TRY(const auto known, http::query_date(request, "known"));
  XT_TRY(const std::int64_t version, http::query_int(request, "version", 0, 0, 1'000'000));
  out.at = at.value_or(today);
  out.known = known.value_or(today);
  const std::string_view id = request.param("id");
  const auto editions = shelf.editions(id);
  if (editions.empty() || !binds(editions.back()->plan, access::caller_of(request))) {
    return make_error(Code::not_found, "plans.unknown_plan", std::string(id));
  }
  out.latest = editions.back();
  out.edition = &Shelf::in_force(editions, out.at, out.known);
  if (version == 0) return out;
  for (const Edition* one : editions) {
    if (one->plan.version == version) {
      out.edition = one;
      return out;
    }
  }
  return make_error(Code::not_found, "plans.unknown_version", std::string(id));
}

Result<Asked> asked(db::Session& session, const Shelf& shelf, const http::Request& request) {
  const access::Caller& caller = access::caller_of(request);
  Asked out;
  XT_TRY(const Opened read, reading(shelf, request));
  out.plan = &read.edition->plan;
  out.at = read.at;
  out.known = read.known;
  XT_TRY(const std::string under, http::query_text(request, "under", 32));
  const orgs::KeyRange range = range_of(*out.plan);
  if (under.empty()) {
    const bool whole = caller.covers(range.lo, range.hi);
    XT_TRY(out.under, orgs::find(session, whole ? range.lo : caller.key_lo));
    return out;
  }
  XT_TRY(out.under, orgs::find(session, under));
  XT_CHECK_OK(access::within(caller, out.under.key, out.under.key_hi));
  if (!range.contains(out.under.subtree())) {
    return make_error(Code::invalid, "plans.outside_region", under + " is not inside " + out.plan->region);
  }
  return out;
}

}  // namespace xt::plans
