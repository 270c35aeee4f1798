#include "store.h"

#include <boost/json.hpp>

#include "access/guard.h"
#include "base/rational.h"
#include "people/people.h"
#include "rules/machine.h"

#include "declarations_queries.gen.h"

namespace xt::declarations {
namespace {

Date day(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

std::int64_t days(Date day) {
  return day.days();
}

db::Args row_of(const Declaration& d) {
  const Content& c = d.content;
  return {{"teacher_id", d.teacher},
          {"id", d.id},
          {"version", d.version},
          {"state", d.state},
          {"done_level", d.done_level},
          {"next_level", d.next_level},
          {"chain", d.chain},
          {"kind", c.kind},
          {"title", c.title},
          {"provider", c.provider},
          {"role", c.role},
          {"mode", c.mode},
          {"level", c.level},
          {"category", c.category},
          {"from_day", days(c.from)},
          {"on_day", days(c.on)},
          {"hours_x100", c.hours_x100},
          {"vouch", c.vouch},
          {"words", c.words},
          {"org_key", d.org_key},
          {"changed_ms", d.changed_ms},
          {"submitted_ms", d.submitted_ms},
          {"due_day", days(d.due)},
          {"post_ms", d.post_ms},
          {"recognised_ms", d.recognised_ms},
          {"batch", d.batch},
          {"final_hours_x100", d.final_hours_x100},
          {"final_credits_x100", d.final_credits_x100},
          {"rule", d.rule},
          {"explanation", d.explanation},
          {"entry_id", d.entry},
          {"hold_id", d.hold},
          {"trouble", d.trouble},
          {"trouble_detail", d.trouble_detail},
          {"seen_ms", d.seen_ms},
          {"same", rules::same(c)}};
}

Status keep_step(db::Session& session, const Doer& doer, const Declaration& before, const Declaration& after,
                 const Deed& deed) {
  XT_CHECK_OK(
      session.exec(sql::insert_step, {{"teacher", after.teacher},
                                      {"id", after.id},
                                      {"version", after.version},
                                      {"at_ms", after.changed_ms},
                                      {"deed", std::string(deed.deed)},
                                      {"actor_id", doer.actor.account_id},
                                      {"actor_name", doer.caller.name},
                                      {"level", deed.level},
                                      {"from_state", before.state},
                                      {"to_state", after.state},
                                      {"from_done", before.done_level},
                                      {"from_next", before.next_level},
                                      {"from_due", days(before.due)},
                                      {"reasons", deed.reasons},
                                      {"words", deed.words},
                                      {"content", deed.with_content ? content_json(after.content) : ""},
                                      {"batch", after.batch}}));
  access::Deed audit;
  audit.action = std::string("declarations.") + deed.deed;
  audit.object = "declaration:" + std::to_string(after.id);
  audit.org_key = after.org_key;
  const std::string was = before.id == 0 ? "" : before.state + content_json(before.content);
  const std::string is = after.state + content_json(after.content);
  audit.before = was;
  audit.after = is;
  boost::json::object detail{{"from", before.state}, {"to", after.state}, {"version", after.version}};
  if (!deed.reasons.empty()) detail["reasons"] = deed.reasons;
  if (after.entry != 0) detail["entry"] = std::to_string(after.entry);
  audit.detail = boost::json::serialize(detail);
  return access::audit(session, doer.actor, audit);
}

// The index of what stands refuses what two devices send at once.
Error in_our_words(Error error) {
  if (error.reason == "db.unique") error.reason = "declarations.same_again";
  return error;
}

}  // namespace

std::string content_json(const Content& c) {
  return boost::json::serialize(boost::json::object{{"kind", c.kind},
                                                    {"title", c.title},
                                                    {"provider", c.provider},
                                                    {"role", c.role},
                                                    {"mode", c.mode},
                                                    {"level", c.level},
                                                    {"category", c.category},
                                                    {"from", c.from.iso()},
                                                    {"on", c.on.iso()},
                                                    {"hours", format_hundredths(c.hours_x100)},
                                                    {"vouch", c.vouch},
                                                    {"words", c.words}});
}

Declaration declaration_of(const db::Row& row) {
  std::size_t n = 0;
  const auto number = [&] { return row.i64(n++); };
  const auto text = [&] { return std::string(row.text(n++)); };
  const auto date = [&] { return day(row, n++); };
  Declaration d;
  d.teacher = number();
  d.id = number();
  d.version = number();
  for (std::string* one : {&d.state, &d.done_level, &d.next_level, &d.chain}) *one = text();
  Content& c = d.content;
  for (std::string* one : {&c.kind, &c.title, &c.provider, &c.role, &c.mode, &c.level, &c.category})
    *one = text();
  c.from = date();
  c.on = date();
  c.hours_x100 = number();
  c.vouch = text();
  c.words = text();
  for (std::int64_t* one : {&d.org_key, &d.created_ms, &d.changed_ms, &d.submitted_ms}) *one = number();
  d.due = date();
  for (std::int64_t* one :
       {&d.post_ms, &d.recognised_ms, &d.batch, &d.final_hours_x100, &d.final_credits_x100})
    *one = number();
  d.rule = text();
  d.explanation = text();
  d.entry = number();
  d.hold = number();
  d.trouble = text();
  d.trouble_detail = text();
  d.seen_ms = number();
  return d;
}

Result<Declaration> change(db::Session& session, const Doer& doer, const Declaration& before,
                           Declaration after, const Deed& deed) {
  after.version = before.version + 1;
  after.changed_ms = doer.now_ms;
  after.batch = deed.batch;
  db::Args args = row_of(after);
  args.push_back({"old_version", before.version});
  const auto changed = session.exec(sql::update_declaration, args);
  if (!changed.ok()) return in_our_words(changed.error());
  if (*changed != 1) return changed_meanwhile(session, before.id);
  XT_CHECK_OK(keep_step(session, doer, before, after, deed));
  return after;
}

Result<Declaration> insert(db::Session& session, const Doer& doer, Declaration made) {
  made.version = 1;
  made.created_ms = made.changed_ms = doer.now_ms;
  db::Args args = row_of(made);
  args.push_back({"created_ms", made.created_ms});
  const auto written = session.exec(sql::insert_declaration, args);
  if (!written.ok()) return in_our_words(written.error());
  XT_CHECK_OK(keep_step(session, doer, {}, made, {"make"}));
  return made;
}

Result<Declaration> find(db::Session& session, Id id) {
  auto row = session.one(sql::find, {{"id", id}});
  if (row.ok()) return declaration_of(*row);
  if (row.error().reason == "db.no_row") return make_error(Code::not_found, "declarations.no_declaration");
  return std::move(row).error();
}

Error changed_meanwhile(db::Session& session, Id declaration) {
  return access::changed_meanwhile(
      session, {"", "declaration:" + std::to_string(declaration), "declarations.changed_meanwhile"});
}

Result<Id> person_of(db::Session& session, const access::Caller& caller) {
  if (!caller.teacher_id) return make_error(Code::forbidden, "declarations.no_person");
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{*caller.teacher_id}));
  return speaking.front();
}

Result<Declaration> own(db::Session& session, const Doer& doer, const Item& item) {
  XT_TRY(const Id person, person_of(session, doer.caller));
  XT_TRY(Declaration found, find(session, item.id));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{found.teacher}));
  if (speaking.front() != person) return make_error(Code::not_found, "declarations.no_declaration");
  if (found.version != item.version) return changed_meanwhile(session, found.id);
  return found;
}

}  // namespace xt::declarations
