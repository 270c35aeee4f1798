#include "json_out.h"

#include "access/guard.h"
#include "base/rational.h"

#include "facts.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}
json::value or_null(std::int64_t ms) {
  return ms == 0 ? json::value(nullptr) : json::value(ms);
}
json::value id_or_null(Id id) {
  return id == 0 ? json::value(nullptr) : json::value(std::to_string(id));
}

}  // namespace

json::object counts_json(const Counts& n) {
  return {{"rows", n.rows}, {"posted", n.posted},     {"held", n.held},
          {"same", n.same}, {"repeated", n.repeated}, {"refused", n.refused}};
}

std::string version_of(const Platform& p) {
  return access::version_of({p.name, p.state, p.reason});
}

json::object platform_json(const PlatformLine& line) {
  const Platform& p = line.platform;
  return {{"id", std::to_string(p.id)},
          {"name", p.name},
          {"kind", p.kind},
          {"provider", or_null(p.provider)},
          {"region", {{"code", line.org_code}, {"name", line.org_name}}},
          {"state", p.state},
          {"reason", or_null(p.reason)},
          {"created_ms", p.created_ms},
          {"created_by", p.created_by},
          {"tokens", line.tokens},
          {"batches", line.batches},
          {"last_ms", or_null(line.last_ms)},
          {"version", version_of(p)},
          {"counts", counts_json(line.counts)}};
}

json::object receipt_json(const BatchLine& b) {
  return {{"receipt", std::to_string(b.id)},
          {"platform", b.platform_name},
          {"state", b.state},
          {"reason", or_null(b.reason)},
          {"received_ms", b.received_ms},
          {"done_ms", or_null(b.done_ms)},
          {"counts", counts_json(b.counts)},
          {"file", or_null(b.file_name)},
          {"by", or_null(b.account)},
          {"seen", b.seen_ms != 0},
          {"undone_ms", or_null(b.undone_ms)},
          {"undone_by", or_null(b.undone_by)}};
}

json::object row_json(const RowLine& row) {
  return {{"row", row.number},
          {"id", or_null(row.external_id)},
          {"state", row.state},
          {"reason", or_null(row.reason)},
          {"detail", or_null(row.detail)}};
}

json::object told_row_json(const RowLine& row, const access::Caller& caller) {
  json::object out = row_json(row);
  const auto facts = parse_facts(row.facts);
  const bool known = facts.ok();
  out["teacher"] = known ? or_null(facts->name) : json::value(nullptr);
  out["teacher_id"] = id_or_null(access::allows(caller.role, "people.read") ? row.teacher : 0);
  out["title"] = known ? or_null(facts->what.programme) : json::value(nullptr);
  out["from"] = known ? json::value(facts->what.from.iso()) : json::value(nullptr);
  out["to"] = known ? json::value(facts->what.to.iso()) : json::value(nullptr);
  out["hours"] = known ? json::value(format_hundredths(facts->what.hours_x100)) : json::value(nullptr);
  return out;
}

}  // namespace xt::intake
