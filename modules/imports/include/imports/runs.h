// An import as a person sees it: a file handed in, rehearsed, applied, and perhaps undone. Each step is work
// in the background (kinds imports.check, imports.apply, imports.undo) and moves the run from one state to
// the next:
//
//   uploaded -> checking -> checked -> applying -> applied -> undoing -> undone
//                  failed <-' (check again)           ^---------' (could not be undone)
//
// A step is taken once: two people who press the same button find one of them too late, and a job that runs
// again after a crash finds what it had done or nothing. All functions work inside the caller's transaction;
// whether the caller may see or do it is the caller's question.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "db/migrate.h"
#include "imports/imports.h"

namespace xt::imports {

db::ModuleMigrations migrations();

struct Counts {
  std::int64_t rows = 0, created = 0, changed = 0, unchanged = 0, held = 0, rejected = 0;
};

struct Run {
  Id id = 0;
  std::optional<Kind> kind;
  std::string state;
  Id account = 0;
  std::string account_name;
  orgs::KeyRange scope;
  std::string file_name, file;  // as the person called it; digest
  std::int64_t file_bytes = 0;
  Date as_of;
  std::string for_code;
  std::vector<std::string> item_kinds;
  std::optional<std::pair<int, int>> years;
  Id job = 0;
  Counts counts;
  std::string returned;        // digest; empty: nothing came back
  std::string reason, detail;  // why it failed, or could not be undone
  std::int64_t created_ms = 0, checked_ms = 0, applied_ms = 0, undone_ms = 0;
  std::string undone_name, undo_reason;
  std::string report;  // JSON; empty in lists
};

// imports.no_run
Result<Run> find_run(db::Session& session, Id id);
Status insert_run(db::Session& session, const Run& run);

struct RunFilter {
  orgs::KeyRange scope;
  std::string kind, state, text;
  Id before = 0;  // 0: the latest first
  int limit = 50;
};
struct RunPage {
  std::vector<Run> runs;
  std::int64_t total = 0;  // of all that match
};
Result<RunPage> list_runs(db::Session& session, const RunFilter& filter);

// Each enqueues the work and answers its job. imports.wrong_state (conflict) where it is too late or early.
Result<Id> begin_check(db::Session& session, const Run& run);  // with kind and options as set in `run`
Result<Id> begin_apply(db::Session& session, const Run& run);
Result<Id> begin_undo(db::Session& session, const Run& run, const std::string& by, const std::string& reason);
// Back to where the work began. imports.wrong_state where it came into effect before.
Status cancel_work(db::Session& session, const Run& run);

// What undoing would take back, and what stands in its way.
struct UndoPlan {
  std::map<std::string, std::int64_t> takes_back;  // entry item fund session flag term cover hold -> rows
  struct Blocker {
    std::string reason;  // imports.undo_touched: changed by somebody since; imports.undo_people …
    std::int64_t count = 0;
  };
  std::vector<Blocker> blockers;
};
// Rehearses it: `session` must be rolled back afterwards.
Result<UndoPlan> plan_undo(db::Session& session, const Run& run);

}  // namespace xt::imports
