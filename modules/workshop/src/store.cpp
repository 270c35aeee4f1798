#include "store.h"

#include "access/audit.h"
#include "base/digest.h"

#include "workshop_queries.gen.h"

namespace xt::workshop {
namespace {

Draft draft_of(const db::Row& row) {
  Draft out;
  out.id = row.i64(0);
  out.region_key = row.i64(1);
  out.plan_id = row.text(2);
  out.base = static_cast<int>(row.i64(3));
  out.title = row.text(4);
  out.errors = static_cast<int>(row.i64(5));
  out.revision = static_cast<int>(row.i64(6));
  out.account_id = row.i64(7);
  out.created_by = row.text(8);
  out.created_ms = row.i64(9);
  out.changed_id = row.i64(10);
  out.changed_by = row.text(11);
  out.changed_ms = row.i64(12);
  if (!row.null(13)) out.published = static_cast<int>(row.i64(13));
  if (row.size() > 14) {
    out.texts = {std::string(row.text(14)), std::string(row.text(15)), std::string(row.text(16))};
  }
  return out;
}

std::string digest(const Texts& texts) {
  return digest_fields({texts.source, texts.toml, texts.cases});
}

std::string object_of(Id id) {
  return "draft:" + std::to_string(id);
}

// What a failed save has to say: the draft is gone, published, or somebody else's words stand in it.
Error why_not(db::Session& session, const access::Caller& caller, Id id) {
  const auto now = read_draft(session, caller, id);
  if (!now.ok()) return now.error();
  if (now->published) return make_error(Code::conflict, "workshop.already_published");
  return changed_meanwhile(*now);
}

}  // namespace

Error changed_meanwhile(const Draft& now) {
  Error out = make_error(Code::conflict, "workshop.changed_meanwhile");
  out.fields = {{"changed_by", "changed_meanwhile", now.changed_by},
                {"changed_ms", "changed_meanwhile", std::to_string(now.changed_ms)}};
  return out;
}

Result<Id> put_draft(db::Session& session, const Writer& writer, const Draft& draft) {
  const Id id = next_id();
  XT_TRY([[maybe_unused]] const auto rows,
         session.exec(sql::put_draft, {{"id", id},
                                       {"region_key", draft.region_key},
                                       {"plan_id", draft.plan_id},
                                       {"base", std::int64_t{draft.base}},
                                       {"title", draft.title},
                                       {"source", draft.texts.source},
                                       {"toml", draft.texts.toml},
                                       {"cases", draft.texts.cases},
                                       {"errors", std::int64_t{draft.errors}},
                                       {"account_id", writer.caller.account_id},
                                       {"name", writer.caller.name},
                                       {"now", now_ms()}}));
  XT_CHECK_OK(
      access::audit(session, writer.actor,
                    {"workshop.begin", object_of(id), draft.region_key, "", digest(draft.texts), "{}"}));
  return id;
}

Result<Draft> read_draft(db::Session& session, const access::Caller& caller, Id id) {
  const auto row = session.one(sql::read_draft, {{"id", id}, {"lo", caller.key_lo}, {"hi", caller.key_hi}});
  if (row.ok()) return draft_of(*row);
  if (row.error().code == Code::not_found) return make_error(Code::not_found, "workshop.no_draft");
  return row.error();
}

Result<DraftPage> list_drafts(db::Session& session, const access::Caller& caller, Id before, int limit) {
  const db::Args scope{{"lo", caller.key_lo}, {"hi", caller.key_hi}};
  DraftPage out;
  XT_TRY(const auto count, session.one(sql::count_drafts, scope));
  out.total = count.i64(0);
  db::Args args = scope;
  args.push_back({"before", before});
  args.push_back({"limit", std::int64_t{limit} + 1});
  XT_TRY(const auto rows, session.all(sql::list_drafts, args));
  for (const auto& row : rows) out.drafts.push_back(draft_of(row));
  if (out.drafts.size() > static_cast<std::size_t>(limit)) {
    out.drafts.pop_back();
    out.next = out.drafts.back().id;
  }
  return out;
}

Result<int> save_draft(db::Session& session, const Writer& writer, const Draft& draft) {
  XT_TRY(const Draft before, read_draft(session, writer.caller, draft.id));
  XT_TRY(const auto rows, session.exec(sql::save_draft, {{"id", draft.id},
                                                         {"revision", std::int64_t{draft.revision}},
                                                         {"source", draft.texts.source},
                                                         {"toml", draft.texts.toml},
                                                         {"cases", draft.texts.cases},
                                                         {"title", draft.title},
                                                         {"plan_id", draft.plan_id},
                                                         {"errors", std::int64_t{draft.errors}},
                                                         {"account_id", writer.caller.account_id},
                                                         {"name", writer.caller.name},
                                                         {"now", now_ms()}}));
  if (rows == 0) return why_not(session, writer.caller, draft.id);
  XT_CHECK_OK(access::audit(session, writer.actor,
                            {"workshop.save", object_of(draft.id), draft.region_key, digest(before.texts),
                             digest(draft.texts), "{}"}));
  return draft.revision + 1;
}

Status close_draft(db::Session& session, const Draft& draft, int published) {
  XT_TRY(const auto rows, session.exec(sql::close_draft, {{"id", draft.id},
                                                          {"revision", std::int64_t{draft.revision}},
                                                          {"published", std::int64_t{published}}}));
  if (rows == 0) return changed_meanwhile(draft);
  return {};
}

Status drop_draft(db::Session& session, const Writer& writer, const Draft& draft) {
  XT_TRY(const auto rows, session.exec(sql::drop_draft, {{"id", draft.id}}));
  if (rows == 0) return make_error(Code::conflict, "workshop.already_published");
  return access::audit(
      session, writer.actor,
      {"workshop.drop", object_of(draft.id), draft.region_key, digest(draft.texts), "", "{}"});
}

}  // namespace xt::workshop
