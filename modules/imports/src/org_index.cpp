#include "org_index.h"

#include "orgs/orgs.h"

namespace xt::imports {

Result<const OrgRef*> OrgIndex::find(db::Session& session, const std::string& code) {
  auto found = known_.find(code);
  if (found == known_.end()) {
    std::optional<OrgRef> org;
    auto row = orgs::find(session, code);
    if (row.ok()) {
      org = OrgRef{row->key, row->key_hi, row->level, row->name};
    } else if (row.error().code != Code::not_found) {
      return std::move(row).error();
    }
    found = known_.emplace(code, std::move(org)).first;
  }
  return found->second ? &*found->second : nullptr;
}

Result<const OrgRef*> OrgIndex::find(db::Session& session, Line& line, std::size_t column,
                                     std::string_view what) {
  XT_TRY(const OrgRef* org, find_anywhere(session, line, column, what));
  if (org == nullptr || covers(org->key)) return org;
  line.complain(column, "imports.outside_scope", "这个" + std::string(what) + "不在您的管理范围内");
  return nullptr;
}

Result<const OrgRef*> OrgIndex::find_anywhere(db::Session& session, Line& line, std::size_t column,
                                              std::string_view what) {
  const std::string code = line.required(column);
  if (code.empty()) return nullptr;
  XT_TRY(const OrgRef* org, find(session, code));
  if (org == nullptr) {
    line.complain(
        column, "imports.unknown_org",
        "没有代码为 " + code + " 的" + std::string(what) + "，请核对代码，或先导入" + std::string(what));
  }
  return org;
}

Span smallest_around(std::int64_t lowest_key, std::int64_t highest_key_hi) {
  // A county is 10^10 keys wide, a city 10^12, a province 10^14, the nation 10^16 (orgs/key.h).
  for (const std::int64_t width : {std::int64_t{1}, std::int64_t{10'000'000'000},
                                   std::int64_t{1'000'000'000'000}, 10'000 * orgs::kPerRegion}) {
    const std::int64_t lo = lowest_key / width * width;
    if (highest_key_hi <= lo + width) return {lo, lo + width};
  }
  return {0, 1'000'000 * orgs::kPerRegion};
}

}  // namespace xt::imports
