// PDF through poppler: its text in reading order, page after page.
#include <memory>
#include <mutex>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "readers.h"

namespace xt::documents {
namespace {

// Poppler keeps settings for the whole process and writes to standard error where nobody listens.
std::mutex& one_at_a_time() {
  static std::mutex mutex;
  static const bool quiet = [] {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    return true;
  }();
  (void)quiet;
  return mutex;
}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const Limits& limits) {
  const std::lock_guard lock(one_at_a_time());
  const std::unique_ptr<poppler::document> file(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (file == nullptr) return damaged("poppler cannot open it");
  if (file->is_locked()) return make_error(Code::invalid, "documents.password");
  Document out;
  out.kind = Kind::pdf;
  for (int n = 0; n < file->pages(); ++n) {
    if (n >= limits.max_pages || out.text.size() > limits.max_text_bytes) {
      out.notices.emplace_back("cut");
      break;
    }
    const std::unique_ptr<poppler::page> page(file->create_page(n));
    if (page == nullptr) continue;
    // Reading order, not the layout of the page: columns come one after the other.
    out.text += utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)) + "\n";
  }
  finish(out, limits);
  return out;
}

}  // namespace xt::documents
