// Reading a small regular file whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace xt::plans {

// At most one byte more than `max_bytes`, so that the caller can say that it is too much. nullopt: no regular
// file, or unreadable.
std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace xt::plans
