#include <vector>

#include "credits/credits.h"
#include "people/people.h"

#include "credits_queries.gen.h"
#include "store.h"

namespace xt::credits {
namespace {

Date day(std::int64_t days) {
  return Date(static_cast<std::int32_t>(days));
}

std::optional<int> minute(const std::optional<std::int64_t>& value) {
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

NewEntry entry_of(const Stored& row) {
  NewEntry out;
  out.teacher = row.teacher;
  out.kind = row.kind;
  out.earned_from = day(row.earned_from);
  out.earned_on = day(row.earned_on);
  out.start_minute = minute(row.start_minute);
  out.end_minute = minute(row.end_minute);
  out.hours_x100 = row.hours_x100;
  out.credits_x100 = row.credits_x100;
  out.mode = row.mode;
  out.level = row.level;
  out.category = row.category;
  out.role = row.role;
  out.programme = row.programme;
  out.programme_kind = row.programme_kind;
  out.provider = row.provider;
  out.rule = row.rule;
  return out;
}

}  // namespace

Result<PostedActivity> activity(db::Session& session, Id teacher, Id entry) {
  XT_TRY(std::vector<Id> ids, people::speaking_ids(session, std::vector<Id>{teacher}));
  XT_TRY(const auto aliases, people::aliases(session, ids));
  for (const auto& alias : aliases) ids.push_back(alias.old_id);
  XT_TRY(const auto chains, session.all(sql::chain_of_entry, {{"ids", join_ids(ids)}, {"id", entry}}));
  if (chains.empty()) return make_error(Code::not_found, "credits.no_entry");
  const db::Args args = {{"teacher", chains.front().i64(0)}, {"id", entry}};
  XT_TRY(const auto found, session.one(sql::find_entry, args));
  const Stored row = stored(found);
  if (!carries_amounts(row.kind)) {
    return make_error(Code::conflict, "credits.not_reversible");
  }
  XT_TRY(const auto reversal, session.all(sql::find_reversal, args));
  return PostedActivity{row.teacher, entry_of(row), row.origin, row.org_key, !reversal.empty()};
}

}  // namespace xt::credits
