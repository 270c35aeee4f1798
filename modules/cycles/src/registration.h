// Periodic registration of teachers' certificates (教师〔2013〕9号, 第七条): what the data can say of it. The
// rest stands on the paper with room for a hand and a seal.
#pragma once

#include "cycles/account.h"
#include "http/message.h"
#include "orgs/orgs.h"

#include "listing.h"

namespace xt::cycles {

// A whole list as a PDF to be signed.
Result<http::Response> registration_paper(const Cycle& cycle, const orgs::Org& region, const Listing& found,
                                          Date made);

}  // namespace xt::cycles
