// What the person does: draft, submit, take back.
#include <algorithm>

#include "base/id.h"
#include "credits/credits.h"
#include "orgs/key.h"
#include "people/people.h"
#include "rules/kinds.h"
#include "rules/machine.h"

#include "deadlines.h"
#include "declarations_queries.gen.h"
#include "posting.h"
#include "store.h"

namespace xt::declarations {
namespace {

bool editable(const Declaration& d) {
  return d.state == "draft" || d.state == "sent_back";
}

Error with_other(const char* reason, const std::string& title, Id other) {
  return Error{Code::conflict, reason, {{"title", std::to_string(other), title}}, {}};
}

Status fits_with_others(db::Session& session, const Declaration& d) {
  const Content& c = d.content;
  std::vector<rules::Load> loads;
  std::optional<Error> found;
  std::string titles;
  const std::string same = rules::same(c);
  XT_CHECK_OK(session.each(sql::others_on_days,
                           {{"teacher", d.teacher},
                            {"id", d.id},
                            {"from_day", std::int64_t{c.from.days()}},
                            {"on_day", std::int64_t{c.on.days()}}},
                           [&](const db::Row& row) {
                             if (row.text(5) == same)
                               found = with_other("declarations.same_again", std::string(row.text(1)),
                                                  row.i64(0));
                             loads.push_back({Date(static_cast<std::int32_t>(row.i64(2))),
                                              Date(static_cast<std::int32_t>(row.i64(3))), row.i64(4)});
                             titles += (titles.empty() ? "" : "、") + std::string(row.text(1));
                             return true;
                           }));
  if (found) return *found;
  if (!rules::too_many_hours({c.from, c.on, c.hours_x100}, loads)) return {};
  return Error{Code::conflict, "declarations.too_many_hours", {{"hours", "too_many_a_day", titles}}, {}};
}

// What was in time and came back may be mended after the last day, within the days that mending has.
Status in_time(db::Session& session, const Declaration& d, const Declaration& before, Date today) {
  if (before.state == "sent_back" && before.due >= today) return {};
  XT_TRY(const Bounds set, bounds(session, d.org_key, d.content.on.year()));
  if (!set.last_day || *set.last_day >= today) return {};
  return Error{Code::conflict,
               "declarations.past_deadline",
               {{"on", "past_deadline",
                 std::to_string(d.content.on.year()) + " 年的活动已于 " + set.last_day->iso() + " 截止申报"}},
               {}};
}

// What the rule and the ledger will not take however well it is shown.
Status still_open(const Preview& ledger, Date today) {
  if (ledger.trouble == "closed")
    return Error{Code::conflict, "declarations.closed", {{"on", "closed", ledger.detail}}, {}};
  if (ledger.claim_until && *ledger.claim_until < today)
    return Error{Code::conflict,
                 "declarations.past_deadline",
                 {{"on", "past_deadline", "按规则应在 " + ledger.claim_until->iso() + " 前申报"}},
                 {}};
  if (ledger.chain.empty()) return make_error(Code::invalid, "declarations.bad_content", ledger.trouble);
  return {};
}

Status evidence_shown(db::Session& session, const Declaration& d) {
  const rules::Kind* kind = rules::kind(d.content.kind);
  if (kind == nullptr || !kind->evidence) return {};
  XT_TRY(const auto files, files_of(session, d));
  if (!files.empty()) return {};
  return Error{Code::invalid, "declarations.no_evidence", {{"evidence", "required", ""}}, {}};
}

}  // namespace

Result<Declaration> make(db::Session& session, const Doer& doer, const Content& content) {
  XT_TRY(const Id person, person_of(session, doer.caller));
  XT_CHECK_OK(rules::check_draft(content));
  XT_TRY(const auto open, session.one(sql::open_count, {{"teacher", person}}));
  if (open.i64(0) >= kMostOpen) return make_error(Code::conflict, "declarations.too_many_open");
  Declaration made;
  made.teacher = person;
  made.id = next_id();
  made.state = "draft";
  made.content = content;
  XT_TRY(made.org_key, people::org_of(session, person, doer.today));
  return insert(session, doer, std::move(made));
}

Result<Declaration> save(db::Session& session, const Doer& doer, const Item& item, const Content& content) {
  XT_TRY(const Declaration before, own(session, doer, item));
  if (!editable(before)) return make_error(Code::conflict, "declarations.not_open", before.state);
  XT_CHECK_OK(rules::check_draft(content));
  Declaration after = before;
  after.content = content;
  return change(session, doer, before, std::move(after), {"save"});
}

Result<Declaration> submit(db::Session& session, const Doer& doer, const Item& item,
                           const Converter& converter) {
  XT_TRY(const Declaration before, own(session, doer, item));
  if (!editable(before)) return make_error(Code::conflict, "declarations.not_open", before.state);
  XT_CHECK_OK(rules::check_complete(before.content, doer.today));
  XT_CHECK_OK(evidence_shown(session, before));
  Declaration after = before;
  after.content = rules::filled(before.content);
  XT_CHECK_OK(fits_with_others(session, after));
  XT_TRY(after.org_key, people::org_of(session, after.teacher, after.content.on));
  XT_CHECK_OK(in_time(session, after, before, doer.today));
  XT_TRY(const Preview ledger, preview(session, after, converter));
  XT_CHECK_OK(still_open(ledger, doer.today));
  after.chain = ledger.chain;
  after.state = "submitted";
  after.done_level.clear();
  after.next_level = rules::next_in(after.chain, "");
  after.submitted_ms = doer.now_ms;
  XT_TRY(after.due, due_of_next(session, after, doer.today));
  return change(session, doer, before, std::move(after), {"submit", "", "", "", true});
}

Result<Declaration> withdraw(db::Session& session, const Doer& doer, const Item& item) {
  XT_TRY(const Declaration before, own(session, doer, item));
  const bool running = editable(before) || before.state == "submitted" || before.state == "verified";
  if (!running || before.hold != 0) return make_error(Code::conflict, "declarations.not_open", before.state);
  Declaration after = before;
  after.state = "withdrawn";
  after.next_level.clear();
  after.due = Date();
  after.post_ms = 0;
  after.trouble.clear();
  return change(session, doer, before, std::move(after), {"withdraw"});
}

Status see(db::Session& session, Id teacher, std::int64_t now_ms) {
  XT_CHECK_OK(session.exec(sql::see, {{"teacher", teacher}, {"now", now_ms}}));
  return {};
}

}  // namespace xt::declarations
