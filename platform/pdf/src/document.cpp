#include "pdf/document.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "base/text.h"

#include "canvas.h"

namespace xt::pdf {
namespace {

constexpr double kLeft = 48;
constexpr double kWidth = kPageWidth - 2 * kLeft;
constexpr double kTop = 62;
constexpr double kBottom = kPageHeight - 56;
constexpr double kHeadLine = 46;
constexpr double kCellPad = 4;
constexpr double kStayTogether = 60;  // what a heading needs below it
constexpr std::size_t kMostTiles = 8;

constexpr Colour kSeal = 0x9d2b22;
constexpr Colour kLine = 0xddd6c9;
constexpr Colour kTint = 0xf3f0e9;

std::string cut(std::string_view text) {
  const std::size_t end = offset_utf8(text, kMostCellChars);
  return end >= text.size() ? std::string(text) : std::string(text.substr(0, end)) + "…";
}

std::string numbered(std::string words, int page, int pages) {
  const auto put = [&](std::string_view name, int number) {
    const auto at = words.find(name);
    if (at != std::string::npos) words.replace(at, name.size(), std::to_string(number));
  };
  put("{page}", page);
  put("{pages}", pages);
  return words;
}

}  // namespace

class Document::Impl {
 public:
  explicit Impl(const Options& options) : options_(options) { new_page(); }

  bool has_font() const { return canvas_.has_chinese(); }

  void line(std::string_view text, const Type& type, Colour colour, double before, double after,
            double below) {
    Layout layout = canvas_.layout(cut(text), kWidth, type);
    const double height = Canvas::height(layout);
    y_ += before;
    room(height + below);
    canvas_.text(std::move(layout), kLeft, y_, colour);
    y_ += height + after;
  }

  void display(std::string_view text) {
    line(text, {26, true, Align::centre, true, 0, 5}, kInk, 22, 10, 0);
    canvas_.fill(kLeft + kWidth / 2 - 40, y_, 80, 1.5, kSeal);
    y_ += 14;
  }

  void cover(std::string_view title, const std::vector<Tile>& facts, std::string_view foot) {
    constexpr double kLabel = 96;
    constexpr double kFactsLeft = kLeft + 70;
    y_ = 190;
    line(title, {30, true, Align::centre}, kInk, 0, 24, 0);
    canvas_.fill(kLeft + kWidth / 2 - 40, y_, 80, 2, kSeal);
    y_ += 90;
    for (const Tile& fact : facts) {
      Layout value = canvas_.layout(cut(fact.value), kLeft + kWidth - 60 - kFactsLeft - kLabel, {13});
      const double height = std::max(Canvas::height(value), 18.0);
      canvas_.text(canvas_.layout(cut(fact.label), kLabel - 12, {13}), kFactsLeft, y_, kQuiet);
      canvas_.text(std::move(value), kFactsLeft + kLabel, y_, fact.colour);
      y_ += height + 8;
      canvas_.fill(kFactsLeft + kLabel, y_ - 4, kLeft + kWidth - 60 - kFactsLeft - kLabel, 0.5, kLine);
      y_ += 8;
    }
    y_ = std::max(y_ + 20, kBottom - 80);
    line(foot, {9, false, Align::centre}, kQuiet, 0, 0, 0);
    new_page();
  }

  void tiles(const std::vector<Tile>& tiles) {
    const std::size_t count = std::min(tiles.size(), kMostTiles);
    if (count == 0) return;
    constexpr double kGap = 8;
    constexpr double kHeight = 50;
    room(kHeight + 12);
    const double width = (kWidth - kGap * static_cast<double>(count - 1)) / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const double x = kLeft + static_cast<double>(i) * (width + kGap);
      canvas_.fill(x, y_, width, kHeight, kTint);
      canvas_.fill(x, y_, width, 2, tiles[i].colour);
      canvas_.text(canvas_.layout(cut(tiles[i].value), width, {18, true, Align::centre}), x, y_ + 7,
                   tiles[i].colour);
      canvas_.text(canvas_.layout(cut(tiles[i].label), width, {8.5, false, Align::centre}), x, y_ + 32, kInk);
    }
    y_ += kHeight + 12;
  }

