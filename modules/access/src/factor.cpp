#include "factor.h"

#include "auth/token.h"
#include "auth/totp.h"

#include "access_queries.gen.h"

namespace xt::access {
namespace {

constexpr int kRecoveryCodes = 10;
constexpr std::size_t kHalf = 5;  // characters on each side of the dash

// What people type from paper: no matter how it is spaced, and o for 0 does not occur (base32 has neither 0
// nor 1).
std::string bare(std::string_view code) {
  std::string out;
  for (const char c : code) {
    if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// Bound to the account: equal codes of two people do not look alike.
std::string recovery_hash(Id account, std::string_view bare_code) {
  return auth::token_hash(std::to_string(account) + "|" + std::string(bare_code));
}

}  // namespace

Result<std::optional<Factor>> factor_of(db::Session& session, const auth::Keyring& keyring, Id account) {
  auto row = session.one(sql::factor, {{"account_id", account}});
  if (!row.ok()) {
    if (row.error().code == Code::not_found) return std::optional<Factor>();
    return std::move(row).error();
  }
  Factor factor;
  XT_TRY(factor.secret, keyring.decrypt(row->text(0)));
  factor.confirmed = row->i64(1) == 1;
  factor.last_step = row->i64(2);
  factor.created_ms = row->i64(3);
  return std::optional(std::move(factor));
}

Result<bool> spend_code(db::Session& session, const auth::Keyring& keyring, Id account, std::string_view code,
                        std::int64_t now) {
  XT_TRY(const auto factor, factor_of(session, keyring, account));
  if (!factor || !factor->confirmed) return false;
  if (const auto step = auth::totp_match(factor->secret, code, now / 1000, factor->last_step)) {
    XT_TRY(const auto used, session.exec(sql::use_step, {{"account_id", account}, {"step", *step}}));
    return used == 1;
  }
  const std::string typed = bare(code);
  if (typed.size() != 2 * kHalf) return false;
  XT_TRY(const auto gone, session.exec(sql::use_recovery, {{"account_id", account},
                                                           {"code_hash", recovery_hash(account, typed)}}));
  return gone == 1;
}

Result<std::vector<std::string>> new_recovery_codes(db::Session& session, Id account) {
  XT_TRY([[maybe_unused]] const auto gone, session.exec(sql::drop_recovery, {{"account_id", account}}));
  std::vector<std::string> codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    const std::string letters = auth::base32(auth::random_totp_secret()).substr(0, 2 * kHalf);
    XT_TRY([[maybe_unused]] const auto put,
           session.exec(sql::put_recovery,
                        {{"account_id", account}, {"code_hash", recovery_hash(account, letters)}}));
    codes.push_back(letters.substr(0, kHalf) + "-" + letters.substr(kHalf));
  }
  return codes;
}

}  // namespace xt::access
