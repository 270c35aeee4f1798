// One reader for each kind.
#pragma once

#include "documents/documents.h"

namespace xt::documents {

Result<Document> read_text(std::string_view bytes, const Limits& limits);
Result<Document> read_docx(std::string_view bytes, const Limits& limits);
Result<Document> read_pdf(std::string_view bytes, const Limits& limits);

Error damaged(std::string note);
// Line ends unified, no NUL, blanks at the end of a line cut, never more than one empty line, not longer than
// allowed.
void finish(Document& document, const Limits& limits);

}  // namespace xt::documents
