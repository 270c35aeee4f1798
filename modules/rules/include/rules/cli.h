// `xingtan rules list|check|fmt|enforce|test|explain|preview` as plain functions; app/ wires them. Results go
// to `out`, everything else to `err`. 0: done; 1: could not be done; 3: done with findings.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "db/db.h"
#include "rules/book.h"
#include "rules/convert.h"

namespace xt::rules {

// One line a rule: tag, region, days, title. `region`: only the chain that holds there on `day`.
int list(const Book& book, const std::string& region, Date day, std::ostream& out);

// Each path: a version file, the folder of a rule or a folder of rules.
int check(const std::vector<std::string>& paths, bool english, std::ostream& out, std::ostream& err);
int fmt(const std::vector<std::string>& paths, bool only_check, std::ostream& out, std::ostream& err);
// Puts the versions of each path in force: writes those that versions.txt does not know yet into it. 3 where
// a version does not compile or was changed since.
int enforce(const std::vector<std::string>& paths, std::ostream& out, std::ostream& err);
// The cases of each folder, against all rules of `folder`.
int test(const std::vector<std::string>& paths, const std::string& folder, std::ostream& out,
         std::ostream& err);

// Line by line how an achievement becomes hours and credits, for somebody who has `already`.
int explain(const Book& book, const Achievement& achievement, const Counted& already, bool english,
            std::ostream& out, std::ostream& err);

struct PreviewArgs {
  std::string draft;   // a version file: what would hold instead
  std::string region;  // only what was earned below this region; empty: the draft's region
  Date from = Date::of(1970, 1, 1), to = kOpenEnd - 1;  // of the last day, inclusive
  int examples = 10;
  bool english = false;
};
// What a changed rule would do to what the ledger holds: people who would gain or lose, by conversion, with
// examples. Writes nothing. What the ledger does not know of an achievement (its units, a failed result)
// cannot be converted again: entries that the present rules do not reproduce are counted apart and left
// alone.
int preview(db::Database& database, const Book& book, const PreviewArgs& args, std::ostream& out,
            std::ostream& err);

}  // namespace xt::rules
