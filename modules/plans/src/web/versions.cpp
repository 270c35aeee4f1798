#include "plans/versions.h"

#include <utility>

#include "access/audit.h"
#include "base/digest.h"
#include "base/id.h"
#include "orgs/orgs.h"
#include "plans/cases.h"
#include "plans/compile.h"

#include "plans_queries.gen.h"

namespace xt::plans {
namespace {

struct Row {
  int number = 1;
  std::string plan_id;
  orgs::Key region_key = 0;
  Date effective, published;
  std::int64_t published_ms = 0;
  Id account_id = 0;
  std::string published_by, note;
  std::string_view source, toml, cases;
};

xt::Status put(db::Session& session, const Row& row) {
  const auto put = session.exec(sql::put_version, {{"plan_id", row.plan_id},
                                                   {"number", std::int64_t{row.number}},
                                                   {"region_key", row.region_key},
                                                   {"effective_day", std::int64_t{row.effective.days()}},
                                                   {"published_day", std::int64_t{row.published.days()}},
                                                   {"published_ms", row.published_ms},
                                                   {"account_id", row.account_id},
                                                   {"published_by", row.published_by},
                                                   {"note", row.note},
                                                   {"source", std::string(row.source)},
                                                   {"toml", std::string(row.toml)},
                                                   {"cases", std::string(row.cases)},
                                                   {"digest", digest_of(row.source, row.toml, row.cases)}});
  if (put.ok()) return {};
  if (put.error().reason == "db.unique") return make_error(Code::conflict, "plans.version_taken");
  return put.error();
}

Result<int> last_version(db::Session& session, const std::string& plan_id) {
  const auto last = session.one(sql::last_version, {{"plan_id", plan_id}});
  if (last.ok()) return static_cast<int>(last->i64(0));
  if (last.error().code == Code::not_found) return 0;
  return last.error();
}

// What the folder says is written down before it is amended, so that the folder may change or go.
xt::Status keep_folder(db::Session& session, const Edition& folder, orgs::Key region_key) {
  Row row;
  row.plan_id = folder.plan.id;
  row.region_key = region_key;
  row.effective = folder.effective;
  row.published = folder.published;
  row.source = folder.plan.source;
  row.toml = folder.toml;
  row.cases = folder.cases;
  return put(session, row);
}

Error not_compiled(std::string reason, const std::vector<Diagnostic>& diagnostics) {
  Error out = make_error(Code::invalid, std::move(reason));
  for (const Diagnostic& one : diagnostics) {
    out.fields.push_back({one.file + ":" + std::to_string(one.line), one.reason, one.message_zh});
  }
  return out;
}

Result<Plan> compiled(const Publication& publication) {
  Compiled out = compile("plan.toml", publication.toml, publication.source);
  if (!out.ok()) return not_compiled("plans.not_compiled", out.diagnostics);
  if (!publication.cases.empty()) {
    const Cases cases = read_cases("cases.toml", publication.cases, *out.plan);
    if (!cases.ok()) return not_compiled("plans.cases_wrong", cases.diagnostics);
  }
  return *std::move(out.plan);
}

// The base is the latest version of the plan, and none where the plan is new.
xt::Status check_base(const Publication& publication, const Plan& plan, const Edition* latest, int last) {
  const int newest = std::max(last, latest == nullptr ? 0 : latest->plan.version);
  if (publication.base == 0 && newest > 0) return make_error(Code::conflict, "plans.id_taken", plan.id);
  if (publication.base != newest) return make_error(Code::conflict, "plans.version_taken", plan.id);
  if (latest != nullptr && latest->plan.region != plan.region) {
    return make_error(Code::invalid, "plans.other_plan", plan.id);
  }
  if (publication.effective < plan.first || publication.effective > plan.last) {
    return make_error(Code::invalid, "plans.effective_outside", publication.effective.iso());
  }
  return {};
}

}  // namespace

std::string digest_of(std::string_view source, std::string_view toml, std::string_view cases) {
  return digest_fields({source, toml, cases});
}

Result<int> publish(db::Session& session, const Shelf& shelf, const access::Caller& caller,
                    const access::Actor& actor, const Publication& publication) {
  XT_TRY(const Plan plan, compiled(publication));
  const auto editions = shelf.editions(plan.id);
  const Edition* latest = editions.empty() ? nullptr : editions.back();
  XT_TRY(const int last, last_version(session, plan.id));
  XT_CHECK_OK(check_base(publication, plan, latest, last));
  const auto region = orgs::region_key(plan.region);
  if (!region) return make_error(Code::invalid, "plans.unknown_region", plan.region);
  if (last == 0 && latest != nullptr) XT_CHECK_OK(keep_folder(session, *latest, *region));
  Row row;
  row.number = publication.base + 1;
  row.plan_id = plan.id;
  row.region_key = *region;
  row.effective = publication.effective;
  row.published = publication.published;
  row.published_ms = now_ms();
  row.account_id = caller.account_id;
  row.published_by = caller.name;
  row.note = publication.note;
  row.source = publication.source;
  row.toml = publication.toml;
  row.cases = publication.cases;
  XT_CHECK_OK(put(session, row));
  const std::string object = "plan:" + plan.id + ":" + std::to_string(row.number);
  const std::string after = digest_of(row.source, row.toml, row.cases);
  const std::string detail = "{\"effective\":\"" + row.effective.iso() + "\"}";
  XT_CHECK_OK(access::audit(session, actor, {"plans.publish", object, *region, "", after, detail}));
  return row.number;
}

}  // namespace xt::plans
