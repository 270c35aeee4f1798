// Where a try comes from, as the throttle counts it.
#pragma once

#include <string>
#include <string_view>

namespace xt::access {

// An IPv4 address itself; of an IPv6 address the first 64 bits, because one customer has them all.
std::string address_block(std::string_view address);

}  // namespace xt::access
