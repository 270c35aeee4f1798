// Text in UTF-8. Everything that people typed passes through `tidy` once, at the door.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xt {

bool is_utf8(std::string_view text);
// GB18030 -> UTF-8; undecodable bytes become U+FFFD.
std::string from_gb18030(std::string_view bytes);

// Trims (ASCII white space, NBSP, U+3000, zero-width characters, BOM) and folds full-width ASCII to
// half-width.
std::string tidy(std::string_view text);
std::string_view trim_ascii(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

// Code points; invalid bytes count one each.
std::size_t length_utf8(std::string_view text);
// Byte offset of the `index`-th code point (size() past the end).
std::size_t offset_utf8(std::string_view text, std::size_t index);

std::string hex(std::string_view bytes);

// Traditional to simplified for matching only (never for what is stored or shown). Length in code points is
// kept: the mapping is character by character.
std::string fold_traditional(std::string_view text);

}  // namespace xt
