#include "access/audit.h"

#include "base/digest.h"

#include "access_queries.gen.h"

namespace xt::access {
namespace {

std::string digest_of(std::string_view state) {
  return state.empty() ? "" : sha256_hex(state);
}

}  // namespace

Status audit(db::Session& session, const Actor& actor, const Deed& deed) {
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::put_audit, {{"id", next_id()},
                                       {"now", now_ms()},
                                       {"account_id", actor.account_id},
                                       {"actor", actor.label},
                                       {"request_id", actor.request_id},
                                       {"action", deed.action},
                                       {"object", deed.object},
                                       {"org_key", deed.org_key},
                                       {"before_digest", digest_of(deed.before)},
                                       {"after_digest", digest_of(deed.after)},
                                       {"detail", deed.detail}}));
  return {};
}

}  // namespace xt::access
