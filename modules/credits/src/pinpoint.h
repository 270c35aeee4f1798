// Where in a row one byte was changed: the hash of what it was is known, so every row that differs in one
// byte is tried.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "credits/chain.h"

namespace xt::credits {

struct Pinpoint {
  std::string column;
  std::string was;  // the whole value; empty for null
};
// The one byte of one column that was exchanged, put in or taken out since `hash` was computed over
// `previous` and the row; nullopt where more was changed. Some 10^5 hashes.
std::optional<Pinpoint> one_byte(std::string_view previous, const ChainRow& row, std::string_view hash);

}  // namespace xt::credits
