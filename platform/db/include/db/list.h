// Many keys as one argument, "1,2,3": SQLite reads it by json_each('[' || :ids || ']'), PostgreSQL by
// string_to_array(:ids, ','). No statement depends on how many there are.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace xt::db {

template <class Range, class Of = std::identity>
std::string list_of(const Range& all, Of of = {}) {
  std::string out;
  for (const auto& one : all) {
    if (!out.empty()) out += ',';
    out += std::to_string(std::int64_t{std::invoke(of, one)});
  }
  return out;
}

}  // namespace xt::db
