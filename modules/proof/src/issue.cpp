#include "proof/issue.h"

#include <boost/json.hpp>

#include "proof_queries.gen.h"

namespace xt::proof {
namespace {

Status audit(db::Session& session, const access::Actor& actor, const char* action, const Certificate& one) {
  access::Deed deed;
  deed.action = action;
  deed.object = "certificate:" + std::to_string(one.id);
  deed.org_key = one.org_key;
  const std::string after = one.file_digest + one.state;
  deed.after = after;
  deed.detail = boost::json::serialize(
      boost::json::object{{"kind", one.kind}, {"hours_x100", one.hours_x100}, {"state", one.state}});
  return access::audit(session, actor, deed);
}

}  // namespace

Result<Certificate> issue(const Tools& tools, const Wanted& wanted, const By& by) {
  const Date today = shanghai_date(by.now_ms);
  XT_TRY(const Draft made, tools.database.read([&](db::Session& session) {
    return draft(session, tools.keyring, wanted, today);
  }));
  XT_TRY(const std::string bytes, paper(made, today, tools.origin));
  XT_TRY(const files::Stored stored, tools.files.put(bytes));
  return tools.database.write([&](db::Session& session) -> Result<Certificate> {
    if (by.own) {
      XT_TRY(const std::int64_t today_so_far,
             issued_since(session, made.teacher, by.actor.account_id, by.now_ms - kDayMs));
      if (today_so_far >= kMostOwnADay) return make_error(Code::conflict, "proof.too_many_today");
    }
    XT_TRY(Certificate out,
           keep(session, tools.keyring, made, {by.actor.account_id, by.now_ms, by.batch, stored.digest}));
    XT_CHECK_OK(audit(session, by.actor, "proof.issue", out));
    if (by.replaces) {
      XT_TRY(const Certificate old,
             end(session, *by.replaces, {by.actor.account_id, by.reason, by.now_ms, out.id}));
      XT_CHECK_OK(audit(session, by.actor, "proof.replace", old));
    }
    return out;
  });
}

Result<Wanted> wanted_of(db::Session& session, const Certificate& certificate) {
  Wanted out;
  out.teacher = certificate.teacher;
  out.kind = certificate.kind;
  out.from = certificate.period.from;
  out.to = certificate.period.to - 1;
  if (out.kind != "programme") return out;
  XT_TRY(const auto basis, session.one(sql::basis, {{"id", certificate.id}}));
  out.entry = basis.i64(1);
  return out;
}

}  // namespace xt::proof