  void sign_off(const std::vector<std::string>& lines) {
    y_ += 12;
    room(24 * static_cast<double>(lines.size()));
    for (const std::string& one : lines) line(one, {12, false, Align::right, true}, kInk, 4, 3, 0);
    y_ += 10;
  }

  void code(const Matrix& code, const std::vector<std::string>& lines) {
    if (code.side <= 0 || code.dark.size() != static_cast<std::size_t>(code.side) * code.side) return;
    constexpr double kSize = 96;
    constexpr int kQuietZone = 4;
    room(kSize + 10);
    const double module = kSize / (code.side + 2 * kQuietZone);
    for (int row = 0; row < code.side; ++row) {
      for (int from = 0; from < code.side; ++from) {
        int to = from;
        while (to < code.side && code.dark[static_cast<std::size_t>(row) * code.side + to]) ++to;
        if (to == from) continue;
        canvas_.fill(kLeft + (from + kQuietZone) * module, y_ + (row + kQuietZone) * module,
                     (to - from) * module, module, 0x000000);
        from = to;
      }
    }
    double y = y_ + kQuietZone * module;
    for (const std::string& one : lines) {
      Layout layout = canvas_.layout(cut(one), kWidth - kSize - 12, {9});
      const double height = Canvas::height(layout);
      canvas_.text(std::move(layout), kLeft + kSize + 12, y, kInk);
      y += height + 4;
    }
    y_ = std::max(y_ + kSize, y) + 10;
  }

