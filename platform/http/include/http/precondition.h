// Preconditions of a write (RFC 9110, 13.1): is what the client loaded still what is there? The handler asks
// in the transaction of its write; nobody else knows what is there.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace xt::http {

// A strong entity tag: the version in quotes.
std::string entity_tag(std::string_view version);

// If-Match and If-None-Match against what is there now; `version` "" means that nothing is. Holds where the
// request has neither. Weak tags match nothing here.
bool holds(const Request& request, std::string_view version);

}  // namespace xt::http
