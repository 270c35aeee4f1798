#include "coverage.h"

#include "registry/registry.h"

namespace xt::imports {

Status SheetCoverage::write(db::Session& session, OrgIndex& orgs, const Setting& setting,
                            std::string_view source, const std::set<std::string>& kinds) const {
  Span span{};
  if (!setting.options->for_code.empty()) {
    XT_TRY(const OrgRef* org, orgs.find(session, setting.options->for_code));
    if (org == nullptr) {
      return Error{Code::invalid,
                   "imports.unknown_org",
                   {{"for", "imports.unknown_org", "--for 的代码不存在：" + setting.options->for_code}},
                   {}};
    }
    if (!orgs.covers(org->key)) {
      return Error{Code::invalid,
                   "imports.outside_scope",
                   {{"for", "imports.outside_scope", "不在您的管理范围内：" + setting.options->for_code}},
                   {}};
    }
    span = {org->key, org->key_hi};
  } else if (highest_ > 0) {
    span = smallest_around(lowest_, highest_);
    // Nobody speaks for more than they administer.
    if (orgs.scope()) span = {std::max(span.lo, orgs.scope()->lo), std::min(span.hi, orgs.scope()->hi)};
  } else {
    return {};  // no good row, and nobody said for whom the sheet speaks
  }
  auto years = setting.options->years;
  if (!years) {
    if (highest_ == 0) return {};
    years = {first_.year(), std::max(first_.year(), setting.today.year())};
  }
  for (const std::string& kind : kinds) {
    for (int year = years->first; year <= years->second; ++year) {
      Change change;
      XT_CHECK_OK(registry::cover(session, {std::string(source), kind, span.lo, span.hi, year}, &change));
      XT_CHECK_OK(keep(session, setting, {"cover", change.before.empty(), change}));
    }
  }
  return {};
}

}  // namespace xt::imports
