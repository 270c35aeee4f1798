// The installation's signing keys: one signs, all that ever signed can be looked up by everybody. Functions
// work inside the caller's transaction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "auth/signing.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::proof {

// Made on first use, so the session writes.
Result<auth::SigningPair> signing_pair(db::Session& session, const auth::Keyring& keyring,
                                       std::int64_t now_ms);
// The former key's secret is forgotten; what it signed still verifies.
Result<auth::SigningPair> rotate_key(db::Session& session, const auth::Keyring& keyring, std::int64_t now_ms);

struct PublicKey {
  auth::SigningKey key;
  std::int64_t created_ms = 0;
  bool retired = false;
};
Result<std::vector<PublicKey>> public_keys(db::Session& session);  // the latest first

}  // namespace xt::proof
