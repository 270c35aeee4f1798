// Closing a year or a whole cycle of a region. begin() freezes the days in the ledger and enqueues the job;
// the job settles school by school and survives being killed at any moment: each step is committed together
// with its checkpoint.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cycles/account.h"
#include "jobs/jobs.h"

namespace xt::cycles {

inline constexpr const char* kCloseJob = "cycles.close";

struct Close {
  Id id = 0, cycle = 0;
  std::string what;  // year cycle
  Period days;
  orgs::KeyRange scope;
  Id closed = 0;  // of the ledger
  Id job = 0;
  std::string state;  // running done undone
  std::int64_t teachers = 0, met = 0;
  std::string reason;
  Id by = 0;
  std::string by_name;
  std::int64_t closed_ms = 0, done_ms = 0;
  std::string undone_name;
  std::int64_t undone_ms = 0;
  std::string undone_why;
};

struct Doer {
  Id account = 0;
  std::string name, reason;  // the reason is required, at most 500 characters
};

// `from`: the first day of the year (what = year) or of the cycle. cycles.bad_year; cycles.not_over where the
// days are not over on `today`; credits.already_closed; cycles.reason_required.
Result<Close> begin(db::Session& session, const Cycle& cycle, const std::string& what, Date from,
                    const orgs::KeyRange& scope, const Doer& doer, Date today);
Result<Close> find_close(db::Session& session, Id id);  // cycles.no_close
// Of the cycle and meeting the range, the latest first: those begun before `before`, at most `limit`.
Result<std::vector<Close>> closes(db::Session& session, Id cycle, const orgs::KeyRange& range, Id before,
                                  std::int64_t limit);
// cycles.not_done; cycles.rests_on_close (a cycle that was closed over its year); credits.rests_on_close.
Result<Close> undo(db::Session& session, Id id, const Doer& doer);

// {"close": id}. `step`: teachers settled in one transaction.
Result<std::string> settle(db::Database& database, const rules::Book& book, jobs::Work& work,
                           std::int64_t step = 20'000);
std::map<std::string, jobs::Handler> job_handlers(db::Database& database, rules::Book book);

}  // namespace xt::cycles
