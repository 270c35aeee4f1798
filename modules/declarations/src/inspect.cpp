// What an inspection found, and what a reversal takes back.
#include "declarations/inspect.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"
#include "credits/credits.h"
#include "db/list.h"
#include "people/people.h"

#include "declarations_queries.gen.h"
#include "store.h"

namespace xt::declarations {
namespace {

constexpr std::size_t kLongestFinding = 400;
constexpr int kMostRows = 100'000;

Drawn drawn_of(const db::Row& row) {
  Drawn d;
  d.draw = row.i64(0);
  d.declaration = row.i64(1);
  d.place = static_cast<int>(row.i64(2));
  d.version = row.i64(3);
  d.finding = row.text(4);
  d.words = row.text(5);
  d.by = row.text(6);
  d.found_ms = row.i64(7);
  d.reversal = row.i64(8);
  return d;
}

Status check(const Finding& f) {
  const auto bad = [](const char* name, const char* what) -> Status {
    return Error{Code::invalid, "declarations.bad_finding", {{name, what, ""}}, {}};
  };
  if (f.finding != "upheld" && f.finding != "doubtful" && f.finding != "reversed")
    return bad("finding", "unknown");
  if (length_utf8(f.words) > kLongestFinding) return bad("words", "too_long");
  if (f.finding != "upheld" && length_utf8(f.words) < 2) return bad("words", "required");
  return {};
}

// Takes the hours back where they are this declaration's own. Answers the reversal; 0: they came from another
// source and stand.
Result<Id> take_back(db::Session& session, const Doer& doer, const Declaration& d, const std::string& words) {
  XT_TRY(const credits::PostedActivity posted, credits::activity(session, d.teacher, d.entry));
  if (posted.origin != "declaration:" + std::to_string(d.id)) return Id{0};
  return credits::reverse(session, posted.chain, d.entry, {doer.actor.account_id, "抽查：" + words});
}

Result<Id> reverse_declaration(db::Session& session, const Doer& doer, const Declaration& before,
                               const std::string& words) {
  if (before.state != "recognised") return make_error(Code::conflict, "declarations.finding_final");
  XT_TRY(const Id reversal, take_back(session, doer, before, words));
  Declaration after = before;
  after.state = "reversed";
  XT_CHECK_OK(change(session, doer, before, std::move(after),
                     {"reverse", std::string(level_of(doer.caller.role)),
                      reversal == 0 ? "hours_stand" : "hours_back", words}));
  return reversal;
}

Status audit(db::Session& session, const Doer& doer, const Declaration& d, const Drawn& before,
             const Finding& f) {
  access::Deed deed;
  deed.action = "declarations.find_out";
  deed.object = "declaration:" + std::to_string(d.id);
  deed.org_key = d.org_key;
  deed.before = before.finding + before.words;
  deed.after = f.finding + f.words;
  deed.detail = boost::json::serialize(boost::json::object{{"draw", std::to_string(before.draw)},
                                                           {"from", before.finding},
                                                           {"to", f.finding},
                                                           {"words", f.words}});
  return access::audit(session, doer.actor, deed);
}

}  // namespace

Result<DrawnList> drawn(db::Session& session, Id draw, const DrawnFilter& filter) {
  const auto limit = static_cast<std::size_t>(std::clamp(filter.limit, 1, kMostRows));
  std::string finding = filter.finding.empty() ? "*" : filter.finding;
  if (finding == "open") finding.clear();
  const db::Args common{{"draw", draw}, {"finding", finding}, {"lo", filter.lo}, {"hi", filter.hi}};
  db::Args page = common;
  page.push_back({"after", std::int64_t{filter.after}});
  db::Args rows = page;
  rows.push_back({"limit", static_cast<std::int64_t>(limit) + 1});
  DrawnList out;
  XT_CHECK_OK(session.each(sql::drawn, rows, [&](const db::Row& row) {
    out.rows.push_back(drawn_of(row));
    return true;
  }));
  if (out.rows.size() > limit) {
    out.rows.pop_back();
    out.next = out.rows.back().place;
  }
  page.push_back({"last", std::int64_t{out.rows.empty() ? 0 : out.rows.back().place}});
  XT_CHECK_OK(session.each(sql::drawn_declarations, page, [&](const db::Row& row) {
    out.declarations.push_back(declaration_of(row));
    return true;
  }));
  XT_TRY(const auto total, session.one(sql::drawn_size, common));
  out.total = total.i64(0);
  return out;
}

Result<Drawn> find_drawn(db::Session& session, Id draw, Id declaration) {
  XT_TRY(const auto rows, session.all(sql::drawn_one, {{"draw", draw}, {"id", declaration}}));
  if (rows.empty()) return make_error(Code::not_found, "declarations.not_drawn");
  return drawn_of(rows.front());
}

Result<std::vector<DrawnSchool>> drawn_schools(db::Session& session, Id draw) {
  std::vector<DrawnSchool> out;
  XT_CHECK_OK(session.each(sql::drawn_schools, {{"draw", draw}}, [&](const db::Row& row) {
    out.push_back({row.i64(0), row.i64(1), row.i64(2)});
    return true;
  }));
  return out;
}

Result<std::map<Id, std::string>> not_theirs(db::Session& session, const Doer& doer,
                                             const std::vector<Declaration>& all) {
  std::map<Id, std::string> out;
  if (all.empty()) return out;
  if (doer.actor.account_id != 0) {
    XT_CHECK_OK(session.each(
        sql::verified_of, {{"ids", db::list_of(all, &Declaration::id)}, {"account", doer.actor.account_id}},
        [&](const db::Row& row) {
          out[row.i64(0)] = "declarations.inspect_verified";
          return true;
        }));
  }
  if (!doer.caller.teacher_id) return out;
  std::vector<Id> asked{*doer.caller.teacher_id};
  for (const Declaration& one : all) asked.push_back(one.teacher);
  XT_TRY(const auto speaking, people::speaking_ids(session, asked));
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (speaking[i + 1] == speaking[0]) out[all[i].id] = "declarations.inspect_own";
  }
  return out;
}

