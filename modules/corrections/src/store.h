// Rows <-> structs.
#pragma once

#include "corrections/corrections.h"

namespace xt::corrections {

Request request_of(const db::Row& row);  // columns as in `find`
// corrections.no_request.
Result<Request> find(db::Session& session, const Key& request);
// What is kept of a request in the audit's digests.
std::string canonical(const Request& request);

}  // namespace xt::corrections
