#include <vector>

#include "base/rational.h"
#include "credits/credits.h"
#include "people/people.h"
#include "rules/holds.h"

#include "credits_queries.gen.h"
#include "decision.h"
#include "hold_json.h"
#include "known.h"
#include "store.h"

namespace xt::credits {
namespace {

Result<NewEntry> open_hold(db::Session& session, Id teacher, Id hold) {
  auto row = session.one(sql::find_hold, {{"teacher", teacher}, {"id", hold}});
  if (!row) {
    if (row.error().reason == "db.no_row") return make_error(Code::not_found, "credits.no_hold");
    return std::move(row).error();
  }
  if (row->text(1) != "open")
    return make_error(Code::conflict, "credits.already_decided", std::string(row->text(1)));
  return parse_hold_json(row->text(0));
}

// Two people who decide at once: the row changes for one of them only.
Status decide(db::Session& session, Id teacher, Id hold, const Decision& decision, const char* state) {
  XT_TRY(const std::int64_t changed, session.exec(sql::decide_hold, {{"teacher", teacher},
                                                                     {"id", hold},
                                                                     {"state", std::string(state)},
                                                                     {"now", now_ms()},
                                                                     {"actor", decision.actor},
                                                                     {"note", decision.reason}}));
  if (changed != 1) return make_error(Code::conflict, "credits.already_decided");
  return {};
}

// With the chain locked: who releases another hold of the person at the same time comes before or after.
// Answers what the ledger is to say of a change; empty without one.
Result<std::string> recounted(db::Session& session, NewEntry& entry, const Recount& recount) {
  if (!recount) return std::string();
  NewEntry now = entry;
  XT_CHECK_OK(recount(session, now));
  const bool same = now.hours_x100 == entry.hours_x100 && now.credits_x100 == entry.credits_x100;
  std::string said;
  if (!same)
    said = "（入账时重新折算：" + format_hundredths(entry.hours_x100) + "学时" +
           format_hundredths(entry.credits_x100) + "学分 → " + format_hundredths(now.hours_x100) + "学时" +
           format_hundredths(now.credits_x100) + "学分）";
  entry.hours_x100 = now.hours_x100;
  entry.credits_x100 = now.credits_x100;
  entry.kind = now.kind;
  entry.rule = now.rule;
  return said;
}

}  // namespace

Result<Id> release_as(db::Session& session, Id teacher, Id hold, const Decision& decision,
                      const Release& release) {
  XT_CHECK_OK(check(decision));
  XT_TRY(NewEntry entry, open_hold(session, teacher, hold));
  XT_CHECK_OK(decide(session, teacher, hold, decision, release.state));
  // Between import and decision the record may have been merged into another.
  XT_TRY(const std::vector<Id> speaking, people::speaking_ids(session, std::vector<Id>{entry.teacher}));
  entry.teacher = speaking.front();
  Ledger ledger(session);
  XT_CHECK_OK(ledger.lock(speaking));
  XT_TRY(const std::string changed, recounted(session, entry, release.recount));
  XT_TRY(const auto jobs, people::employments(session, speaking));
  Stored row = stored(entry, org_on(jobs, entry.earned_on));
  if (closed_on(ledger.closed(), row.org_key, entry.earned_on) != nullptr) row.kind = "adjustment";
  row.posted_ms = now_ms();
  row.note = decision.reason + changed;
  XT_TRY(row.key, free_key(session, entry.teacher, row.key));
  const Id id = ledger.append(std::move(row));
  XT_CHECK_OK(ledger.save());
  return id;
}

Result<Id> release_hold(db::Session& session, Id teacher, Id hold, const Decision& decision,
                        const Recount& recount) {
  return release_as(session, teacher, hold, decision, {"released", recount});
}

Status decide_as(db::Session& session, Id teacher, Id hold, const Decision& decision, const char* state) {
  XT_CHECK_OK(check(decision));
  XT_TRY([[maybe_unused]] const NewEntry entry, open_hold(session, teacher, hold));
  return decide(session, teacher, hold, decision, state);
}

Status drop_hold(db::Session& session, Id teacher, Id hold, const Decision& decision) {
  return decide_as(session, teacher, hold, decision, "dropped");
}

}  // namespace xt::credits
