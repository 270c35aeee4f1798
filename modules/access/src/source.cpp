#include "source.h"

#include <array>

#include <arpa/inet.h>

#include "base/text.h"

namespace xt::access {

std::string address_block(std::string_view address) {
  std::array<char, 16> bytes{};
  const std::string text(address.substr(0, address.find('%')));
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::string(address);
  constexpr std::size_t network = 8;
  return hex({bytes.data(), network});
}

}  // namespace xt::access
