// Certificates as answers.
#pragma once

#include <map>
#include <span>
#include <string>

#include <boost/json.hpp>

#include "http/message.h"
#include "proof/certificates.h"

namespace xt::proof {

// `origin`: for the address of the public page.
boost::json::object certificate_json(const Certificate& one, const std::string& origin);
boost::json::array certificates_json(std::span<const Certificate> list, const std::string& origin);

// "12.5" as a number.
boost::json::value amount(std::int64_t hundredths);

http::Response kept_private(boost::json::value value, int status = 200);  // no-store

}  // namespace xt::proof
