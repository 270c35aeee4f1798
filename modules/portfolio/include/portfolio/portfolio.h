// A teacher's portfolio (成长档案): who they are, what they did and what it came to, in one value that the
// screen, the paper and the package are made of. Reads only; the caller has checked who may see it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "credits/reads.h"
#include "cycles/account.h"
#include "db/db.h"
#include "db/migrate.h"
#include "people/people.h"
#include "proof/certificates.h"
#include "rules/book.h"

namespace xt::portfolio {

db::ModuleMigrations migrations();

// A file that vouches for an entry, as the room keeps it that took it in.
struct Evidence {
  std::string name, sha256, type;  // type: jpeg png pdf xlsx …
  std::int64_t bytes = 0;
};
// By origin ("declaration:7"); origins without files are left out.
using EvidenceOf = std::function<Result<std::map<std::string, std::vector<Evidence>>>(
    db::Session&, const std::vector<std::string>& origins)>;

struct Line {
  credits::Entry entry;
  std::string rule, hash;                 // hash: of its link in the teacher's chain
  std::vector<std::string> certificates;  // numbers of those that rest on it
  std::vector<Evidence> evidence;
  // Neither a reversal nor taken back.
  bool stands() const { return !entry.reverses && !entry.reversed_by; }
};

struct Sum {
  std::string key;  // a year or a category of vocab, "" where none is known
  cycles::Amount amount;
  std::int64_t entries = 0;  // that stand
};

struct Standing {
  cycles::Cycle cycle;
  std::string region;
  cycles::Account account;
};

struct Portfolio {
  people::Profile person;
  Period days;  // of what is listed, half-open
  Date made;
  std::vector<Line> lines;  // the earliest first; with reversals, without remarks
  std::vector<proof::Certificate> certificates;
  std::vector<Standing> cycles;

  // Net of reversals, as the ledger sums: the same rows that are listed.
  Sum total() const;
  std::vector<Sum> by_year() const;
  std::vector<Sum> by_category() const;
};

struct Wanted {
  Id teacher = 0;  // the record that speaks
  Period days{Date(0), kOpenEnd};
  Date today;
  rules::Book rules{};  // what cycle accounts go by
};
// people.no_teacher; portfolio.too_long past 10,000 entries. A few statements.
Result<Portfolio> gather(db::Session& session, const auth::Keyring& keyring, const Wanted& wanted,
                         const EvidenceOf& evidence = {});

// The package's portfolio.json, in the form docs/portfolio.md: the same value gives the same bytes.
std::string to_json(const Portfolio& portfolio);
// The paper. `digest`: of the package's portfolio.json, printed at the end.
Result<std::string> paper(const Portfolio& portfolio, const std::string& digest);

struct File {
  std::string name, bytes;
};
// A ZIP of the files and of SHA256SUMS, which `sha256sum -c` understands.
std::string package(const std::vector<File>& files, Date made);

}  // namespace xt::portfolio
