// .docx: word/document.xml as lines of text. Headings and paragraphs are lines; lists get their numbers from
// word/numbering.xml; a row of a table is one line; what was deleted under tracked changes is left out.

#include "numbering.h"
#include "xml.h"
#include "zip_part.h"

namespace xt::documents {
namespace {

class Body : public XmlHandler {
 public:
  Body(Document& out, Numbering& numbering, const Limits& limits)
      : out_(out), numbering_(numbering), limits_(limits) {}

  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "p") {
      ++paragraphs_;
      if (paragraphs_ == 1) list_ = level_ = -1;
    } else if (name == "numId") {
      list_ = number(attributes["val"]);
    } else if (name == "ilvl") {
      level_ = number(attributes["val"]);
    } else if (name == "del" || name == "moveFrom" || name == "instrText" || name == "Fallback") {
      ++hidden_;
      if (name == "del" || name == "moveFrom") changes_ = true;
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "tab") {
      if (paragraphs_ > 0) line_ += '\t';
    } else if (name == "br" || name == "cr") {
      line_ += in_row_ > 0 ? ' ' : '\n';
    } else if (name == "tr") {
      ++in_row_;
    }
  }

  void end(std::string_view name) override {
    if (name == "t") {
      in_text_ = false;
    } else if (name == "p") {
      if (paragraphs_ > 0) --paragraphs_;
      end_paragraph();
    } else if (name == "del" || name == "moveFrom" || name == "instrText" || name == "Fallback") {
      if (hidden_ > 0) --hidden_;
    } else if (name == "tc") {
      row_ += '\t';
    } else if (name == "tr") {
      if (in_row_ > 0) --in_row_;
      if (in_row_ > 0) return;
      while (!row_.empty() && row_.back() == '\t') row_.pop_back();
      out_.text += row_ + "\n";
      row_.clear();
    }
  }

  void text(std::string_view text) override {
    if (in_text_ && hidden_ == 0) line_ += text;
  }

  bool full() const override { return out_.text.size() > limits_.max_text_bytes; }
  bool changes() const { return changes_; }

 private:
  static int number(std::string_view text) {
    int out = 0;
    for (const char c : text.substr(0, 6)) {
      if (c < '0' || c > '9') return -1;
      out = out * 10 + (c - '0');
    }
    return text.empty() ? -1 : out;
  }

  void end_paragraph() {
    std::string label = list_ > 0 && !line_.empty() ? numbering_.next(list_, level_ < 0 ? 0 : level_) : "";
    if (in_row_ > 0) {
      if (!row_.empty() && row_.back() != '\t') row_ += ' ';
      row_ += label + line_;
    } else {
      out_.text += label + line_ + "\n";
    }
    line_.clear();
    list_ = level_ = -1;
  }

  Document& out_;
  Numbering& numbering_;
  const Limits& limits_;
  std::string line_, row_;
  int paragraphs_ = 0, hidden_ = 0, in_row_ = 0;
  int list_ = -1, level_ = -1;
  bool in_text_ = false, changes_ = false;
};

}  // namespace

Result<Document> read_docx(std::string_view bytes, const Limits& limits) {
  XT_TRY(const Zip zip, Zip::open(bytes, limits));
  XT_TRY(const auto document, zip.part("word/document.xml"));
  if (!document) return make_error(Code::invalid, "documents.unknown_kind");
  XT_TRY(const auto numbers, zip.part("word/numbering.xml"));
  Numbering numbering;
  if (numbers) XT_CHECK_OK(parse_xml(*numbers, numbering));
  Document out;
  out.kind = Kind::docx;
  Body body(out, numbering, limits);
  XT_CHECK_OK(parse_xml(*document, body));
  if (body.changes()) out.notices.emplace_back("changes");
  finish(out, limits);
  return out;
}

}  // namespace xt::documents
