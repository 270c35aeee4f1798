// The record that a person disputes, as it stands today.
#pragma once

#include <string>

#include "auth/keyring.h"
#include "corrections/corrections.h"

namespace xt::corrections {

// JSON without names or numbers of persons. corrections.no_object where this person has no such record.
Result<std::string> record_of(db::Session& session, const auth::Keyring& keyring, const Ask& ask, Date today);

}  // namespace xt::corrections
