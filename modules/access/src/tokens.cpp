#include "access/tokens.h"

#include <algorithm>

#include "access/audit.h"
#include "access/may.h"
#include "access/under.h"
#include "auth/token.h"
#include "base/text.h"
#include "orgs/orgs.h"

#include "access_queries.gen.h"
#include "sessions.h"

namespace xt::access {
namespace {

constexpr std::size_t kMaxName = 50;

Error wrong(std::string name, std::string reason, std::string detail) {
  return Error{
      Code::invalid, "access.bad_token_wish", {{std::move(name), std::move(reason), std::move(detail)}}, {}};
}

Result<std::string> listed(const Caller& caller, const std::vector<std::string>& permissions) {
  const auto mine = token_permissions(caller.role);
  std::string out;
  for (const std::string& permission : permissions) {
    if (std::find(mine.begin(), mine.end(), permission) == mine.end()) {
      return wrong("permissions", "not_yours", "不能授予自己没有的权限");
    }
    out += (out.empty() ? "" : " ") + permission;
  }
  if (out.empty()) return wrong("permissions", "required", "请至少选择一项权限");
  return out;
}

}  // namespace

std::vector<std::string_view> token_permissions(Role role) {
  std::vector<std::string_view> out = permissions_of(role);
  std::erase_if(out,
                [](std::string_view name) { return name == "access.accounts" || name == "access.tokens"; });
  return out;
}

Result<MadeToken> make_token(db::Session& session, const Caller& caller, const Actor& actor,
                             const NewToken& wanted, std::int64_t now) {
  const std::string name = tidy(wanted.name);
  if (name.empty() || length_utf8(name) > kMaxName)
    return wrong("name", "required", "请写明用途，最多 50 字");
  if (wanted.days < 1 || wanted.days > kTokenMostDays) {
    return wrong("days", "out_of_range", "有效期为 1 至 366 天");
  }
  XT_TRY(const std::string permissions, listed(caller, wanted.permissions));
  XT_TRY(const orgs::KeyRange scope, keys_under(session, caller, wanted.org));
  XT_TRY(const db::OwnedRow working,
         session.one(sql::count_tokens, {{"account_id", caller.account_id}, {"now", now}}));
  if (working.i64(0) >= kTokensKept) return make_error(Code::conflict, "access.too_many_tokens");
  MadeToken made{next_id(), std::string(kTokenPrefix) + auth::random_token(), now + wanted.days * kDayMs};
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::put_token, {{"id", made.id},
                                       {"token_hash", auth::token_hash(made.token)},
                                       {"account_id", caller.account_id},
                                       {"post_id", caller.standing.post_id},
                                       {"name", name},
                                       {"permissions", permissions},
                                       {"org_key", scope.lo},
                                       {"key_hi", scope.hi},
                                       {"now", now},
                                       {"expires_ms", made.expires_ms}}));
  XT_CHECK_OK(
      audit(session, actor,
            {"access.make_token", "token:" + std::to_string(made.id), scope.lo, {}, permissions, {}}));
  return made;
}

Status revoke_token(db::Session& session, const Caller& caller, const Actor& actor, Id id) {
  XT_TRY(const auto rows, session.exec(sql::revoke_token, {{"account_id", caller.account_id}, {"id", id}}));
  if (rows == 0) return make_error(Code::not_found, "access.no_token");
  return audit(session, actor,
               {"access.revoke_token", "token:" + std::to_string(id), caller.key_lo, "works", "revoked", {}});
}

Result<std::vector<TokenLine>> tokens(db::Session& session, const Caller& caller) {
  std::vector<TokenLine> out;
  XT_CHECK_OK(session.each(sql::tokens_of, {{"account_id", caller.account_id}}, [&](const db::Row& row) {
    TokenLine line;
    line.id = row.i64(0);
    line.name = row.text(1);
    for (const std::string_view name : split(row.text(2), ' ')) line.permissions.emplace_back(name);
    line.created_ms = row.i64(3);
    line.expires_ms = row.i64(4);
    line.used_ms = row.i64(5);
    line.revoked = row.i64(6) == 1;
    line.scope = {std::string(row.text(7)), std::string(row.text(8)), std::string(row.text(9))};
    out.push_back(std::move(line));
    return true;
  }));
  return out;
}

Result<Caller> Sessions::authenticate_token(std::string_view token) const {
  const auto bad = [] { return make_error(Code::unauthorized, "access.bad_token"); };
  constexpr std::size_t token_length = 46;
  if (token.size() != token_length || !token.starts_with(kTokenPrefix)) return bad();
  const std::int64_t now = clock_();
  std::int64_t used = 0;
  auto caller = database_.read([&](db::Session& session) -> Result<Caller> {
    auto row = session.one(sql::token, {{"token_hash", auth::token_hash(token)},
                                        {"now", now},
                                        {"day", std::int64_t{shanghai_date(now).days()}}});
    if (!row.ok()) return row.error().code == Code::not_found ? bad() : std::move(row).error();
    if (row->i64(11) == 1 && !demo_) return bad();
    Caller found;
    found.account_id = row->i64(0);
    found.login = row->text(1);
    found.name = row->text(2);
    found.role = parse_role(row->text(3)).value_or(Role::teacher);
    found.key_lo = row->i64(4);
    found.key_hi = row->i64(5);
    if (!row->null(6)) found.teacher_id = row->i64(6);
    found.standing.post_id = row->i64(7);
    found.standing.token_id = row->i64(8);
    found.standing.only.emplace();
    for (const std::string_view name : split(row->text(9), ' ')) found.standing.only->emplace_back(name);
    used = row->i64(10);
    return found;
  });
  constexpr std::int64_t minute_ms = 60'000;
  if (caller.ok() && now - used >= minute_ms) {
    note_use([&](db::Session& session) {
      return session.exec(sql::touch_token, {{"id", caller->standing.token_id}, {"now", now}});
    });
  }
  return caller;
}

}  // namespace xt::access
