// A paper as PDF: content flows down A4 pages; head, foot and page numbers stand on each. Lengths are in
// points (1/72 inch), colours 0xRRGGBB, text UTF-8. Thread-safety: a document belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace xt::pdf {

using Colour = std::uint32_t;
inline constexpr Colour kInk = 0x211f1c;
inline constexpr Colour kQuiet = 0x6b655b;
inline constexpr int kMostPages = 200;
inline constexpr std::size_t kMostCellChars = 600;

struct Options {
  std::string title;      // of the document's properties
  std::string head_left;  // small, on every page
  std::string head_right;
  std::string foot_left;
  Date made;  // the day in the properties: nothing is taken from the clock
  // The page number in the foot: "第{page}页 共{pages}页".
  std::string page_of = "第{page}页 共{pages}页";
};

enum class Align : std::uint8_t { left, right, centre };

struct Column {
  std::string title;
  double share = 1;  // of the width, against the other columns
  Align align = Align::left;
};

struct Cell {
  std::string text;
  Colour colour = kInk;
  bool bold = false;
};

struct Row {
  std::vector<Cell> cells;
  bool group = false;  // the first cell runs across, as a heading of the rows that follow
};

struct Tile {
  std::string label;
  std::string value;
  Colour colour = kInk;
};

// A square of dark and light modules, a QR code for example: row after row, true is dark.
struct Matrix {
  int side = 0;
  std::vector<bool> dark;
};

class Document {
 public:
  // unavailable pdf.no_font where no font has Chinese.
  static Result<std::unique_ptr<Document>> create(const Options& options);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // A page of its own, made first: a title in the middle and facts ("姓名", "韦一") below each other.
  void cover(std::string_view title, const std::vector<Tile>& facts, std::string_view foot);
  void title(std::string_view text);    // centred, large
  void display(std::string_view text);  // the name of a certificate: larger, in Song type, a rule below
  void heading(std::string_view text);  // stays with what follows
  void paragraph(std::string_view text, Colour colour = kInk);
  void tiles(const std::vector<Tile>& tiles);  // beside each other, at most eight
  void table(const std::vector<Column>& columns, const std::vector<Row>& rows);
  // The sentence that the paper is for: large, its first line indented by two characters.
  void statement(std::string_view text);
  void sign_off(const std::vector<std::string>& lines);  // at the right, below each other
  // At the left with a quiet zone of four modules, words beside it; nothing where the code is not a square.
  void code(const Matrix& code, const std::vector<std::string>& lines);

  // The whole file. too_large pdf.too_long past kMostPages; invalid pdf.not_utf8 where some text was not.
  Result<std::string> finish();

 private:
  class Impl;
  explicit Document(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace xt::pdf
