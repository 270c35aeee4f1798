// What one write changed, in words of the room that wrote it, so that it can be taken back as long as nobody
// has touched the row since. Plain values; `ref`, `before` and `after` are opaque to everybody else.
#pragma once

#include <string>

namespace xt {

struct Change {
  std::string ref;     // which row
  std::string before;  // empty: it was not there
  std::string after;   // empty: nothing was changed
};

}  // namespace xt
