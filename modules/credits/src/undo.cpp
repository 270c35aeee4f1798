#include "credits/undo.h"

#include <algorithm>
#include <vector>

#include "people/people.h"

#include "credits_queries.gen.h"
#include "decision.h"
#include "origin.h"
#include "reversal.h"
#include "sources.h"
#include "store.h"

namespace xt::credits {
namespace {

constexpr std::int64_t kPage = 20'000;
// Whose chains are read with one statement.
constexpr std::size_t kPeople = 5'000;

// An origin is "import:<digits>", of its rows "import:<digits>:<row>": nothing that LIKE would read.
db::Args of(const std::string& origin) {
  return {{"origin", origin}, {"rows", origin + ":%"}};
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

// All records of these people: one that was released after a merge stands in the chain of who speaks now.
Result<std::string> all_chains(db::Session& session, const std::vector<Id>& teachers) {
  XT_TRY(std::vector<Id> all, people::speaking_ids(session, teachers));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  XT_TRY(const auto merged, people::aliases(session, all));
  for (const people::Alias& record : merged) all.push_back(record.old_id);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return joined(all);
}

Status count_holds(db::Session& session, const std::string& origin, OriginCounts& counts) {
  return session.each(sql::count_holds_of_origin, {{"origin", origin}}, [&](const db::Row& row) {
    (row.text(0) == "open" ? counts.open_holds : counts.decided_holds) += row.i64(1);
    return true;
  });
}

}  // namespace

Result<OriginCounts> count_origin(db::Session& session, const std::string& origin) {
  OriginCounts counts;
  XT_TRY(const auto entries, session.one(sql::count_origin, of(origin)));
  counts.entries = entries.i64(0);
  counts.reversed = entries.i64(1);
  XT_CHECK_OK(count_holds(session, origin, counts));
  return counts;
}

Result<OriginCounts> count_origin_among(db::Session& session, const std::string& origin,
                                        const std::vector<Id>& teachers) {
  OriginCounts counts;
  for (std::size_t at = 0; at < teachers.size(); at += kPeople) {
    const auto first = teachers.begin() + static_cast<std::ptrdiff_t>(at);
    const std::vector<Id> some(first,
                               first + static_cast<std::ptrdiff_t>(std::min(kPeople, teachers.size() - at)));
    db::Args args = of(origin);
    XT_TRY(std::string ids, all_chains(session, some));
    args.emplace_back("ids", std::move(ids));
    XT_TRY(const auto entries, session.one(sql::count_origin_among, args));
    counts.entries += entries.i64(0);
    counts.reversed += entries.i64(1);
  }
  XT_CHECK_OK(count_holds(session, origin, counts));
  return counts;
}

namespace {

Result<OriginCounts> take_back(db::Session& session, const std::string& origin, const std::string& ids,
                               const Decision& decision,
                               const std::function<Status(std::int64_t done)>& progress) {
  XT_CHECK_OK(check(decision));
  OriginCounts done;
  Stored last;
  XT_TRY([[maybe_unused]] const auto untold, session.exec(sql::drop_sources_of_origin, {{"origin", origin}}));
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
    XT_CHECK_OK(wake_sources(session, teachers));
    if (progress) XT_CHECK_OK(progress(done.reversed));
  }
  done.entries = done.reversed;
  XT_TRY(done.open_holds, session.exec(sql::withdraw_holds, {{"origin", origin}}));
  return done;
}

}  // namespace

Result<OriginCounts> undo_origin(db::Session& session, const std::string& origin, const Decision& decision,
                                 const std::function<Status(std::int64_t done)>& progress) {
  return take_back(session, origin, {}, decision, progress);
}

Result<OriginCounts> undo_origin_among(db::Session& session, const std::string& origin,
                                       const std::vector<Id>& teachers, const Decision& decision,
                                       const std::function<Status(std::int64_t done)>& progress) {
  XT_CHECK_OK(check(decision));
  OriginCounts all;
  std::size_t at = 0;
  do {
    const auto first = teachers.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t many = std::min(kPeople, teachers.size() - at);
    const std::vector<Id> some(first, first + static_cast<std::ptrdiff_t>(many));
    XT_TRY(const std::string ids, all_chains(session, some));
    const auto so_far = [&](std::int64_t done) {
      return progress ? progress(all.reversed + done) : Status{};
    };
    XT_TRY(const OriginCounts done, take_back(session, origin, ids, decision, so_far));
    all.entries += done.entries;
    all.reversed += done.reversed;
    all.open_holds += done.open_holds;
    at += many;
  } while (at < teachers.size());
  return all;
}

}  // namespace xt::credits
