// A parsed head becomes a Request, or is refused (RFC 9112). Included where Beast already is.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include "http/server.h"

namespace xt::http {

// What is wrong with the head; status 0 where nothing is.
struct HeadFault {
  int status = 0;
  std::string note;
};

// Fills everything but the body. `peer` is the socket's address.
HeadFault read_head(const boost::beast::http::request_header<>& head, const std::string& peer,
                    const Options& options, Request& request);

}  // namespace xt::http