  void table(const std::vector<Column>& columns, const std::vector<Row>& rows) {
    if (columns.empty()) return;
    const auto widths = widths_of(columns);
    std::vector<Cell> titles;
    for (const Column& column : columns) titles.push_back({column.title, kQuiet, true});
    const Drawn head = lay(titles, columns, widths);
    room(head.height + 40);
    draw_head(titles, columns, widths);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Drawn row = rows[i].group ? lay_group(rows[i]) : lay(rows[i].cells, columns, widths);
      double needed = row.height;
      if (rows[i].group && i + 1 < rows.size()) needed += lay(rows[i + 1].cells, columns, widths).height;
      if (y_ + needed > kBottom) {
        new_page();
        draw_head(titles, columns, widths);
      }
      if (full_) return;
      draw(std::move(row), widths, rows[i].group ? kTint : 0);
    }
    y_ += 10;
  }

  Result<std::string> finish() {
    if (full_) return make_error(Code::too_large, "pdf.too_long", std::to_string(kMostPages) + " pages");
    if (!canvas_.all_utf8()) return make_error(Code::invalid, "pdf.not_utf8");
    for (int page = 1; page <= canvas_.pages(); ++page) {
      const double y = kPageHeight - 40;
      canvas_.text_on(page, canvas_.layout(options_.foot_left, kWidth - 100, {7.5}), kLeft, y, kQuiet);
      canvas_.text_on(
          page,
          canvas_.layout(numbered(options_.page_of, page, canvas_.pages()), 96, {7.5, false, Align::right}),
          kLeft + kWidth - 96, y, kQuiet);
    }
    std::string bytes = canvas_.pdf(options_);
    if (bytes.empty()) return make_error(Code::internal, "pdf.not_written");
    return bytes;
  }

 private:
  // A row laid out: what stands in each column, and how high the highest is.
  struct Drawn {
    std::vector<Layout> layouts;
    std::vector<Colour> colours;
    double height = 0;
  };

  static std::vector<double> widths_of(const std::vector<Column>& columns) {
    const double whole = std::accumulate(columns.begin(), columns.end(), 0.0,
                                         [](double sum, const Column& column) { return sum + column.share; });
    std::vector<double> out;
    for (const Column& column : columns) out.push_back(kWidth * column.share / whole);
    return out;
  }

  Drawn lay(std::span<const Cell> cells, const std::vector<Column>& columns,
            const std::vector<double>& widths) {
    Drawn out;
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
      out.layouts.push_back(canvas_.layout(cut(cells[i].text), widths[i] - 2 * kCellPad,
                                           {8.5, cells[i].bold, columns[i].align}));
      out.colours.push_back(cells[i].colour);
      out.height = std::max(out.height, Canvas::height(out.layouts.back()) + 2 * kCellPad);
    }
    return out;
  }

  Drawn lay_group(const Row& row) {
    Drawn out;
    const Cell cell = row.cells.empty() ? Cell{} : row.cells.front();
    out.layouts.push_back(canvas_.layout(cut(cell.text), kWidth - 2 * kCellPad, {8.5, true}));
    out.colours.push_back(cell.colour);
    out.height = Canvas::height(out.layouts.back()) + 2 * kCellPad;
    return out;
  }

  void draw_head(const std::vector<Cell>& titles, const std::vector<Column>& columns,
                 const std::vector<double>& widths) {
    draw(lay(titles, columns, widths), widths, 0);
    canvas_.fill(kLeft, y_ - 1, kWidth, 1, kInk);
  }

  void draw(Drawn row, const std::vector<double>& widths, Colour ground) {
    if (ground != 0) canvas_.fill(kLeft, y_, kWidth, row.height, ground);
    double x = kLeft;
    for (std::size_t i = 0; i < row.layouts.size(); ++i) {
      canvas_.text(std::move(row.layouts[i]), x + kCellPad, y_ + kCellPad, row.colours[i]);
      x += widths[i];
    }
    y_ += row.height;
    canvas_.fill(kLeft, y_ - 0.5, kWidth, 0.5, kLine);
  }

  void room(double height) {
    if (y_ + height > kBottom && y_ > kTop) new_page();
  }

  void new_page() {
    if (canvas_.pages() >= kMostPages) {
      full_ = true;  // what comes is drawn over the last page and thrown away at the end
      y_ = kTop;
      return;
    }
    canvas_.add_page();
    y_ = kTop;
    canvas_.text(canvas_.layout(options_.head_left, kWidth * 0.62, {7.5}), kLeft, 30, kQuiet);
    canvas_.text(canvas_.layout(options_.head_right, kWidth * 0.38, {7.5, false, Align::right}),
                 kLeft + kWidth * 0.62, 30, kQuiet);
    canvas_.fill(kLeft, kHeadLine, kWidth, 1.2, kSeal);
  }

  Options options_;
  Canvas canvas_;
  double y_ = kTop;
  bool full_ = false;
};

Document::Document(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::create(const Options& options) {
  auto impl = std::make_unique<Impl>(options);
  if (!impl->has_font()) return make_error(Code::unavailable, "pdf.no_font", "fonts-noto-cjk is missing");
  return std::unique_ptr<Document>(new Document(std::move(impl)));
}

void Document::title(std::string_view text) {
  impl_->line(text, {17, true, Align::centre}, kInk, 4, 4, 0);
}

void Document::display(std::string_view text) {
  impl_->display(text);
}

void Document::cover(std::string_view title, const std::vector<Tile>& facts, std::string_view foot) {
  impl_->cover(title, facts, foot);
}

void Document::heading(std::string_view text) {
  impl_->line(text, {12, true}, kInk, 8, 6, kStayTogether);
}

void Document::paragraph(std::string_view text, Colour colour) {
  impl_->line(text, {9.5}, colour, 0, 6, 0);
}

void Document::tiles(const std::vector<Tile>& tiles) {
  impl_->tiles(tiles);
}

void Document::table(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  impl_->table(columns, rows);
}

void Document::statement(std::string_view text) {
  impl_->line("　　" + std::string(text), {13, false, Align::left, true, 2.0, 0.3, true}, kInk, 14, 16, 0);
}

void Document::sign_off(const std::vector<std::string>& lines) {
  impl_->sign_off(lines);
}

void Document::code(const Matrix& code, const std::vector<std::string>& lines) {
  impl_->code(code, lines);
}

Result<std::string> Document::finish() {
  return impl_->finish();
}

}  // namespace xt::pdf
