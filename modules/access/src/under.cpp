#include "access/under.h"

#include "access/may.h"

namespace xt::access {

Result<orgs::Org> org_under(db::Session& session, const Caller& caller, std::string_view code) {
  if (code.empty()) return orgs::find(session, caller.key_lo);
  XT_TRY(orgs::Org org, orgs::find(session, code));
  XT_CHECK_OK(within(caller, org.key, org.key_hi));
  return org;
}

Result<orgs::KeyRange> keys_under(db::Session& session, const Caller& caller, std::string_view code) {
  if (code.empty()) return caller.scope();
  XT_TRY(const orgs::Org org, org_under(session, caller, code));
  return org.subtree();
}

}  // namespace xt::access
