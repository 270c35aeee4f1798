#include "intake/platforms.h"

#include "base/text.h"
#include "orgs/orgs.h"

#include "intake_queries.gen.h"
#include "platform_row.h"

namespace xt::intake {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestProvider = 100;
constexpr std::size_t kLongestReason = 200;

Platform platform_of_row(const db::Row& row) {
  Platform p;
  p.id = row.i64(0);
  p.name = row.text(1);
  p.provider = row.text(2);
  p.scope = {row.i64(3), row.i64(4)};
  p.state = row.text(5);
  p.reason = row.text(6);
  p.created_ms = row.i64(7);
  p.created_by = row.text(8);
  p.kind = row.text(9);
  p.provider_key = row.i64(10);
  return p;
}

PlatformLine line_of_row(const db::Row& row) {
  PlatformLine line;
  line.platform = platform_of_row(row);
  line.org_name = row.text(11);
  line.batches = row.i64(12);
  line.counts = {row.i64(13), row.i64(14), row.i64(15), row.i64(16), row.i64(17), row.i64(18)};
  line.last_ms = row.i64(19);
  line.tokens = row.i64(20);
  line.org_code = row.text(21);
  return line;
}

Error wrong(const char* field, const char* detail) {
  return Error{Code::invalid, "intake.bad_platform", {{field, "intake.bad_platform", detail}}, {}};
}

Status audit(db::Session& session, const access::Actor& actor, const Platform& p, const char* action,
             const std::string& after) {
  return access::audit(session, actor,
                       {action, "platform:" + std::to_string(p.id), p.scope.lo, p.state, after, {}});
}

Result<Platform> own(db::Session& session, const access::Caller& caller, Id id) {
  XT_TRY(PlatformLine line, find_platform(session, caller.scope(), id));
  return std::move(line.platform);
}

}  // namespace

Result<Platform> register_platform(db::Session& session, const access::Caller& caller,
                                   const access::Actor& actor, const NewPlatform& wanted) {
  Platform p;
  p.name = tidy(wanted.name);
  p.provider = tidy(wanted.provider);
  if (length_utf8(p.name) < 2 || length_utf8(p.name) > kLongestName)
    return wrong("name", "平台名称为 2 至 60 字");
  if (length_utf8(p.provider) > kLongestProvider) return wrong("provider", "承训单位最多 100 字");
  p.scope = caller.scope();
  if (!wanted.org.empty()) {
    XT_TRY(const orgs::Org org, orgs::find(session, wanted.org));
    XT_CHECK_OK(access::within(caller, org.key, org.key_hi));
    p.scope = org.subtree();
  }
  p.id = next_id();
  p.state = "works";
  p.created_ms = now_ms();
  p.created_by = caller.name;
  XT_CHECK_OK(insert_platform(session, actor, p));
  return p;
}

Status insert_platform(db::Session& session, const access::Actor& actor, const Platform& p) {
  const auto made = session.exec(sql::insert_platform, {{"id", p.id},
                                                        {"name", p.name},
                                                        {"provider", p.provider},
                                                        {"org_key", p.scope.lo},
                                                        {"key_hi", p.scope.hi},
                                                        {"now", p.created_ms},
                                                        {"by", p.created_by},
                                                        {"kind", p.kind},
                                                        {"provider_key", p.provider_key}});
  if (!made.ok()) {
    if (made.error().reason == "db.unique") return make_error(Code::conflict, "intake.platform_exists");
    return made.error();
  }
  return audit(session, actor, p, "intake.register_platform", p.name);
}

Result<Platform> find_platform_by_id(db::Session& session, Id id) {
  XT_TRY(const auto rows, session.all(sql::find_platform, {{"id", id}}));
  if (rows.empty()) return make_error(Code::not_found, "intake.no_platform");
  return platform_of_row(rows.front());
}

Result<access::MadeToken> make_platform_token(db::Session& session, const access::Caller& caller,
                                              const access::Actor& actor, Id platform, std::int64_t days) {
  XT_TRY(const Platform p, own(session, caller, platform));
  if (p.state != "works") return make_error(Code::conflict, "intake.platform_stopped");
  XT_TRY(const orgs::Org org, orgs::find(session, p.scope.lo));
  std::string name = p.name;
  name.resize(offset_utf8(name, 50));
  XT_TRY(
      const access::MadeToken made,
      access::make_token(session, caller, actor, {name, {"achievements.write"}, org.code, days}, now_ms()));
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(
             sql::insert_token,
             {{"token", made.id}, {"platform", p.id}, {"now", now_ms()}, {"expires", made.expires_ms}}));
  return made;
}

Status set_state(db::Session& session, const access::Caller& caller, const access::Actor& actor, Id platform,
                 bool works, const std::string& reason) {
  XT_TRY(const Platform p, own(session, caller, platform));
  const std::string why = tidy(reason);
  if (length_utf8(why) < 2 || length_utf8(why) > kLongestReason) {
    return Error{Code::invalid,
                 "intake.reason_required",
                 {{"reason", "intake.reason_required", "请写明原因，2 至 200 字"}},
                 {}};
  }
  const std::string state = works ? "works" : "stopped";
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::set_platform_state,
                      {{"id", p.id}, {"state", state}, {"reason", works ? std::string() : why}}));
  return audit(session, actor, p, works ? "intake.start_platform" : "intake.stop_platform", why);
}

Result<PlatformLine> find_platform(db::Session& session, const orgs::KeyRange& scope, Id id) {
  XT_TRY(const auto rows, session.all(sql::list_platforms, {{"lo", scope.lo},
                                                            {"hi", scope.hi},
                                                            {"after", std::int64_t{0}},
                                                            {"only", id},
                                                            {"now", now_ms()},
                                                            {"limit", std::int64_t{1}}}));
  if (rows.empty()) return make_error(Code::not_found, "intake.no_platform");
  return line_of_row(rows.front());
}

Result<PlatformPage> platforms(db::Session& session, const orgs::KeyRange& scope, Id after, int limit) {
  PlatformPage page;
  XT_TRY(const auto total, session.one(sql::count_platforms, {{"lo", scope.lo}, {"hi", scope.hi}}));
  page.total = total.i64(0);
  XT_CHECK_OK(session.each(sql::list_platforms,
                           {{"lo", scope.lo},
                            {"hi", scope.hi},
                            {"after", after},
                            {"only", std::int64_t{0}},
                            {"now", now_ms()},
                            {"limit", std::int64_t{limit}}},
                           [&](const db::Row& row) {
                             page.platforms.push_back(line_of_row(row));
                             return true;
                           }));
  return page;
}

Result<Platform> platform_of(db::Session& session, const access::Caller& caller) {
  if (caller.standing.token_id == 0) return make_error(Code::forbidden, "intake.token_required");
  XT_TRY(const auto rows, session.all(sql::platform_of_token, {{"token", caller.standing.token_id}}));
  if (rows.empty()) return make_error(Code::forbidden, "intake.no_platform_token");
  Platform p = platform_of_row(rows.front());
  if (p.state != "works") return make_error(Code::forbidden, "intake.platform_stopped");
  return p;
}

}  // namespace xt::intake
