// Two people edit the same thing: the second is told instead of winning unseen. A write says by If-Match
// which version it was made on (by If-None-Match: * that there was none); whoever handles it asks here, in
// the transaction of the write, so that nothing fits between the comparison and the change.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "db/session.h"
#include "http/message.h"

namespace xt::access {

struct Guarded {
  std::string version;       // of what is there now; "" where nothing is
  std::string object;        // as the audit names it: "account:123"
  std::string reason;        // "<room>.changed_meanwhile"
  std::int64_t org_key = 0;  // where the audit's name does not tell the place: only lines of there
};

// Of what people edit of a thing, and of nothing else: a version that moves with every sign-in would refuse
// for no reason. 16 hex digits.
std::string version_of(std::initializer_list<std::string_view> fields);

// `reason` (a conflict, answered as 412) where the request names another version.
Status unchanged(db::Session& session, const http::Request& request, const Guarded& what);
// The refusal: fields changed_by and changed_ms say who changed it last, by the audit.
Error changed_meanwhile(db::Session& session, const Guarded& what);

}  // namespace xt::access
