#include "base/digest.h"
#include "base/text.h"

#include "orgs_queries.gen.h"
#include "regions.h"
#include "store.h"

namespace xt::orgs {
namespace {

// Abolished codes end before any plan begins: their successors speak for the territory, so that no place is
// counted twice. The list of 4 January 2021 is the last that has them.
constexpr Date kAbolished{18628};  // 2021-01-01

Status upsert(db::Session& session, const Org& org) {
  XT_CHECK_OK(session.exec(sql::upsert_region, {{"key", org.key},
                                                {"key_hi", org.key_hi},
                                                {"code", org.code},
                                                {"name", org.name},
                                                {"level", std::string(code_of(org.level))},
                                                {"kind", org.kind},
                                                {"from_day", std::int64_t{org.period.from.days()}},
                                                {"to_day", std::int64_t{org.period.to.days()}},
                                                {"abolished_into", org.abolished_into}}));
  return {};
}

Result<int> load(db::Session& session, const std::vector<Org>& regions, const std::string& digest) {
  XT_TRY(const auto seeded, session.all(sql::seeded, {{"what", std::string("regions")}}));
  if (!seeded.empty() && seeded.front().text(0) == digest) return 0;
  XT_TRY(const auto any, session.one(sql::any_region));
  if (any.i64(0) == 0) {
    XT_CHECK_OK(insert_all(session, regions));
  } else {  // a newer edition of the list
    for (const Org& org : regions) XT_CHECK_OK(upsert(session, org));
  }
  XT_CHECK_OK(session.exec(sql::mark_seeded, {{"what", std::string("regions")}, {"digest", digest}}));
  return static_cast<int>(regions.size());
}

}  // namespace

std::vector<Org> built_in_regions() {
  std::vector<Org> out;
  for (const std::string_view line : split(kRegions, '\n')) {
    const auto fields = split(line, '\t');
    if (fields.size() != 4) continue;  // the last line is empty
    const auto key = region_key(fields[0]);
    if (!key) continue;
    Org org;
    org.key = org.region_key = *key;
    org.key_hi = subtree(*key).hi;
    org.code = fields[0];
    org.name = fields[1];
    org.level = level_of(*key);
    org.kind = fields[2];
    org.period = {kBeginning, org.kind == "abolished" ? kAbolished : kOpenEnd};
    org.abolished_into = fields[3];
    out.push_back(std::move(org));
  }
  return out;
}

Result<int> seed(db::Database& database) {
  const std::string digest = digest_fields({kRegions});
  XT_TRY(const bool done, database.read([&](db::Session& s) -> Result<bool> {
    XT_TRY(const auto rows, s.all(sql::seeded, {{"what", std::string("regions")}}));
    return !rows.empty() && rows.front().text(0) == digest;
  }));
  if (done) return 0;
  const std::vector<Org> regions = built_in_regions();
  return database.write([&](db::Session& s) { return load(s, regions, digest); });
}

}  // namespace xt::orgs
