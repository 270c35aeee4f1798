// A statement for a teacher who goes to another province: a numbered paper of what counts in the cycle, and a
// package that the other side reads by program. Both are kept as files; a wrong one is withdrawn, never
// changed. The certificate of hours behind it is verified on the public page under the same number.
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "cycles/cycles.h"
#include "portfolio/http.h"

namespace xt::portfolio {

struct Statement {
  Id id = 0, teacher = 0;
  std::int64_t org_key = 0;
  Id cycle = 0;
  std::string number;  // without hyphens
  Id certificate = 0;  // 0: there were no hours
  std::string to_place;
  Period days;
  cycles::Amount counts;
  std::string paper, package;  // digests of the files
  std::int64_t made_ms = 0;
  std::string made_name;
  std::int64_t withdrawn_ms = 0;
  std::string withdrawn_name, withdrawn_why;
};

struct Leaving {
  Id teacher = 0;        // the record that speaks
  cycles::Cycle cycle;   // what is stated: its days up to today
  std::string to_place;  // 1 … 60 characters
  Date today;
};
struct Clerk {
  access::Actor actor;
  std::string name;
};

// portfolio.bad_statement (fields name what); those of gather, proof::issue, pdf and files.
Result<Statement> issue_statement(const Desk& desk, const Leaving& leaving, const Clerk& clerk);
Result<Statement> find_statement(db::Session& session, Id id);  // portfolio.no_statement
Result<std::vector<Statement>> statements_of(db::Session& session,
                                             Id teacher);  // the latest first, at most 50
// Ends the certificate, too. portfolio.withdrawn already; portfolio.reason_required (1 … 200 characters).
Result<Statement> withdraw(db::Session& session, Id id, const std::string& why, const Clerk& clerk);

}  // namespace xt::portfolio
