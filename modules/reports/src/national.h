// The national system's sheet of training records (国内培训), as our own importer reads it.
#pragma once

#include <string>
#include <vector>

#include "auth/keyring.h"

#include "gather.h"

namespace xt::reports {

struct Sheet {
  std::string bytes;
  std::int64_t people = 0;
};
// With the identity numbers of everybody in clear: the caller audits it. sheets.too_many_rows.
Result<Sheet> national_sheet(db::Session& session, const auth::Keyring& keyring, const orgs::KeyRange& range,
                             Date staff_on, const Period& days);

}  // namespace xt::reports
