// Text and shapes on pages, kept until the number of pages is known. Owns all of Pango and Cairo.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pango/pangocairo.h>

#include "pdf/document.h"

namespace xt::pdf {

struct Freed {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Freed>;

inline constexpr double kPageWidth = 595.28;  // A4
inline constexpr double kPageHeight = 841.89;

struct Type {
  double size = 9.5;
  bool bold = false;
  Align align = Align::left;
  bool serif = false;   // Song type, where there is a font of it
  double leading = 0;   // from line to line, in sizes; 0: as everywhere
  double tracking = 0;  // between characters, in points
  bool justify = false;
};

class Canvas {
 public:
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  bool has_chinese() const;
  // Broken into lines of `width`; bytes that are not UTF-8 make the text empty and are remembered.
  Layout layout(std::string_view text, double width, const Type& type);
  static double height(const Layout& layout);

  void add_page() { ++pages_; }
  int pages() const { return pages_; }
  bool all_utf8() const { return all_utf8_; }
  void text(Layout layout, double x, double y, Colour colour) {
    text_on(pages_, std::move(layout), x, y, colour);
  }
  void text_on(int page, Layout layout, double x, double y, Colour colour);
  void fill(double x, double y, double width, double height, Colour colour);

  std::string pdf(const Options& options) const;

 private:
  struct Mark {
    int page = 0;
    double x = 0, y = 0, width = 0, height = 0;  // width 0: text
    Colour colour = 0;
    Layout layout;
  };
  int pages_ = 0;  // the current one, from 1
  bool all_utf8_ = true;
  PangoFontMap* fonts_ = nullptr;
  PangoContext* context_ = nullptr;
  std::vector<Mark> marks_;
};

}  // namespace xt::pdf
