#include "access/invite.h"

#include "access/audit.h"
#include "auth/token.h"
#include "base/text.h"

#include "access_queries.gen.h"
#include "account_rules.h"
#include "manage_rules.h"
#include "store.h"

namespace xt::access {
namespace {

std::string object_of(Id account) {
  return "account:" + std::to_string(account);
}

Result<Link> put_link(db::Session& session, Id account, Id by, std::string_view kind, std::int64_t now) {
  const std::int64_t lasts = kind == "invite" ? kInviteLasts_ms : kResetLasts_ms;
  Link link{account, auth::random_token(), now + lasts};
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::put_invitation, {{"account_id", account},
                                            {"token_hash", auth::token_hash(link.token)},
                                            {"kind", std::string(kind)},
                                            {"by_id", by},
                                            {"now", now},
                                            {"expires_ms", link.expires_ms}}));
  return link;
}

}  // namespace

Result<Link> invite(db::Session& session, const Caller& caller, const Actor& actor, const Invitee& invitee,
                    Date today, std::int64_t now) {
  std::vector<FieldError> faults = login_faults(invitee.login);
  for (FieldError& fault : name_faults(invitee.name)) faults.push_back(std::move(fault));
  if (!faults.empty()) return Error{Code::invalid, "access.bad_account", std::move(faults), {}};
  XT_TRY(Post post, wanted_post(session, caller, invitee.post, today));
  const AccountRow row{next_id(), normal_login(invitee.login), tidy(invitee.name), {}};
  post.id = row.id;
  XT_CHECK_OK(put_account(session, row));
  XT_CHECK_OK(put_post(session, row.id, post));
  XT_CHECK_OK(audit(session, actor,
                    {"access.invite",
                     object_of(row.id),
                     post.scope.lo,
                     {},
                     row.login + "|" + std::string(role_name(post.role)),
                     R"({"role":")" + std::string(role_name(post.role)) + "\"}"}));
  return put_link(session, row.id, caller.account_id, "invite", now);
}

Result<Link> send_link(db::Session& session, const Change& change, std::int64_t now) {
  XT_TRY(const std::vector<Post> posts, posts_of(session, change.account));
  XT_CHECK_OK(may_manage(change.caller, change.account, posts, change.today));
  XT_TRY(const db::OwnedRow row, session.one(sql::account, {{"id", change.account}}));
  if (row.i64(3) != 1) return make_error(Code::conflict, "access.account_off");
  const bool waiting = row.text(8).empty();
  auto open = session.one(sql::invitation_of, {{"account_id", change.account}});
  if (!open.ok() && open.error().code != Code::not_found) return std::move(open).error();
  const bool reset = !waiting || (open.ok() && open->text(0) == "reset");
  if (reset) {
    XT_TRY([[maybe_unused]] const auto blank,
           session.exec(
               sql::set_password,
               {{"id", change.account}, {"password", std::string()}, {"must_change", std::int64_t{0}}}));
    XT_TRY([[maybe_unused]] const auto ended,
           session.exec(sql::drop_sessions_of, {{"account_id", change.account}}));
    XT_TRY([[maybe_unused]] const auto keys,
           session.exec(sql::revoke_tokens_of, {{"account_id", change.account}}));
  }
  XT_CHECK_OK(audit(session, change.actor,
                    {reset ? "access.reset_password" : "access.resend_invitation",
                     object_of(change.account),
                     posts.front().scope.lo,
                     {},
                     {},
                     {}}));
  return put_link(session, change.account, change.caller.account_id, reset ? "reset" : "invite", now);
}

Status withdraw_link(db::Session& session, const Change& change) {
  XT_TRY(const std::vector<Post> posts, posts_of(session, change.account));
  XT_CHECK_OK(may_manage(change.caller, change.account, posts, change.today));
  XT_TRY(const auto gone, session.exec(sql::drop_invitation, {{"account_id", change.account}}));
  if (gone == 0) return make_error(Code::not_found, "access.no_invitation");
  return audit(session, change.actor,
               {"access.withdraw_invitation", object_of(change.account), posts.front().scope.lo, {}, {}, {}});
}

Result<std::optional<OpenLink>> open_link(db::Session& session, Id account) {
  auto row = session.one(sql::invitation_of, {{"account_id", account}});
  if (row.ok()) return std::optional(OpenLink{std::string(row->text(0)), row->i64(1), row->i64(2)});
  if (row.error().code == Code::not_found) return std::optional<OpenLink>();
  return std::move(row).error();
}

}  // namespace xt::access
