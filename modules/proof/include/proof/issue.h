// Issuing as a whole: drafted, drawn, the file kept, the certificate kept. Used by the routes, the batch and
// the demonstration.
#pragma once

#include <optional>
#include <string>

#include "access/access.h"
#include "files/files.h"
#include "proof/certificates.h"

namespace xt::proof {

struct Tools {
  db::Database& database;
  const auth::Keyring& keyring;
  const files::Store& files;
  std::string origin;
};

struct By {
  access::Actor actor;
  std::int64_t now_ms = 0;
  bool own = false;  // by the person to themselves: at most kMostOwnADay
  std::optional<Id> batch = std::nullopt;
  std::optional<Id> replaces = std::nullopt;  // that one ends as replaced, in the same transaction
  std::string reason = {};                    // of the replacement
};
// Errors: those of draft, paper, files and end; proof.too_many_today.
Result<Certificate> issue(const Tools& tools, const Wanted& wanted, const By& by);

// What an earlier certificate was asked for, to issue it again from today's ledger.
Result<Wanted> wanted_of(db::Session& session, const Certificate& certificate);

}  // namespace xt::proof
