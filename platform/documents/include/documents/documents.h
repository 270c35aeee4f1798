// The text of a document that somebody wrote: plain text (UTF-8, UTF-16, GB18030), .docx (ECMA-376,
// WordprocessingML) or a PDF with text. The kind is decided by the content, never by the name. Paragraphs
// become lines; numbers of lists stand in front of them; the cells of a table's row stand on one line.
//
// Errors carry reason "documents.<what>": unknown_kind, old_word (invalid), damaged (malformed), zip_bomb,
// too_large (too_large), password (invalid), no_text (invalid). Pure; thread-safe, except that PDF files are
// read one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xt::documents {

struct Limits {
  std::size_t max_file_bytes = 20 << 20;
  std::size_t max_unzipped_bytes = 64 << 20;  // of one part of a .docx
  int max_zip_entries = 4'096;
  std::size_t max_text_bytes = 2 << 20;  // what is longer is cut at a line, with the notice "cut"
  int max_pages = 1'000;                 // of a PDF; the same notice
};

enum class Kind : std::uint8_t { text, docx, pdf };
std::string_view code(Kind kind);  // "docx"

struct Document {
  Kind kind = Kind::text;
  std::string text;  // UTF-8, lines end with \n
  std::vector<std::string>
      notices;  // stable: cut, undecodable, changes (a .docx with tracked changes: as accepted)
};

Result<Document> read(std::string_view bytes, const Limits& limits = {});

}  // namespace xt::documents
