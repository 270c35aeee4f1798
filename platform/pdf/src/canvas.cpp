#include "canvas.h"

#include <algorithm>

#include <cairo-pdf.h>

#include "base/text.h"

namespace xt::pdf {
namespace {

constexpr const char* kFamily = "Noto Sans CJK SC";
constexpr const char* kSerif = "Noto Serif CJK SC, Noto Sans CJK SC";
constexpr double kLineSpacing = 1.35;

PangoAlignment alignment(Align align) {
  if (align == Align::right) return PANGO_ALIGN_RIGHT;
  return align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
}

void use(cairo_t* cairo, Colour colour) {
  const auto part = [&](int shift) { return static_cast<double>(colour >> shift & 0xFF) / 255; };
  cairo_set_source_rgb(cairo, part(16), part(8), part(0));
}

cairo_status_t append(void* to, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

// A map of its own: the default one belongs to a thread and would keep fonts for ever.
Canvas::Canvas() : fonts_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_), 72);
  context_ = pango_font_map_create_context(fonts_);
  // On paper nothing is fitted to pixels: the same lines on every machine.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_, FALSE);
  pango_context_set_language(context_, pango_language_from_string("zh-cn"));
}

Canvas::~Canvas() {
  marks_.clear();
  g_object_unref(context_);
  g_object_unref(fonts_);
}

bool Canvas::has_chinese() const {
  const Layout probe(pango_layout_new(context_));
  PangoFontDescription* description = pango_font_description_from_string(kFamily);
  pango_layout_set_font_description(probe.get(), description);
  pango_font_description_free(description);
  pango_layout_set_text(probe.get(), "规划", -1);
  return pango_layout_get_unknown_glyphs_count(probe.get()) == 0;
}

Layout Canvas::layout(std::string_view text, double width, const Type& type) {
  if (!is_utf8(text) || text.find('\0') != std::string_view::npos) {
    all_utf8_ = false;
    text = {};
  }
  Layout out(pango_layout_new(context_));
  PangoFontDescription* description = pango_font_description_from_string(type.serif ? kSerif : kFamily);
  pango_font_description_set_absolute_size(description, type.size * PANGO_SCALE);
  if (type.bold) pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(out.get(), description);
  pango_font_description_free(description);
  pango_layout_set_width(out.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(out.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(out.get(), alignment(type.align));
  pango_layout_set_justify(out.get(), type.justify ? TRUE : FALSE);
  const double leading = type.leading > 0 ? type.leading : kLineSpacing;
  pango_layout_set_line_spacing(out.get(), static_cast<float>(leading / 1.448));  // Noto's own is 1.448
  if (type.tracking > 0) {
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes,
                           pango_attr_letter_spacing_new(static_cast<int>(type.tracking * PANGO_SCALE)));
    pango_layout_set_attributes(out.get(), attributes);
    pango_attr_list_unref(attributes);
  }
  pango_layout_set_text(out.get(), text.data(), static_cast<int>(text.size()));
  return out;
}

double Canvas::height(const Layout& layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  return static_cast<double>(logical.height) / PANGO_SCALE;
}

void Canvas::text_on(int page, Layout layout, double x, double y, Colour colour) {
  marks_.push_back({page, x, y, 0, 0, colour, std::move(layout)});
}

void Canvas::fill(double x, double y, double width, double height, Colour colour) {
  marks_.push_back({pages_, x, y, width, height, colour, nullptr});
}

std::string Canvas::pdf(const Options& options) const {
  std::string out;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &out, kPageWidth, kPageHeight);
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, options.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Xingtan");
  const std::string made = options.made.iso() + "T00:00:00+08:00";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
  cairo_t* cairo = cairo_create(surface);
  for (int page = 1; page <= pages_; ++page) {
    for (const Mark& mark : marks_) {
      if (mark.page != page) continue;
      use(cairo, mark.colour);
      if (mark.layout == nullptr) {
        cairo_rectangle(cairo, mark.x, mark.y, mark.width, mark.height);
        cairo_fill(cairo);
        continue;
      }
      cairo_move_to(cairo, mark.x, mark.y);
      pango_cairo_show_layout(cairo, mark.layout.get());
    }
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const bool whole = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return whole ? out : std::string();
}

}  // namespace xt::pdf
