// `xingtan plan eval`, `plan test` and `plan explain` as plain functions; app/ wires them. Results go to
// `out`, messages to `err`. Answers are exit codes: 0 done, 1 failed, 3 (test) a case differs.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "auth/keyring.h"
#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"
#include "plans/eval.h"

namespace xt::plans {

struct EvalArgs {
  std::string plan;                            // id or path
  std::vector<std::filesystem::path> folders;  // where ids are looked for
  std::string at;                              // ISO day; empty: today
  std::string known;                           // ISO day; empty: today
  std::string under;
  std::string region;                   // give the plan another home
  std::vector<std::string> provisions;  // empty: all
  bool entities = false;
  std::string format = "table";  // table json
  std::string engine = "sql";    // sql columns: the same answers, from the database or from a column snapshot
  std::size_t memory_limit = 0;  // bytes that the snapshot may take; 0: no limit
  // Teachers by 证件号码 instead of their id, with `entities`. Written to the audit with the actor's name:
  // refused without.
  bool reveal = false;
  access::Actor actor;
};

// The folder or plan.toml that an id or path means. plans.unknown_plan where there is none; invalid
// plans.not_compiled with the diagnostics in the note.
Result<Plan> find_plan(const std::string& id_or_path, const std::vector<std::filesystem::path>& folders);

int eval(db::Database& database, const auth::Keyring& keyring, const EvalArgs& args, std::ostream& out,
         std::ostream& err);

struct TestArgs {
  std::vector<std::string> paths;                // ids, folders of a plan, or a folder of plans
  std::vector<std::filesystem::path> folders;    // where ids are looked for
  std::vector<db::ModuleMigrations> migrations;  // of every room, upstream first
};

// Runs cases.toml of each plan, every case in a throw-away SQLite database that the importers fill. 0: all
// hold; 3: some differ; 1: some cannot be run.
int test(const TestArgs& args, std::ostream& out, std::ostream& err);

struct ExplainArgs {
  std::string plan;
  std::vector<std::filesystem::path> folders;
  std::string provision;
  std::string entity;  // teacher id or an organisation's code
  std::string at, known, region;
  std::string format = "table";
};

int explain(db::Database& database, const ExplainArgs& args, std::ostream& out, std::ostream& err);

}  // namespace xt::plans
