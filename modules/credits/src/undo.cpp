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

// Of the entry that a hold keeps as JSON. An origin is "import:<digits>": nothing that LIKE would read.
std::string in_json(const std::string& origin) {
  return "%\"origin\":\"" + origin + "\"%";
}

Result<std::vector<Stored>> next_page(db::Session& session, const std::string& origin, const Stored& after) {
  std::vector<Stored> page;
  XT_CHECK_OK(
      session.each(sql::entries_of_origin,
                   {{"teacher", after.teacher}, {"seq", after.seq}, {"origin", origin}, {"limit", kPage}},
                   [&](const db::Row& row) {
                     page.push_back(stored(row));
                     return true;
                   }));
  return page;
}

}  // namespace

Result<OriginCounts> count_origin(db::Session& session, const std::string& origin) {
  OriginCounts counts;
  XT_TRY(const auto entries, session.one(sql::count_origin, {{"origin", origin}}));
  counts.entries = entries.i64(0);
  counts.reversed = entries.i64(1);
  XT_CHECK_OK(
      session.each(sql::count_holds_of_origin, {{"origin", in_json(origin)}}, [&](const db::Row& row) {
        (row.text(0) == "open" ? counts.open_holds : counts.decided_holds) += row.i64(1);
        return true;
      }));
  return counts;
}

Result<OriginCounts> undo_origin(db::Session& session, const std::string& origin, const Decision& decision,
                                 const std::function<Status(std::int64_t done)>& progress) {
  XT_CHECK_OK(check(decision));
  OriginCounts done;
  Stored last;
  for (;;) {
    XT_TRY(std::vector<Stored> page, next_page(session, origin, last));
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
  XT_TRY([[maybe_unused]] const auto untold, session.exec(sql::drop_sources_of_origin, {{"origin", origin}}));
  XT_CHECK_OK(wake_sources(session, 0));
  XT_TRY(done.open_holds, session.exec(sql::withdraw_holds, {{"origin", in_json(origin)}}));
  return done;
}

}  // namespace xt::credits
