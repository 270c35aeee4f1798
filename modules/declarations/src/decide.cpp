// What verifiers do: verify, send back, reject; many at once; and taking it back for a while.
#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "declarations/verify.h"
#include "people/people.h"
#include "rules/kinds.h"
#include "rules/machine.h"

#include "deadlines.h"
#include "declarations_queries.gen.h"
#include "store.h"

namespace xt::declarations {
namespace {

constexpr std::size_t kLongestWords = 500;

Status check(Verdict verdict, const Words& words) {
  const auto bad = [](const char* name, const char* what) -> Status {
    return Error{Code::invalid, "declarations.bad_words", {{name, what, ""}}, {}};
  };
  if (length_utf8(words.words) > kLongestWords) return bad("words", "too_long");
  if (words.reasons.size() > kMostReasons) return bad("reasons", "too_many");
  if (!std::all_of(words.reasons.begin(), words.reasons.end(), rules::is_reason))
    return bad("reasons", "unknown");
  const bool said = length_utf8(words.words) >= 2;
  const bool only_other = words.reasons.size() == 1 && words.reasons.front() == "other";
  if (verdict != Verdict::verify && !said && (words.reasons.empty() || only_other))
    return bad("words", "required");
  return {};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& one : parts) out += (out.empty() ? "" : ",") + one;
  return out;
}

Result<Declaration> waiting_for(db::Session& session, const Doer& doer, const Item& item) {
  XT_TRY(Declaration found, find(session, item.id));
  if (found.state == "draft" || !doer.caller.covers(found.org_key))
    return make_error(Code::not_found, "declarations.no_declaration");
  if (found.version != item.version) return changed_meanwhile(session, found.id);
  if (found.next_level.empty()) return make_error(Code::conflict, "declarations.not_waiting", found.state);
  if (!rules::may_act(doer.caller.role, found.next_level, found.due, doer.today))
    return make_error(Code::forbidden, "declarations.not_your_turn", found.next_level);
  if (!doer.caller.teacher_id) return found;
  XT_TRY(const auto speaking,
         people::speaking_ids(session, std::vector<Id>{found.teacher, *doer.caller.teacher_id}));
  if (speaking[0] == speaking[1]) return make_error(Code::forbidden, "declarations.own");
  return found;
}

struct Act {
  Verdict verdict;
  Words words;
  Id batch;
  std::int64_t until_ms;
};

Status decide_one(db::Session& session, const Doer& doer, const Item& item, const Act& act) {
  XT_TRY(const Declaration before, waiting_for(session, doer, item));
  Declaration after = before;
  const std::string level(level_of(doer.caller.role));
  Deed deed{"verify", level, joined(act.words.reasons), act.words.words, false, act.batch};
  if (act.verdict == Verdict::verify) {
    after.state = "verified";
    after.done_level = level;
    after.next_level = rules::next_in(before.chain, level);
    after.due = Date();
    if (!after.next_level.empty()) {
      XT_TRY(after.due, due_of_next(session, after, doer.today));
    }
    after.post_ms = after.next_level.empty() ? act.until_ms : 0;
  } else {
    const bool back = act.verdict == Verdict::send_back;
    deed.deed = back ? "send_back" : "reject";
    after.state = back ? "sent_back" : "rejected";
    after.next_level.clear();
    after.due = back ? doer.today + kDaysToMend : Date();
  }
  XT_CHECK_OK(change(session, doer, before, std::move(after), deed));
  return {};
}

Status undo_one(db::Session& session, const Doer& doer, const Declaration& now) {
  XT_TRY(const auto step, session.one(sql::step_of_version,
                                      {{"teacher", now.teacher}, {"id", now.id}, {"version", now.version}}));
  Declaration after = now;
  after.state = step.text(0);
  after.done_level = step.text(1);
  after.next_level = step.text(2);
  after.due = Date(static_cast<std::int32_t>(step.i64(3)));
  after.post_ms = 0;
  XT_CHECK_OK(
      change(session, doer, now, std::move(after), {"undo", std::string(level_of(doer.caller.role))}));
  return {};
}

// One that is refused leaves the others as they are.
Status each_on_its_own(db::Session& session, Done& out, Id id, const std::function<Status()>& f) {
  const Status done = session.attempt(f);
  if (done.ok()) {
    out.done.push_back(id);
    return {};
  }
  const Error& error = done.error();
  if (error.code == Code::internal || error.code == Code::unavailable) return error;
  out.refused.push_back({id, error.reason});
  return {};
}

}  // namespace

std::string_view level_of(access::Role role) {
  switch (role) {
    case access::Role::school_admin:
      return "school";
    case access::Role::county_admin:
      return "county";
    case access::Role::city_admin:
      return "city";
    case access::Role::province_admin:
      return "province";
    default:
      return {};
  }
}

Result<Done> decide(db::Session& session, const Doer& doer, Verdict verdict, const std::vector<Item>& items,
                    const Words& words, std::int64_t window_ms) {
  XT_CHECK_OK(check(verdict, words));
  if (items.empty() || items.size() > kMostItems)
    return Error{Code::invalid, "declarations.bad_words", {{"items", "out_of_range", "1–200"}}, {}};
  Done out;
  out.batch = next_id();
  out.until_ms = doer.now_ms + window_ms;
  const Act act{verdict, words, out.batch, out.until_ms};
  for (const Item& item : items) {
    XT_CHECK_OK(each_on_its_own(session, out, item.id, [&] { return decide_one(session, doer, item, act); }));
  }
  if (!out.done.empty()) XT_CHECK_OK(keep_settling(session, out.until_ms, doer.now_ms));
  return out;
}

Result<Done> undo(db::Session& session, const Doer& doer, Id batch) {
  Done out;
  out.batch = batch;
  std::vector<Declaration> all;
  XT_CHECK_OK(session.each(sql::of_batch, {{"batch", batch}}, [&](const db::Row& row) {
    all.push_back(declaration_of(row));
    return true;
  }));
  auto head = session.one(sql::batch_head, {{"batch", batch}});
  const bool mine = batch != 0 && head.ok() && head->i64(0) == doer.actor.account_id;
  if (!mine) return make_error(Code::not_found, "declarations.no_batch");
  const bool late = std::any_of(all.begin(), all.end(), [&](const Declaration& one) {
    return one.post_ms != 0 && one.post_ms <= doer.now_ms;
  });
  if (late || all.empty() || doer.now_ms - head->i64(1) > kUndoWindow_ms)
    return make_error(Code::conflict, "declarations.too_late");
  for (const Declaration& one : all) {
    XT_CHECK_OK(each_on_its_own(session, out, one.id, [&] { return undo_one(session, doer, one); }));
  }
  return out;
}

}  // namespace xt::declarations
