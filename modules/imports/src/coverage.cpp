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
    span = {org->key, org->key_hi};
  } else if (highest_ > 0) {
    span = smallest_around(lowest_, highest_);
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
      XT_CHECK_OK(registry::cover(session, source, kind, span.lo, span.hi, year));
    }
  }
  return {};
}

}  // namespace xt::imports
