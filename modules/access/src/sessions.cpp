#include "sessions.h"

#include <algorithm>
#include <array>

#include "access/audit.h"
#include "access/posts.h"
#include "auth/token.h"
#include "base/text.h"
#include "db/if_free.h"
#include "log/log.h"

#include "access_queries.gen.h"

namespace xt::access {
namespace {

constexpr std::int64_t kSessionsKept = 10;
constexpr std::int64_t kDevicesKept = 20;
constexpr std::size_t kMaxAgent = 200;

// A teacher's phone stays signed in; who sees other people's data does not.
struct Lifetime {
  std::int64_t idle_ms;
  std::int64_t whole_ms;
};
Lifetime lifetime_of(Role role) {
  if (role == Role::teacher) return {7 * kDayMs, 30 * kDayMs};
  return {2 * kHourMs, 12 * kHourMs};
}

Error no_session() {
  return make_error(Code::unauthorized, "access.no_session");
}

void stand(Caller& caller, const Post& post) {
  caller.role = post.role;
  caller.key_lo = post.scope.lo;
  caller.key_hi = post.scope.hi;
  caller.teacher_id = post.teacher_id;
  caller.standing.post_id = post.id;
}

Caller caller_from(const db::Row& row) {
  Caller caller;
  caller.account_id = row.i64(0);
  caller.login = row.text(1);
  caller.name = row.text(2);
  caller.role = parse_role(row.text(3)).value_or(Role::teacher);
  caller.key_lo = row.i64(4);
  caller.key_hi = row.i64(5);
  if (!row.null(6)) caller.teacher_id = row.i64(6);
  caller.standing.post_id = row.i64(7);
  caller.standing.session_id = row.i64(8);
  return caller;
}

}  // namespace

Result<Scope> scope_of(db::Session& session, std::int64_t org_key) {
  auto row = session.one(sql::scope_of, {{"org_key", org_key}});
  if (row.ok()) return Scope{std::string(row->text(0)), std::string(row->text(1)), std::string(row->text(2))};
  if (row.error().code == Code::not_found) return Scope{};
  return std::move(row).error();
}

bool Sessions::needs_factor(Role role) const {
  return std::find(need_factor_.begin(), need_factor_.end(), role) != need_factor_.end();
}

// A demonstration's account is everybody's: nobody's phone can be its second factor.
Duty Sessions::duty_of(bool must_change, Role role, bool has_factor, bool demo) const {
  if (must_change) return Duty::change_password;
  return needs_factor(role) && !has_factor && !demo ? Duty::enrol : Duty::none;
}

Result<Caller> Sessions::caller_of_account(db::Session& session, Id account) const {
  XT_TRY(const db::OwnedRow row, session.one(sql::account, {{"id", account}}));
  Caller caller;
  caller.account_id = account;
  caller.login = row.text(1);
  caller.name = row.text(2);
  const Id last = row.i64(9);
  XT_TRY(const std::vector<Post> posts, posts_of(session, account));
  const Post* chosen = nullptr;
  for (const Post& post : posts) {
    if (post.holds(today()) && (chosen == nullptr || post.id == last)) chosen = &post;
  }
  if (chosen == nullptr) return make_error(Code::forbidden, "access.no_post");
  stand(caller, *chosen);
  auto factor = session.one(sql::factor, {{"account_id", account}});
  if (!factor.ok() && factor.error().code != Code::not_found) return std::move(factor).error();
  caller.standing.duty =
      duty_of(row.i64(5) == 1, caller.role, factor.ok() && factor->i64(1) == 1, row.i64(4) == 1);
  return caller;
}

Result<SignedIn> Sessions::open(db::Session& session, Id account, const Source& source,
                                bool known_device) const {
  const std::int64_t now = clock_();
  SignedIn out;
  XT_TRY(out.caller, caller_of_account(session, account));
  const Lifetime lifetime = lifetime_of(out.caller.role);
  out.token = auth::random_token();
  out.csrf = SignIn::csrf_of(out.token);
  out.max_age_s = lifetime.whole_ms / 1000;
  if (!known_device) out.device = auth::random_token();
  const std::string device = known_device ? source.device : out.device;
  out.caller.standing.session_id = next_id();
  const Id post = out.caller.standing.post_id;
  const std::array statements{
      std::pair{sql::put_session,
                db::Args{{"token_hash", auth::token_hash(out.token)},
                         {"id", out.caller.standing.session_id},
                         {"account_id", account},
                         {"post_id", post},
                         {"now", now},
                         {"expires_ms", now + lifetime.whole_ms},
                         {"address", source.address},
                         {"agent", source.agent.substr(0, offset_utf8(source.agent, kMaxAgent))}}},
      std::pair{sql::drop_surplus_sessions, db::Args{{"account_id", account}, {"keep", kSessionsKept}}},
      std::pair{sql::drop_expired_sessions, db::Args{{"now", now}}},
      std::pair{sql::put_device,
                db::Args{{"token_hash", auth::token_hash(device)}, {"account_id", account}, {"now", now}}},
      std::pair{sql::drop_surplus_devices, db::Args{{"account_id", account}, {"keep", kDevicesKept}}},
      std::pair{sql::note_sign_in, db::Args{{"id", account}, {"now", now}, {"post_id", post}}}};
  for (const auto& [query, args] : statements) {
    XT_TRY([[maybe_unused]] const auto rows, session.exec(query, args));
  }
  XT_CHECK_OK(audit(session, {account, out.caller.login, source.request_id},
                    {"access.sign_in", "account:" + std::to_string(account), out.caller.key_lo, {}, {}, {}}));
  XT_TRY(out.scope, scope_of(session, out.caller.key_lo));
  return out;
}

Result<Caller> Sessions::authenticate(std::string_view token) const {
  constexpr std::size_t token_length = 43;
  if (token.size() != token_length) return no_session();
  const std::string hash = auth::token_hash(token);
  const std::int64_t now = clock_();
  const std::int64_t day = shanghai_date(now).days();
  std::int64_t seen = 0;
  auto caller = database_.read([&](db::Session& session) -> Result<Caller> {
    auto row = session.one(sql::session, {{"token_hash", hash}, {"day", day}});
    if (!row.ok()) return row.error().code == Code::not_found ? no_session() : std::move(row).error();
    Caller found = caller_from(*row);
    found.standing.duty = duty_of(row->i64(9) == 1, found.role, row->i64(13) == 1, row->i64(10) == 1);
    seen = row->i64(11);
    const bool alive = now < row->i64(12) && now < seen + lifetime_of(found.role).idle_ms;
    if (!alive || (row->i64(10) == 1 && !demo_)) return no_session();
    return found;
  });
  if (caller.ok() && now - seen >= kMinuteMs) {
    note_use([&](db::Session& session) {
      return session.exec(sql::touch_session, {{"token_hash", hash}, {"now", now}});
    });
  }
  return caller;
}

// Once a minute is enough to know who is idle, and keeps reading free of writing. A database that cannot be
// written (a full disk) can still be read: that it could not be noted is no reason to send somebody away. Nor
// to let them wait: while an import has the database, the next request notes it.
void Sessions::note_use(const std::function<Result<std::int64_t>(db::Session&)>& note) const {
  std::string fault;
  try {
    const auto noted = db::write_if_free(database_, note);
    if (!noted.ok() && noted.error().reason != "db.busy") fault = noted.error().note;
  } catch (const db::Lost& lost) {
    fault = lost.what();
  }
  if (!fault.empty()) log::warn("access.touch", {{"note", fault}});
}

Result<Caller> Sessions::change_post(const Caller& caller, std::string_view token, Id post,
                                     std::string_view request_id) const {
  const std::int64_t now = clock_();
  const Status done = database_.write([&](db::Session& session) -> Status {
    XT_TRY(const std::vector<Post> posts, posts_of(session, caller.account_id));
    const auto found = std::find_if(posts.begin(), posts.end(), [&](const Post& one) {
      return one.id == post && one.holds(shanghai_date(now));
    });
    if (found == posts.end()) return make_error(Code::not_found, "access.no_such_post");
    Caller changed = caller;
    stand(changed, *found);
    // A session of a teacher's length does not pass to an administrator's post.
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::choose_post, {{"token_hash", auth::token_hash(token)},
                                           {"post_id", post},
                                           {"expires_ms", now + lifetime_of(found->role).whole_ms}}));
    XT_TRY([[maybe_unused]] const auto used,
           session.exec(sql::use_post, {{"id", caller.account_id}, {"post_id", post}}));
    return audit(session, {caller.account_id, caller.login, std::string(request_id)},
                 {"access.switch_post", "account:" + std::to_string(caller.account_id), changed.key_lo,
                  std::string(role_name(caller.role)), std::string(role_name(changed.role)),
                  R"({"role":")" + std::string(role_name(changed.role)) + "\"}"});
  });
  XT_CHECK_OK(done);
  return authenticate(token);
}

Status Sessions::end(const Caller& caller, std::string_view token, std::string_view request_id) const {
  return database_.write([&](db::Session& session) -> Status {
    XT_TRY([[maybe_unused]] const auto rows,
           session.exec(sql::drop_session, {{"token_hash", auth::token_hash(token)}}));
    return audit(
        session, {caller.account_id, caller.login, std::string(request_id)},
        {"access.sign_out", "account:" + std::to_string(caller.account_id), caller.key_lo, {}, {}, {}});
  });
}

}  // namespace xt::access
