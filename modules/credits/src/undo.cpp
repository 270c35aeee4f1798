#include "credits/undo.h"

#include <vector>

#include "credits_queries.gen.h"
#include "decision.h"
#include "reversal.h"
#include "sources.h"
#include "store.h"

namespace xt::credits {
namespace {

constexpr std::int64_t kPage = 20'000;

// An origin is "import:<digits>", of its rows "import:<digits>:<row>": nothing that LIKE would read.
db::Args of(const std::string& origin) {
  return {{"origin", origin}, {"rows", origin + ":%"}};
}
// The same of the entry that a hold keeps as JSON.
db::Args in_json(const std::string& origin) {
  const std::string head = "%\"origin\":\"" + origin;
  return {{"origin", head + "\"%"}, {"rows", head + ":%"}};
}

// `ids` of the chains to be read, joined by commas; empty: all.
Result<std::vector<Stored>> next_page(db::Session& session, const std::string& origin, const std::string& ids,
                                      const Stored& after) {
  std::vector<Stored> page;
  db::Args args = of(origin);
  args.insert(args.end(), {{"teacher", after.teacher}, {"seq", after.seq}, {"limit", kPage}});
  if (!ids.empty()) args.emplace_back("ids", ids);
  XT_CHECK_OK(session.each(ids.empty() ? sql::entries_of_origin : sql::entries_of_origin_among, args,
                           [&](const db::Row& row) {
                             page.push_back(stored(row));
                             return true;
                           }));
  return page;
}

}  // namespace

Result<OriginCounts> count_origin(db::Session& session, const std::string& origin) {
  OriginCounts counts;
  XT_TRY(const auto entries, session.one(sql::count_origin, of(origin)));
  counts.entries = entries.i64(0);
  counts.reversed = entries.i64(1);
  XT_CHECK_OK(session.each(sql::count_holds_of_origin, in_json(origin), [&](const db::Row& row) {
    (row.text(0) == "open" ? counts.open_holds : counts.decided_holds) += row.i64(1);
    return true;
  }));
  return counts;
}

namespace {

Result<OriginCounts> take_back(db::Session& session, const std::string& origin, const std::string& ids,
                               const Decision& decision,
                               const std::function<Status(std::int64_t done)>& progress) {
  XT_CHECK_OK(check(decision));
  OriginCounts done;
  Stored last;
  for (;;) {
    XT_TRY(std::vector<Stored> page, next_page(session, origin, ids, last));
    if (page.empty()) break;
    std::vector<Id> teachers;
    for (const Stored& entry : page) {
      if (teachers.empty() || teachers.back() != entry.teacher) teachers.push_back(entry.teacher);
    }
    Ledger ledger(session);
    XT_CHECK_OK(ledger.lock(teachers));
    last = page.back();
    for (Stored& entry : page) {
      ledger.append(reversal_of(std::move(entry), "undo:" + origin, decision.reason));
      ++done.reversed;
    }
    XT_CHECK_OK(ledger.save());
    if (progress) XT_CHECK_OK(progress(done.reversed));
  }
  done.entries = done.reversed;
  XT_TRY([[maybe_unused]] const auto untold, session.exec(sql::drop_sources_of_origin, of(origin)));
  XT_CHECK_OK(wake_sources(session, 0));
  XT_TRY(done.open_holds, session.exec(sql::withdraw_holds, in_json(origin)));
  return done;
}

}  // namespace

Result<OriginCounts> undo_origin(db::Session& session, const std::string& origin, const Decision& decision,
                                 const std::function<Status(std::int64_t done)>& progress) {
  return take_back(session, origin, {}, decision, progress);
}

Result<OriginCounts> undo_origin_among(db::Session& session, const std::string& origin,
                                       const std::vector<Id>& teachers, const Decision& decision) {
  std::string ids = "0";  // nobody's
  for (const Id one : teachers) ids += "," + std::to_string(one);
  return take_back(session, origin, ids, decision, {});
}

}  // namespace xt::credits
