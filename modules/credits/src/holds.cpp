#include "credits/holds.h"

#include <algorithm>

#include "people/people.h"
#include "rules/holds.h"
#include "rules/match.h"

#include "credits_queries.gen.h"
#include "decision.h"
#include "entry_row.h"
#include "hold_json.h"
#include "known.h"
#include "reversal.h"
#include "sources.h"
#include "store.h"

namespace xt::credits {
namespace {

Result<HoldLine> line_of(const db::Row& row, NewEntry* whole = nullptr) {
  XT_TRY(NewEntry entry, parse_hold_json(row.text(4)));
  HoldLine line;
  line.hold = {row.i64(0),
               row.i64(1),
               std::string(row.text(2)),
               std::string(row.text(3)),
               entry.programme,
               std::string(row.text(5)),
               entry.earned_from,
               entry.earned_on,
               entry.hours_x100,
               row.i64(6),
               row.i64(7)};
  // Of before every reason was kept by itself: the one that leads, with all the words.
  if (row.text(12).empty()) {
    line.reasons = {{line.hold.reason, line.hold.detail}};
  } else {
    XT_TRY(line.reasons, parse_whys(row.text(12)));
  }
  line.teacher_name = row.text(8);
  line.org_name = row.text(9);
  line.decided_ms = row.i64(10);
  line.decided_note = row.text(11);
  if (whole != nullptr) *whole = std::move(entry);
  return line;
}

std::optional<std::int64_t> minute(const db::Row& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional(row.i64(column));
}

Result<db::OwnedRow> hold_row(db::Session& session, Id teacher, Id id) {
  XT_TRY(auto rows, session.all(sql::one_hold, {{"teacher", teacher}, {"id", id}}));
  if (rows.empty()) return make_error(Code::not_found, "credits.no_hold");
  return std::move(rows.front());
}

Activity beside_of(const Entry& e, std::optional<std::int64_t> start, std::optional<std::int64_t> end) {
  return {e.earned_from, e.earned_on, start,      end,      e.programme,
          e.id,          e.teacher,   e.provider, e.origin, e.hours_x100};
}

// What a merge would take back: the same programme on overlapping days, or what may be the same achievement.
bool collides(const Activity& held, const Activity& other) {
  if (overlap(held, other)) return true;
  return two_sources(held.origin, other.origin) &&
         compare(told_of(held), told_of(other)).what != Likeness::different;
}

// The person's entries that touch the days of the held row, or resemble it.
Result<std::vector<Beside>> entries_beside(db::Session& session, const NewEntry& held) {
  XT_TRY(const auto records, records_of(session, held.teacher));
  std::vector<Beside> out;
  for (const Id record : records) {
    XT_CHECK_OK(session.each(sql::entries_beside,
                             {{"teacher", record},
                              {"first", std::int64_t{held.earned_from.days() - kNearDays}},
                              {"last", std::int64_t{held.earned_on.days() + kNearDays}}},
                             [&](const db::Row& row) {
                               Beside b{entry_of_row(row), false, !row.null(23)};
                               const Activity theirs = beside_of(b.entry, minute(row, 24), minute(row, 25));
                               b.collides = !b.reversed && collides(activity_of(held), theirs);
                               const bool days =
                                   theirs.on >= held.earned_from && theirs.from <= held.earned_on;
                               if (!days && !b.collides) return true;
                               out.push_back(std::move(b));
                               return true;
                             }));
  }
  return out;
}

}  // namespace

Result<HoldPage> holds(db::Session& session, const HoldFilter& filter) {
  const std::string text = filter.text.empty() ? "" : "%" + filter.text + "%";
  db::Args args = {{"state", filter.state},
                   {"lo", filter.lo},
                   {"hi", filter.hi},
                   {"reason", filter.reason},
                   {"text", text}};
  HoldPage page;
  XT_TRY(const auto total, session.one(sql::count_holds, args));
  page.total = total.i64(0);
  XT_CHECK_OK(session.each(sql::holds_by_reason,
                           {{"state", filter.state}, {"lo", filter.lo}, {"hi", filter.hi}},
                           [&](const db::Row& row) {
                             page.by_reason[std::string(row.text(0))] = row.i64(1);
                             return true;
                           }));
  args.push_back({"after", filter.after});
  args.push_back({"limit", std::int64_t{filter.limit}});
  Status read;
  XT_CHECK_OK(session.each(sql::list_holds, args, [&](const db::Row& row) {
    auto line = line_of(row);
    if (!line.ok()) {
      read = std::move(line).error();
      return false;
    }
    page.holds.push_back(*std::move(line));
    return true;
  }));
  if (!read.ok()) return std::move(read).error();
  return page;
}

Result<HoldLine> hold(db::Session& session, Id teacher, Id id) {
  XT_TRY(const auto row, hold_row(session, teacher, id));
  return line_of(row);
}

Result<Evidence> evidence(db::Session& session, Id teacher, Id id) {
  XT_TRY(const auto row, hold_row(session, teacher, id));
  Evidence out;
  XT_TRY(out.line, line_of(row, &out.entry));
  XT_TRY(out.beside, entries_beside(session, out.entry));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{out.entry.teacher}));
  XT_TRY(const auto jobs, people::employments(session, speaking));
  for (const auto& job : jobs) {
    XT_TRY(const auto names, session.all(sql::org_name, {{"key", job.org_key}}));
    out.employments.push_back({job.period, names.empty() ? "" : std::string(names.front().text(0))});
  }
  return out;
}

