#include "workshop/begin.h"

#include <limits>
#include <utility>

#include "plans/draft.h"

#include "sections.h"
#include "store.h"

namespace xt::workshop {

Result<Id> begin_draft(db::Session& session, const access::Caller& caller, const access::Actor& actor,
                       const Beginning& beginning) {
  const std::string head =
      skeleton({beginning.plan_id, beginning.title, beginning.region, beginning.from, beginning.to});
  const std::string parts = body_of(plans::to_toml(plans::draft(beginning.source), "draft"));
  std::string toml = head;
  for (const std::string& more : {parts, beginning.provisions}) {
    const std::string longer = toml + "\n" + more;
    if (!more.empty() && check(longer, beginning.source).whole.ok()) toml = longer;
  }
  Draft made;
  made.region_key = beginning.region_key;
  made.plan_id = beginning.plan_id;
  made.title = beginning.title;
  made.texts = {beginning.source, std::move(toml), ""};
  return put_draft(session, {caller, actor}, made);
}

Result<std::int64_t> drafts_there(db::Session& session, const access::Caller& caller) {
  XT_TRY(const DraftPage page, list_drafts(session, caller, std::numeric_limits<std::int64_t>::max(), 1));
  return page.total;
}

}  // namespace xt::workshop
