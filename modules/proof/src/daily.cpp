#include "proof/daily.h"

#include "proof/log.h"

#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

constexpr std::int64_t kAfterMidnight_ms = 10 * 60'000;

}  // namespace

Status schedule_root(db::Session& session, std::int64_t now_ms) {
  const Date today = shanghai_date(now_ms);
  XT_TRY(const std::int64_t claimed, session.exec(sql::claim_day, {{"day", std::int64_t{today.days()} + 1}}));
  if (claimed == 0) return {};
  XT_TRY([[maybe_unused]] const Id job,
         jobs::enqueue(session, kRootJob, "{}", 0, now_ms, end_of_day_ms(today) + kAfterMidnight_ms));
  return {};
}

jobs::Handler root_handler(db::Database& database, const auth::Keyring& keyring) {
  return [&database, &keyring](jobs::Work&) -> Result<std::string> {
    XT_CHECK_OK(database.write([](db::Session& s) { return schedule_root(s, now_ms()); }));
    XT_TRY(const auto root, extend(database, keyring, now_ms()));
    if (!root) return std::string("{}");
    return "{\"size\":" + std::to_string(root->size) + ",\"root\":\"" + root->root + "\"}";
  };
}

}  // namespace xt::proof
