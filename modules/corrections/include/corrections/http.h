// Routes: a person's requests and the queue of those who answer them; what waits, for the inbox.
#pragma once

#include <vector>

#include "access/inbox.h"
#include "auth/keyring.h"
#include "db/db.h"
#include "http/router.h"

namespace xt::corrections {

// Both references outlive the routes.
std::vector<http::Route> routes(db::Database& database, const auth::Keyring& keyring);
std::vector<http::Shape> shapes();

// corrections.open: for a school what is open, for a county what its schools left unanswered past the due
// day. corrections.answered: for the person who asked, until they have read it.
Result<std::vector<access::Waiting>> waiting(db::Session& session, const access::Caller& caller);

}  // namespace xt::corrections