Result<Id> merge_hold(db::Session& session, Id teacher, Id id, const Decision& decision,
                      const Recount& recount) {
  XT_CHECK_OK(check(decision));
  XT_TRY(const Evidence found, evidence(session, teacher, id));
  if (found.line.hold.state != "open") {
    return make_error(Code::conflict, "credits.already_decided", found.line.hold.state);
  }
  bool any = false;
  for (const Beside& beside : found.beside) {
    if (!beside.collides) continue;
    any = true;
    // What stood beside it stands beside the merged one afterwards; nobody is to decide it anew.
    XT_CHECK_OK(move_sources(session, {beside.entry.teacher, beside.entry.id}, {teacher, -id}));
    XT_TRY([[maybe_unused]] const Id reversal,
           reverse(session, beside.entry.teacher, beside.entry.id, decision));
  }
  if (!any) return make_error(Code::conflict, "credits.nothing_to_merge");
  XT_TRY(const Id entry, release_as(session, teacher, id, decision, {"merged", recount}));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{teacher}));
  XT_CHECK_OK(move_sources(session, {teacher, -id}, {speaking.front(), entry}));
  return entry;
}

Result<Id> same_hold(db::Session& session, Id teacher, Id id, const Decision& decision) {
  XT_CHECK_OK(check(decision));
  XT_TRY(const Evidence found, evidence(session, teacher, id));
  const auto counted = std::find_if(found.beside.begin(), found.beside.end(),
                                    [](const Beside& beside) { return beside.collides; });
  if (counted == found.beside.end()) return make_error(Code::conflict, "credits.nothing_to_merge");
  XT_CHECK_OK(decide_as(session, teacher, id, decision, "same"));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{teacher}));
  OtherSource source{found.entry, counted->entry.teacher, counted->entry.id, id};
  source.told.teacher = speaking.front();
  XT_CHECK_OK(save_sources(session, {source}));
  return source.entry;
}

Status reopen_hold(db::Session& session, Id teacher, Id id, const Decision& decision) {
  XT_CHECK_OK(check(decision));
  XT_TRY(const auto row, hold_row(session, teacher, id));
  NewEntry entry;
  XT_TRY(const HoldLine line, line_of(row, &entry));
  const std::string& state = line.hold.state;
  if (state == "open") return make_error(Code::conflict, "credits.not_decided");
  if (state == "merged") return make_error(Code::conflict, "credits.merge_stays");
  if (now_ms() - line.decided_ms > kReopenMs) return make_error(Code::conflict, "credits.too_late");
  if (state == "released") {
    XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{entry.teacher}));
    XT_CHECK_OK(take_back_release(session, speaking.front(), entry.key, id, decision));
  }
  if (state == "same") {
    XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{entry.teacher}));
    XT_TRY([[maybe_unused]] const auto gone,
           session.exec(sql::drop_source, {{"teacher", speaking.front()}, {"key", entry.key}}));
  }
  XT_TRY(const std::int64_t changed,
         session.exec(sql::reopen_hold, {{"teacher", teacher}, {"id", id}, {"state", state}}));
  if (changed != 1) return make_error(Code::conflict, "credits.not_decided");
  return {};
}

}  // namespace xt::credits
