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

Status note_read(db::Database& database, const Actor& actor, const Deed& deed) {
  constexpr std::int64_t kOnceInMs = 15 * 60 * 1000;
  const db::Args args{{"account_id", actor.account_id},
                      {"action", deed.action},
                      {"object", deed.object},
                      {"since", now_ms() - kOnceInMs}};
  XT_TRY(const bool known, database.read([&](db::Session& session) -> Result<bool> {
    XT_TRY(const db::OwnedRow row, session.one(sql::read_lately, args));
    return row.i64(0) == 1;
  }));
  if (known) return {};
  return database.write([&](db::Session& session) { return audit(session, actor, deed); });
}

}  // namespace xt::access
