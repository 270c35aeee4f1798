// The sheets that go in: schools, institutions, teachers, entries, items, funds, sessions, flags, calendar.
// Columns, values and exit codes: docs/imports.md.
//
// One import is one transaction: it is applied whole or, when it is killed or fails, not at all. Good rows go
// in, bad rows come back in a file with the original columns and 错误信息. Importing the same sheet again
// changes nothing. Memory is bounded whatever the size of the file. Thread-safety: imports into one database
// may run at the same time; the engine orders them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auth/keyring.h"
#include "base/change.h"
#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "orgs/key.h"
#include "sheets/header.h"
#include "sheets/sheets.h"

namespace xt::imports {

enum class Kind : std::uint8_t {
  schools,
  institutions,
  teachers,
  entries,
  items,
  funds,
  sessions,
  flags,
  calendar
};
std::optional<Kind> parse_kind(std::string_view word);
std::string_view kind_name(Kind kind);
const std::vector<Kind>& all_kinds();  // in the order in which they rest on one another
// The columns that the importer reads, as find_header takes them.
const std::vector<sheets::Column>& columns_of(Kind kind);
// The kind whose header this is: all its required columns are there, and more of its columns than of any
// other kind's. Reads the first rows only.
Result<std::optional<Kind>> guess_kind(sheets::RowSource& source);

struct Progress {
  std::string_view phase;  // reading, applying
  std::int64_t rows = 0;   // done in this phase
  std::int64_t bytes_read = 0;
  std::int64_t bytes_total = 0;
  std::int64_t rows_total = 0;  // applying: how many there are
};

// What one row changed: `what` is item fund session flag term cover school institution teacher, `created`
// says that there was nothing before. Entries are found by their origin; of them a `person` is kept once an
// import, `ref` the teacher's id: in whose chains to look.
struct Kept {
  std::string_view what;
  bool created = false;
  Change change;
};

struct Report;

struct Options {
  Date as_of;  // from when later changes of a person hold; today where the caller has no other wish
  std::string errors_path;  // .xlsx or .csv for the rows that come back; empty: none is written
  bool dry_run = false;     // everything is validated and counted, nothing is kept
  // What the sheet speaks for (items, sessions); see docs/imports.md, "coverage".
  std::string for_code;
  std::vector<std::string> item_kinds;
  std::optional<std::pair<int, int>> years;
  // Takes the extra column 登记日期 (the day an entry became known) at its word: for simulated worlds and the
  // cases of plans. People's sheets never carry it: what is posted today is known from today.
  bool trust_posted_days = false;
  // Only rows about organisations and people of this subtree go in; the others come back with
  // imports.outside_scope. Empty: everything (the command line).
  std::optional<orgs::KeyRange> scope;
  // Origin of what is written ("import:<batch>"); 0: a new one.
  std::int64_t batch = 0;
  // An error ends the import, and nothing of it stays.
  std::function<Status(const Progress&)> progress;
  // Both inside the import's transaction: for each row that changed something, and at its end.
  std::function<Status(db::Session&, const Kept&)> keep;
  std::function<Status(db::Session&, const Report&)> before_commit;
};

// One row that came back: what was wrong with it, in words for the person who sent the sheet.
struct Rejected {
  std::int64_t row = 0;  // as the person sees it
  std::vector<FieldError> errors;
};

// Rows that came back or wait, by reason.
struct Problem {
  std::string reason;
  std::string detail;  // of the first row
  bool held = false;
  std::int64_t count = 0;          // rows
  std::vector<std::int64_t> rows;  // the first few
};
inline constexpr std::size_t kProblemRows = 10;

// A row as it stands in the sheet, to show what will happen: created changed unchanged held.
struct Sample {
  std::int64_t row = 0;
  std::string outcome;
  std::vector<std::string> cells;
};
inline constexpr std::size_t kSamples = 5;  // for each outcome

struct Report {
  std::int64_t rows = 0;
  std::int64_t created = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t held = 0;
  std::int64_t rejected = 0;
  std::vector<sheets::Notice> notices;
  std::vector<Rejected> first_rejected;  // at most kReportedRejects; all of them are in errors_path
  std::vector<Problem> problems;         // the most frequent first
  std::vector<std::string> header;
  std::vector<Sample> samples;
  std::int64_t batch = 0;  // origin of what was written: "import:<batch>"
};
inline constexpr std::size_t kReportedRejects = 100;

// Opens the sheet again from its beginning; called once or, when the engine asks to try again, more often.
using SourceFactory = std::function<Result<std::unique_ptr<sheets::RowSource>>()>;

Result<Report> run(db::Database& database, const auth::Keyring& keyring, Kind kind, const SourceFactory& open,
                   const Options& options);

}  // namespace xt::imports
