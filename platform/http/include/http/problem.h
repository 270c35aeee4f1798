// Errors as RFC 9457 problem documents; the only place that knows which Code is which status.
#pragma once

#include <string>

#include "http/message.h"

namespace xt::http {

int status_of(Code code);

// A conflict whose reason ends in changed_meanwhile answers 412: what was edited is not what was loaded.
// {"type":"about:blank","title":…,"status":…,"reason":…,"fields":[{name,reason,detail}],"instance":<request
// id>}. The note stays out of it: it goes to the log.
Response problem(const Error& error, std::string_view request_id);
// For what only the protocol knows: 405, 408, 431, 501.
Response problem_with_status(int status, const Error& error, std::string_view request_id);

}  // namespace xt::http
