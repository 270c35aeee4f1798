#include <boost/json.hpp>

#include "people/people.h"
#include "rules/request.h"

#include "corrections_queries.gen.h"
#include "record.h"
#include "store.h"

namespace xt::corrections {
namespace {

Status audit(db::Session& session, const access::Actor& actor, const char* action, const Request& before,
             const Request& after) {
  access::Deed deed;
  deed.action = action;
  deed.object = "correction:" + std::to_string(after.id);
  deed.org_key = after.org_key;
  const std::string old_state = before.id == 0 ? std::string() : canonical(before);
  const std::string new_state = canonical(after);
  deed.before = old_state;
  deed.after = new_state;
  deed.detail = boost::json::serialize(boost::json::object{{"about", after.about}, {"choice", after.choice}});
  return access::audit(session, actor, deed);
}

Status room_for(db::Session& session, const Ask& ask) {
  XT_TRY(const auto open,
         session.one(sql::open_of_person,
                     {{"teacher", ask.teacher}, {"about", ask.about}, {"object", ask.object}}));
  if (open.i64(1) > 0) return make_error(Code::conflict, "corrections.already_open");
  if (open.i64(0) >= kMostOpen) return make_error(Code::conflict, "corrections.too_many_open");
  return {};
}

// The index of open requests refuses what two windows of one browser send at once.
Error in_our_words(Error error) {
  if (error.reason == "db.unique") error.reason = "corrections.already_open";
  return error;
}

}  // namespace

Result<Request> ask(db::Session& session, const auth::Keyring& keyring, const access::Caller& caller,
                    const access::Actor& actor, const Ask& wanted) {
  XT_CHECK_OK(rules::check(wanted));
  Ask one = wanted;
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{wanted.teacher}));
  one.teacher = speaking.front();
  if (!caller.teacher_id || *caller.teacher_id != one.teacher)
    return make_error(Code::forbidden, "corrections.not_yours");
  const std::int64_t now = one.asked_ms == 0 ? now_ms() : one.asked_ms;
  const Date today = shanghai_date(now);
  Request out;
  out.teacher = one.teacher;
  out.id = next_id();
  XT_TRY(out.org_key, people::org_of(session, one.teacher, today));
  XT_CHECK_OK(room_for(session, one));
  XT_TRY(out.record, record_of(session, keyring, one, today));
  out.about = one.about;
  out.object = one.about == "missing" ? "missing:" + std::to_string(out.id) : one.object;
  out.choice = one.choice;
  out.words = one.words;
  out.state = "open";
  out.created_ms = now;
  out.due = today + kDaysToAnswer;
  const auto written = session.exec(sql::insert_request, {{"teacher", out.teacher},
                                                          {"id", out.id},
                                                          {"about", out.about},
                                                          {"object", out.object},
                                                          {"choice", out.choice},
                                                          {"words", out.words},
                                                          {"record", out.record},
                                                          {"org_key", out.org_key},
                                                          {"now", now},
                                                          {"due", std::int64_t{out.due.days()}}});
  if (!written.ok()) return in_our_words(written.error());
  XT_CHECK_OK(audit(session, actor, "corrections.ask", {}, out));
  return out;
}

Result<Request> withdraw(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                         const Key& request) {
  XT_TRY(const Request before, find(session, request));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{before.teacher}));
  if (!caller.teacher_id || *caller.teacher_id != speaking.front())
    return make_error(Code::not_found, "corrections.no_request");
  XT_TRY(const std::int64_t changed, session.exec(sql::decide, {{"teacher", before.teacher},
                                                                {"id", request.id},
                                                                {"state", std::string("withdrawn")},
                                                                {"now", now_ms()},
                                                                {"actor", actor.account_id},
                                                                {"name", std::string()},
                                                                {"action", std::string()},
                                                                {"reply", std::string()},
                                                                {"link", std::string()}}));
  if (changed != 1) return make_error(Code::conflict, "corrections.already_answered");
  XT_TRY(const Request after, find(session, request));
  XT_CHECK_OK(audit(session, actor, "corrections.withdraw", before, after));
  return after;
}

}  // namespace xt::corrections
