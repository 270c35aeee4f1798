#include "intake/batches.h"

#include <array>

#include <boost/json.hpp>

#include "base/text.h"

#include "facts.h"
#include "intake_queries.gen.h"

namespace xt::intake {
namespace {

BatchLine line_of_row(const db::Row& row) {
  BatchLine b;
  b.platform = row.i64(0);
  b.id = row.i64(1);
  b.token = row.i64(2);
  b.scope = {row.i64(3), row.i64(4)};
  b.state = row.text(5);
  b.reason = row.text(6);
  b.counts = {row.i64(7), row.i64(8), row.i64(9), row.i64(10), row.i64(11), row.i64(12)};
  b.received_ms = row.i64(13);
  b.done_ms = row.i64(14);
  b.platform_name = row.text(15);
  b.file_name = row.text(16);
  b.file = row.text(17);
  b.account = row.text(18);
  b.seen_ms = row.i64(19);
  b.undone_ms = row.i64(20);
  b.undone_by = row.text(21);
  b.job = row.i64(22);
  return b;
}

// A platform that belongs to one provider speaks for no other.
Status check_providers(const Platform& platform, const std::vector<DoorRow>& rows) {
  if (platform.provider.empty()) return {};
  for (const DoorRow& row : rows) {
    if (row.what.kind != "training" || row.what.provider.empty()) continue;
    if (row.what.provider != platform.provider) {
      return make_error(Code::forbidden, "intake.other_provider", "row " + std::to_string(row.number));
    }
  }
  return {};
}

std::int64_t count(const std::vector<DoorRow>& rows, std::string_view state) {
  std::int64_t n = 0;
  for (const DoorRow& row : rows) n += row.state == state ? 1 : 0;
  return n;
}

Status save_rows(db::Session& session, const Platform& platform, Id batch, const std::vector<DoorRow>& rows) {
  auto bulk =
      session.bulk("intake_row", "batch_id, row_no, external_id, state, reason, detail, digest, facts");
  for (const DoorRow& row : rows) {
    DoorRow whole = row;
    if (whole.what.kind == "training" && whole.what.provider.empty()) whole.what.provider = platform.provider;
    const std::array<db::Value, 8> values = {
        batch,        std::int64_t{row.number}, row.external_id, row.state, row.reason, row.detail,
        row.digest(), facts_json(whole)};
    XT_CHECK_OK(bulk->add(values.data(), values.size()));
  }
  return bulk->finish();
}

}  // namespace

Result<Id> receive(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                   const Platform& platform, const std::vector<DoorRow>& rows, const SheetFile& sheet) {
  XT_CHECK_OK(check_providers(platform, rows));
  const Id id = next_id();
  const std::int64_t now = now_ms();
  // A provider stands below the region whose people it teaches; whoever else hands in reaches no further than
  // their own subtree.
  const bool own = platform.provider_key != 0 && platform.provider_key == caller.key_lo;
  const orgs::KeyRange scope = own ? platform.scope
                                   : orgs::KeyRange{std::max(caller.key_lo, platform.scope.lo),
                                                    std::min(caller.key_hi, platform.scope.hi)};
  XT_TRY(const Id job, jobs::enqueue(session, "intake.post", "{\"batch\":" + std::to_string(id) + "}",
                                     caller.account_id, now));
  XT_TRY([[maybe_unused]] const auto made,
         session.exec(sql::insert_batch, {{"platform", platform.id},
                                          {"id", id},
                                          {"token", caller.standing.token_id},
                                          {"org_key", scope.lo},
                                          {"key_hi", scope.hi},
                                          {"rows", static_cast<std::int64_t>(rows.size())},
                                          {"refused", count(rows, "refused")},
                                          {"repeated", count(rows, "repeated")},
                                          {"file_name", sheet.name},
                                          {"file", sheet.digest},
                                          {"account", sheet.digest.empty() ? std::string() : caller.name},
                                          {"job", job},
                                          {"now", now}}));
  XT_CHECK_OK(save_rows(session, platform, id, rows));
  access::Deed deed;
  deed.action = "intake.receive";
  deed.object = "batch:" + std::to_string(id);
  deed.org_key = platform.scope.lo;
  deed.after = std::to_string(rows.size());
  deed.detail = boost::json::serialize(
      boost::json::object{{"platform", platform.name}, {"rows", static_cast<std::int64_t>(rows.size())}});
  XT_CHECK_OK(access::audit(session, actor, deed));
  return id;
}

Status see_to(db::Session& session, const access::Actor& actor, const BatchLine& batch) {
  XT_TRY(
      const std::int64_t fresh,
      session.exec(sql::see_to_batch, {{"platform", batch.platform}, {"id", batch.id}, {"now", now_ms()}}));
  if (fresh == 0) return {};
  access::Deed deed;
  deed.action = "intake.see_to";
  deed.object = "batch:" + std::to_string(batch.id);
  deed.org_key = batch.scope.lo;
  deed.after = std::to_string(batch.counts.refused);
  return access::audit(session, actor, deed);
}

Result<BatchLine> find_batch(db::Session& session, Id id) {
  XT_TRY(const auto rows, session.all(sql::find_batch, {{"id", id}}));
  if (rows.empty()) return make_error(Code::not_found, "intake.no_receipt");
  return line_of_row(rows.front());
}

Result<std::vector<RowLine>> rows_of(db::Session& session, Id batch, const std::string& state) {
  std::vector<RowLine> out;
  XT_CHECK_OK(session.each(sql::batch_rows, {{"batch", batch}, {"state", state}}, [&](const db::Row& row) {
    RowLine r;
    r.number = static_cast<int>(row.i64(0));
    r.external_id = row.text(1);
    r.state = row.text(2);
    r.reason = row.text(3);
    r.detail = row.text(4);
    r.teacher = row.i64(5);
    r.entry = row.i64(6);
    r.digest = row.text(7);
    r.facts = row.text(8);
    out.push_back(std::move(r));
    return true;
  }));
  return out;
}

Result<BatchPage> batches(db::Session& session, Id platform, Id before, int limit) {
  BatchPage page;
  XT_TRY(const auto total, session.one(sql::count_batches, {{"platform", platform}}));
  page.total = total.i64(0);
  XT_CHECK_OK(session.each(sql::list_batches,
                           {{"platform", platform},
                            {"before", before == 0 ? std::int64_t{INT64_MAX} : before},
                            {"limit", std::int64_t{limit}}},
                           [&](const db::Row& row) {
                             page.batches.push_back(line_of_row(row));
                             return true;
                           }));
  return page;
}

}  // namespace xt::intake
