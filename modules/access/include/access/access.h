// Who is calling, what they may see and do, and the trace of what they did: what most rooms need of this one.
// Accounts: accounts.h. Signing in: sign_in.h. The server's side: http.h.
#pragma once

#include "access/audit.h"   // IWYU pragma: export
#include "access/caller.h"  // IWYU pragma: export
#include "access/may.h"     // IWYU pragma: export
