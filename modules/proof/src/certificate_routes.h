// Routes for those who are signed in.
#pragma once

#include <vector>

#include "proof/certificates.h"
#include "proof/http.h"

namespace xt::proof {

std::vector<http::Route> certificate_routes(const Desk& desk);
std::vector<http::Route> public_routes(const Desk& desk);

// The certificate {id} of the path; what the caller may not see does not exist: proof.no_certificate.
Result<Certificate> visible_certificate(db::Session& session, const http::Request& request);

}  // namespace xt::proof
