#include "recount.h"

#include "declarations/convert.h"
#include "declarations/verify.h"
#include "orgs/key.h"
#include "people/people.h"
#include "rules/convert.h"
#include "rules/counted.h"

namespace xt::app {
namespace {

Status cap(db::Session& session, const rules::Book& book, credits::NewEntry& entry) {
  XT_TRY(const std::int64_t org_key, people::org_of(session, entry.teacher, entry.earned_on));
  const std::string region = orgs::region_code(orgs::region_of(org_key));
  const std::vector<Id> who{entry.teacher};
  XT_TRY(const auto already, rules::counted(session, who, rules::look_back(book, region, entry.earned_on)));
  const rules::CountedEntry told{entry.earned_on,      entry.rule,       entry.mode,
                                 entry.level,          entry.category,   entry.role,
                                 entry.programme_kind, entry.hours_x100, entry.credits_x100};
  const rules::Kept kept = rules::cap_again(book, region, told, already.at(entry.teacher));
  entry.hours_x100 = kept.hours_x100;
  entry.credits_x100 = kept.credits_x100;
  return {};
}

}  // namespace

credits::Recount recount_by_rules(const rules::Book& book) {
  return [book, converter = declarations::rule_converter(book)](db::Session& session,
                                                                credits::NewEntry& entry) -> Status {
    if (entry.origin.starts_with("declaration:"))
      return declarations::recount_held(session, converter, entry, now_ms());
    if (entry.rule.empty()) return {};
    return cap(session, book, entry);
  };
}

}  // namespace xt::app
