// The names of status codes (RFC 9110, section 15), for the wire and for problems alike.
#pragma once

namespace xt::http {

const char* status_name(int status);  // "Not Found"; "Status" for one that this server never sends

}  // namespace xt::http
