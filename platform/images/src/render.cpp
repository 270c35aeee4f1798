#include <algorithm>
#include <memory>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "images/images.h"

namespace xt::images {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Pixels = std::unique_ptr<GdkPixbuf, Unref>;
using Loader = std::unique_ptr<GdkPixbufLoader, Unref>;

Error damaged(GError* why) {
  Error out = make_error(Code::malformed, "images.damaged", why == nullptr ? "" : why->message);
  g_clear_error(&why);
  return out;
}

struct Wanted {
  const Facts& facts;
  int edge;
};

// Told before anything is decoded, so that a JPEG is decoded at the size it is needed in. What the decoder
// found must be what inspect() saw and bounded; a size of nothing makes it give up.
void choose_size(GdkPixbufLoader* loader, int width, int height, gpointer data) {
  const auto& wanted = *static_cast<const Wanted*>(data);
  if (width != wanted.facts.width || height != wanted.facts.height) {
    gdk_pixbuf_loader_set_size(loader, 0, 0);
    return;
  }
  const int longest = std::max(width, height);
  if (longest <= wanted.edge) return;
  const auto scaled = [&](int side) {
    return std::max(1, static_cast<int>(std::int64_t{side} * wanted.edge / longest));
  };
  gdk_pixbuf_loader_set_size(loader, scaled(width), scaled(height));
}

Result<Pixels> decode(std::string_view bytes, const Facts& facts, int edge) {
  GError* why = nullptr;
  const Loader loader(gdk_pixbuf_loader_new_with_type(facts.format == Format::jpeg ? "jpeg" : "png", &why));
  if (!loader) return damaged(why);
  Wanted wanted{facts, edge};
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(choose_size), &wanted);
  const bool written = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()),
                                               bytes.size(), &why) != FALSE;
  // A loader is closed even after a failure.
  const bool closed = gdk_pixbuf_loader_close(loader.get(), written ? &why : nullptr) != FALSE;
  GdkPixbuf* found = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (!written || !closed || found == nullptr) return damaged(why);
  return Pixels(gdk_pixbuf_apply_embedded_orientation(found));
}

Pixels on_white(Pixels picture) {
  if (!gdk_pixbuf_get_has_alpha(picture.get())) return picture;
  constexpr guint32 kWhite = 0xFFFFFF;
  return Pixels(gdk_pixbuf_composite_color_simple(picture.get(), gdk_pixbuf_get_width(picture.get()),
                                                  gdk_pixbuf_get_height(picture.get()), GDK_INTERP_NEAREST,
                                                  255, 8, kWhite, kWhite));
}

}  // namespace

Result<std::string> render(std::string_view bytes, int edge) {
  XT_TRY(const Facts facts, inspect(bytes));
  XT_TRY(Pixels picture, decode(bytes, facts, edge));
  picture = on_white(std::move(picture));
  if (!picture) return make_error(Code::unavailable, "images.no_memory");
  gchar* out = nullptr;
  gsize size = 0;
  GError* why = nullptr;
  if (!gdk_pixbuf_save_to_buffer(picture.get(), &out, &size, "jpeg", &why, "quality", "82", nullptr))
    return damaged(why);
  std::string answer(out, size);
  g_free(out);
  return answer;
}

}  // namespace xt::images