Result<Counted> counted(db::Session& session, const Declaration& d) {
  if (d.state != "recognised") return Counted::gone;
  XT_TRY(const credits::PostedActivity posted, credits::activity(session, d.teacher, d.entry));
  if (posted.origin != "declaration:" + std::to_string(d.id)) return Counted::elsewhere;
  return posted.reversed ? Counted::gone : Counted::here;
}

Result<Drawn> find_out(db::Session& session, const Doer& doer, const Drawn& row, const Finding& f) {
  XT_CHECK_OK(check(f));
  if (row.version != f.version) return changed_meanwhile(session, row.declaration);
  if (row.finding == "reversed") return make_error(Code::conflict, "declarations.finding_final");
  XT_TRY(const Declaration d, find(session, row.declaration));
  XT_TRY(const auto why_not, not_theirs(session, doer, {d}));
  if (!why_not.empty()) return make_error(Code::forbidden, why_not.begin()->second);
  Id reversal = 0;
  if (f.finding == "reversed") {
    XT_TRY(reversal, reverse_declaration(session, doer, d, f.words));
  }
  db::Args args{{"draw", row.draw},       {"id", row.declaration},          {"words", f.words},
                {"by", doer.caller.name}, {"by_id", doer.actor.account_id}, {"now", doer.now_ms},
                {"reversal", reversal}};
  if (f.finding == "reversed") XT_CHECK_OK(session.exec(sql::find_out_elsewhere, args));
  args.push_back({"finding", f.finding});
  args.push_back({"version", row.version});
  XT_TRY(const std::int64_t changed, session.exec(sql::find_out, args));
  if (changed != 1) return changed_meanwhile(session, row.declaration);
  XT_CHECK_OK(audit(session, doer, d, row, f));
  return find_drawn(session, row.draw, row.declaration);
}

}  // namespace xt::declarations
