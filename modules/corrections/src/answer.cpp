#include <boost/json.hpp>

#include "base/digest.h"
#include "credits/credits.h"
#include "people/people.h"
#include "rules/request.h"

#include "corrections_queries.gen.h"
#include "store.h"

namespace xt::corrections {
namespace {

Result<Request> answerable(db::Session& session, const access::Caller& caller, const Key& request) {
  XT_TRY(const Request found, find(session, request));
  if (!caller.covers(found.org_key)) return make_error(Code::not_found, "corrections.no_request");
  if (found.state != "open") return make_error(Code::conflict, "corrections.already_answered", found.state);
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{found.teacher}));
  if (caller.teacher_id && *caller.teacher_id == speaking.front())
    return make_error(Code::forbidden, "corrections.own_request");
  return found;
}

Status decide(db::Session& session, const access::Caller& caller, const Request& request,
              const Answer& given) {
  XT_TRY(const std::int64_t changed,
         session.exec(sql::decide, {{"teacher", request.teacher},
                                    {"id", request.id},
                                    {"state", std::string(given.accept ? "accepted" : "declined")},
                                    {"now", now_ms()},
                                    {"actor", caller.account_id},
                                    {"name", caller.name},
                                    {"action", given.accept ? given.action : std::string()},
                                    {"reply", given.reply},
                                    {"link", given.link}}));
  if (changed != 1) return make_error(Code::conflict, "corrections.already_answered");
  return {};
}

// The entry as it should have been.
Result<credits::NewEntry> corrected(const credits::PostedActivity& was, const Answer& given,
                                    const Request& request, const access::Caller& caller) {
  credits::NewEntry out = was.entry;
  if (given.hours_x100) out.hours_x100 = *given.hours_x100;
  if (out.hours_x100 > was.entry.hours_x100 && caller.role == access::Role::school_admin)
    return make_error(Code::forbidden, "corrections.needs_county");
  const auto credits = rules::scaled_credits(was.entry.credits_x100, was.entry.hours_x100, out.hours_x100);
  if (!credits) return make_error(Code::invalid, "corrections.bad_answer", "credits out of range");
  out.credits_x100 = *credits;
  if (given.earned_on) out.earned_on = *given.earned_on;
  out.earned_from = given.earned_from ? *given.earned_from : std::min(out.earned_from, out.earned_on);
  if (out.earned_on < out.earned_from) {
    return Error{Code::invalid, "corrections.bad_answer", {{"earned_on", "before_first", ""}}, {}};
  }
  out.both_days_given = true;
  out.start_minute = out.end_minute = std::nullopt;
  out.origin = "correction:" + std::to_string(request.id);
  out.key = sha256_hex(out.origin);
  return out;
}

// The rules of posting hold for a corrected entry as for any other: what they would hold back is refused.
Result<Id> post(db::Session& session, const credits::NewEntry& entry) {
  XT_TRY(const auto outcomes, credits::post(session, std::vector<credits::NewEntry>{entry}));
  const credits::Outcome& outcome = outcomes.front();
  if (outcome.what == credits::Posted::posted) return outcome.id;
  return Error{
      Code::conflict, "corrections.replacement_held", {{"hours", outcome.reason, outcome.detail}}, {}};
}

Status mend(db::Session& session, const access::Caller& caller, const Request& request, const Answer& given) {
  const auto entry = parse_id(request.object);
  if (!entry) return make_error(Code::internal, "corrections.bad_object", request.object);
  XT_TRY(const credits::PostedActivity was, credits::activity(session, request.teacher, *entry));
  XT_TRY(const Id reversal,
         credits::reverse(session, was.chain, *entry, {caller.account_id, "更正：" + given.reply}));
  db::Value replacement;
  if (given.action == "replace") {
    XT_TRY(const credits::NewEntry next, corrected(was, given, request, caller));
    XT_TRY(const Id posted, post(session, next));
    replacement = posted;
  }
  XT_TRY([[maybe_unused]] const auto rows, session.exec(sql::note_entries, {{"teacher", request.teacher},
                                                                            {"id", request.id},
                                                                            {"reversal", reversal},
                                                                            {"replacement", replacement}}));
  return {};
}

Status audit(db::Session& session, const access::Actor& actor, const Request& before, const Request& after) {
  const std::string old_state = canonical(before);
  const std::string new_state = canonical(after);
  boost::json::object detail{{"about", after.about}, {"choice", after.choice}, {"action", after.action}};
  if (after.reversal) detail["reversal"] = std::to_string(*after.reversal);
  if (after.replacement) detail["replacement"] = std::to_string(*after.replacement);
  return access::audit(session, actor,
                       {after.state == "accepted" ? "corrections.accept" : "corrections.decline",
                        "correction:" + std::to_string(after.id), after.org_key, old_state, new_state,
                        boost::json::serialize(detail)});
}

}  // namespace

Result<Request> answer(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                       const Key& request, const Answer& given) {
  XT_TRY(const Request before, answerable(session, caller, request));
  XT_CHECK_OK(rules::check(given, before.about, shanghai_date(now_ms())));
  XT_CHECK_OK(decide(session, caller, before, given));
  if (given.accept && given.action != "handled") XT_CHECK_OK(mend(session, caller, before, given));
  XT_TRY(const Request after, find(session, request));
  XT_CHECK_OK(audit(session, actor, before, after));
  return after;
}

}  // namespace xt::corrections
