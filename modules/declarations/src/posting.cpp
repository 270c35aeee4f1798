#include "posting.h"

#include "base/digest.h"
#include "rules/kinds.h"
#include "rules/machine.h"

#include "declarations_queries.gen.h"
#include "lines.h"
#include "store.h"

namespace xt::declarations {
namespace {

constexpr std::string_view kOrigin = "declaration:";

std::string lines_json(const std::vector<Line>& lines) {
  return boost::json::serialize(to_json(lines));
}

// What the ledger answers as a refusal and a person can mend is the declaration's trouble, not an error.
bool is_trouble(const Error& error) {
  return error.reason.starts_with("credits.") || error.reason.starts_with("rules.");
}

Doer the_job(std::int64_t now_ms) {
  Doer out;
  out.caller.name = "";
  out.actor.label = "job:declarations";
  out.now_ms = now_ms;
  out.today = shanghai_date(now_ms);
  return out;
}

void recognised(Declaration& d, Id entry, std::int64_t now_ms) {
  d.state = "recognised";
  d.entry = entry;
  d.recognised_ms = now_ms;
  d.post_ms = d.hold = 0;
  d.due = Date();
  d.trouble.clear();
  d.trouble_detail.clear();
}

// Another source told of it before: that entry counts, this declaration stands beside it.
void counted_already(Declaration& d) {
  d.final_hours_x100 = d.final_credits_x100 = 0;
  d.explanation = lines_json({{"这项活动已由另一来源记入学时，不重复计",
                               "Another source told of this before: it counts once", "", 0, 0}});
}

Status in_trouble(db::Session& session, const Doer& doer, const Declaration& before, Declaration after,
                  std::string trouble, std::string detail) {
  after.trouble = std::move(trouble);
  after.trouble_detail = std::move(detail);
  const char* deed = after.hold != 0 ? "hold" : "trouble";
  XT_CHECK_OK(change(session, doer, before, after, {deed, "", after.trouble, after.trouble_detail}));
  return {};
}

Result<bool> post_one(db::Session& session, const Converter& converter, const Doer& doer, Id id) {
  XT_TRY(const Declaration before, find(session, id));
  // It was undone, or another process posted it.
  if (before.state != "verified" || before.post_ms == 0 || !before.trouble.empty() ||
      before.post_ms > doer.now_ms)
    return false;
  Declaration after = before;
  const auto converted = converter(session, before);
  if (!converted.ok()) {
    if (!is_trouble(converted.error())) return converted.error();
    XT_CHECK_OK(in_trouble(session, doer, before, after, converted.error().reason, converted.error().note));
    return false;
  }
  after.final_hours_x100 = converted->hours_x100;
  after.final_credits_x100 = converted->credits_x100;
  after.rule = converted->rule;
  after.explanation = lines_json(converted->lines);
  std::vector<credits::Outcome> outcomes;
  std::optional<Error> refused;
  const std::vector<credits::NewEntry> entries{entry_of(before, *converted)};
  const Status tried = session.attempt([&]() -> Status {
    XT_TRY(outcomes, credits::post(session, entries));
    return {};
  });
  if (!tried.ok()) {
    if (!is_trouble(tried.error())) return tried.error();
    const std::string detail =
        tried.error().fields.empty() ? tried.error().note : tried.error().fields[0].detail;
    XT_CHECK_OK(in_trouble(session, doer, before, after, tried.error().reason, detail));
    return false;
  }
  const credits::Outcome& outcome = outcomes.front();
  if (outcome.what == credits::Posted::held) {
    after.hold = outcome.id;
    XT_CHECK_OK(in_trouble(session, doer, before, after, outcome.reason, outcome.detail));
    return false;
  }
  if (outcome.what == credits::Posted::same) counted_already(after);
  recognised(after, outcome.id, doer.now_ms);
  XT_CHECK_OK(change(session, doer, before, after, {"post", "", "", after.rule}));
  return true;
}

// The hold of a declaration was decided in the ledger's own queue.
Result<bool> follow(db::Session& session, const Doer& doer, Id id) {
  XT_TRY(const Declaration before, find(session, id));
  if (before.state != "verified" || before.hold == 0) return false;
  // As it was held, or as its release counted it: what the rule would say today is another matter.
  Converted held;
  held.hours_x100 = before.final_hours_x100;
  held.credits_x100 = before.final_credits_x100;
  held.rule = before.rule;
  const std::vector<credits::NewEntry> entries{entry_of(before, held)};
  XT_TRY(const auto outcomes, credits::post(session, entries, {.dry_run = true}));
  const credits::Outcome& outcome = outcomes.front();
  if (outcome.what == credits::Posted::held) return false;
  Declaration after = before;
  const bool beside = outcome.what == credits::Posted::same;
  if (beside) counted_already(after);
  if (beside || (outcome.what == credits::Posted::unchanged && outcome.reason.empty())) {
    recognised(after, outcome.id, doer.now_ms);
    XT_CHECK_OK(change(session, doer, before, after, {"post", "", "", after.rule}));
    return true;
  }
  if (outcome.reason != "dropped") return false;
  after.state = "rejected";
  after.post_ms = after.hold = 0;
  after.trouble.clear();
  XT_CHECK_OK(change(session, doer, before, after, {"reject", "", "duplicate", before.trouble_detail}));
  return true;
}

Result<std::vector<Id>> ids(db::Database& database, const db::Query& query, std::int64_t now_ms, int most) {
  return database.read([&](db::Session& session) -> Result<std::vector<Id>> {
    std::vector<Id> out;
    db::Args args{{"limit", std::int64_t{most}}};
    if (&query == &sql::due_posts) args.push_back({"now", now_ms});
    XT_CHECK_OK(session.each(query, args, [&](const db::Row& row) {
      out.push_back(row.i64(1));
      return true;
    }));
    return out;
  });
}

}  // namespace

credits::NewEntry entry_of(const Declaration& d, const Converted& converted) {
  const Content c = rules::filled(d.content);
  credits::NewEntry e;
  e.teacher = d.teacher;
  e.earned_from = c.from;
  e.earned_on = c.on;
  e.both_days_given = true;
  e.hours_x100 = converted.hours_x100;
  e.credits_x100 = converted.credits_x100;
  e.mode = c.mode;
  e.level = c.level;
  e.category = c.category;
  e.role = c.role;
  e.programme = c.title;
  const rules::Kind* kind = rules::kind(c.kind);
  e.programme_kind = kind == nullptr ? "" : std::string(kind->programme_kind);
  e.provider = c.provider;
  e.kind = converted.entry;
  e.rule = converted.rule;
  e.origin = std::string(kOrigin) + std::to_string(d.id);
  e.key = sha256_hex(e.origin);
  return e;
}

Result<Preview> preview(db::Session& session, const Declaration& declaration, const Converter& converter) {
  Preview out;
  const auto converted = converter(session, declaration);
  if (!converted.ok()) {
    if (!is_trouble(converted.error())) return converted.error();
    out.trouble = converted.error().reason;
    return out;
  }
  out.hours_x100 = converted->hours_x100;
  out.credits_x100 = converted->credits_x100;
  out.rule = converted->rule;
  out.lines = converted->lines;
  out.chain = converted->chain;
  out.claim_until = converted->claim_until;
  const std::vector<credits::NewEntry> entries{entry_of(declaration, *converted)};
  const auto outcomes = credits::post(session, entries, {.dry_run = true});
  if (!outcomes.ok()) {
    if (!is_trouble(outcomes.error())) return outcomes.error();
    out.trouble = outcomes.error().reason;
    if (!outcomes.error().fields.empty()) out.detail = outcomes.error().fields[0].detail;
  } else if (outcomes->front().what == credits::Posted::same) {
    out.trouble = "same";
  } else if (outcomes->front().what == credits::Posted::held) {
    out.trouble = outcomes->front().reason;
    // What the ledger would do with an entry of a closed year is no promise: nobody may declare it.
    if (out.trouble != "closed") out.detail = outcomes->front().detail;
  }
  return out;
}

Result<std::int64_t> settle(db::Database& database, const Converter& converter, std::int64_t now_ms,
                            int most) {
  XT_TRY(const auto due, ids(database, sql::due_posts, now_ms, most));
  std::int64_t posted = 0;
  for (const Id id : due) {
    XT_TRY(const bool one, database.write([&](db::Session& session) {
      return post_one(session, converter, the_job(now_ms), id);
    }));
    posted += one ? 1 : 0;
  }
  return posted;
}

Status recount_held(db::Session& session, const Converter& converter, credits::NewEntry& entry,
                    std::int64_t now_ms) {
  const auto id =
      entry.origin.starts_with(kOrigin) ? parse_id(entry.origin.substr(kOrigin.size())) : std::nullopt;
  if (!id) return {};
  XT_TRY(const Declaration before, find(session, *id));
  XT_TRY(const Converted now, converter(session, before));
  entry.hours_x100 = now.hours_x100;
  entry.credits_x100 = now.credits_x100;
  entry.kind = now.entry;
  entry.rule = now.rule;
  Declaration after = before;
  after.final_hours_x100 = now.hours_x100;
  after.final_credits_x100 = now.credits_x100;
  after.rule = now.rule;
  after.explanation = lines_json(now.lines);
  if (after.explanation == before.explanation && after.rule == before.rule) return {};
  XT_CHECK_OK(change(session, the_job(now_ms), before, after, {"recount", "", "", after.rule}));
  return {};
}

Result<std::int64_t> follow_holds(db::Database& database, std::int64_t now_ms) {
  constexpr int kMost = 1'000;
  XT_TRY(const auto held, ids(database, sql::held, now_ms, kMost));
  std::int64_t decided = 0;
  for (const Id id : held) {
    XT_TRY(const bool one,
           database.write([&](db::Session& session) { return follow(session, the_job(now_ms), id); }));
    decided += one ? 1 : 0;
  }
  return decided;
}

}  // namespace xt::declarations
