#include "store.h"

#include "orgs_queries.gen.h"

namespace xt::orgs {

Org read_org(const db::Row& row) {
  Org org;
  org.key = row.i64(0);
  org.key_hi = row.i64(1);
  org.code = row.text(2);
  org.name = row.text(3);
  org.level = parse_level(row.text(4)).value_or(Level::school);
  org.kind = row.text(5);
  org.region_key = row.i64(6);
  org.period = {Date(static_cast<std::int32_t>(row.i64(7))), Date(static_cast<std::int32_t>(row.i64(8)))};
  org.stages = row.text(9);
  org.area = row.text(10);
  org.ownership = row.text(11);
  org.boarding = row.i64(12) != 0;
  org.small_rural = row.i64(13) != 0;
  org.abolished_into = row.text(14);
  if (!row.null(15)) org.merged_into = row.i64(15);
  return org;
}

Result<std::vector<Org>> read_all(db::Session& session, const db::Query& query, const db::Args& args) {
  std::vector<Org> out;
  XT_CHECK_OK(session.each(query, args, [&](const db::Row& row) {
    out.push_back(read_org(row));
    return true;
  }));
  return out;
}

std::vector<db::Value> values_of(const Org& org) {
  return {org.key,
          org.key_hi,
          org.code,
          org.name,
          std::string(code_of(org.level)),
          org.kind,
          org.region_key,
          std::int64_t{org.period.from.days()},
          std::int64_t{org.period.to.days()},
          org.stages,
          org.area,
          org.ownership,
          std::int64_t{org.boarding},
          std::int64_t{org.small_rural},
          org.abolished_into,
          org.merged_into ? db::Value(*org.merged_into) : db::Value()};
}

Status insert_all(db::Session& session, const std::vector<Org>& orgs) {
  if (orgs.empty()) return {};
  auto bulk = session.bulk("orgs_org", kOrgColumns);
  for (const Org& org : orgs) XT_CHECK_OK(bulk->add(values_of(org)));
  return bulk->finish();
}

Status update(db::Session& session, const Org& org) {
  XT_CHECK_OK(session.exec(sql::update_org,
                           {{"key", org.key},
                            {"name", org.name},
                            {"kind", org.kind},
                            {"from_day", std::int64_t{org.period.from.days()}},
                            {"to_day", std::int64_t{org.period.to.days()}},
                            {"stages", org.stages},
                            {"area", org.area},
                            {"ownership", org.ownership},
                            {"boarding", std::int64_t{org.boarding}},
                            {"small_rural", std::int64_t{org.small_rural}},
                            {"merged_into", org.merged_into ? db::Value(*org.merged_into) : db::Value()}}));
  return {};
}

}  // namespace xt::orgs
