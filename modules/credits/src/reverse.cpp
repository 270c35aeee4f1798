#include <vector>

#include "credits/credits.h"
#include "people/people.h"
#include "rules/holds.h"

#include "credits_queries.gen.h"
#include "decision.h"
#include "reversal.h"
#include "sources.h"
#include "store.h"

namespace xt::credits {
namespace {

// "db.no_row" in this room's words.
Error missing(Error error, const char* reason) {
  if (error.reason == "db.no_row") error.reason = reason;
  return error;
}

}  // namespace

Result<Id> reverse(db::Session& session, Id teacher, Id entry, const Decision& decision) {
  XT_CHECK_OK(check(decision));
  Ledger ledger(session);
  XT_CHECK_OK(ledger.lock(std::vector<Id>{teacher}));
  const db::Args args = {{"teacher", teacher}, {"id", entry}};
  auto found = session.one(sql::find_entry, args);
  if (!found) return missing(std::move(found).error(), "credits.no_entry");
  Stored row = stored(*found);
  if (!carries_amounts(row.kind)) return make_error(Code::conflict, "credits.not_reversible");
  XT_TRY(const auto earlier, session.all(sql::find_reversal, args));
  if (!earlier.empty())
    return make_error(Code::conflict, "credits.already_reversed", std::to_string(earlier[0].i64(0)));
  const Id id = ledger.append(
      reversal_of(std::move(row), "account:" + std::to_string(decision.actor), decision.reason));
  XT_CHECK_OK(ledger.save());
  XT_CHECK_OK(wake_sources(session, {teacher}));
  return id;
}

Status note(db::Session& session, Id teacher, std::string_view key, std::string_view text) {
  Ledger ledger(session);
  XT_CHECK_OK(ledger.lock(std::vector<Id>{teacher}));
  std::string item;
  append_item(item, teacher, key);
  XT_TRY(const auto known, session.all(sql::known_keys, {{"keys", item}}));
  if (!known.empty()) return {};
  XT_TRY(const auto jobs, people::employments(session, std::vector<Id>{teacher}));
  Stored row;
  row.teacher = teacher;
  row.kind = "note";
  row.posted_ms = now_ms();
  row.earned_from = row.earned_on = shanghai_date(row.posted_ms).days();
  row.org_key = org_on(jobs, shanghai_date(row.posted_ms));
  row.key = key;
  row.note = text;
  ledger.append(std::move(row));
  return ledger.save();
}

}  // namespace xt::credits
