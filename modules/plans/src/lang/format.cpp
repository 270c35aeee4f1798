#include "plans/format.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "lang/toml_scan.h"
#include "plans/lang/report.h"
#include "plans/lang/toml_tree.h"

namespace xt::plans {
namespace {

// One logical line: `pieces` without blanks and the closing newline; values over several lines belong to one.
struct Line {
  std::vector<TomlPiece> pieces;
  bool blank() const { return pieces.empty(); }
  bool header() const { return !blank() && pieces[0].text == "["; }
  bool comment() const { return !blank() && pieces[0].kind == TomlToken::comment; }
  // The position of the = of `key = value`, 0 where there is none.
  std::size_t equals() const {
    if (blank() || header() || comment()) return 0;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      if (pieces[i].text == "=") return i;
    }
    return 0;
  }
};

std::vector<Line> lines(std::string_view text) {
  std::vector<Line> out(1);
  int open = 0;
  for (const TomlPiece& piece : scan_toml(text)) {
    const bool at_header = out.back().pieces.empty() || out.back().header();
    if (piece.kind == TomlToken::punct && !at_header) {
      if (piece.text == "[" || piece.text == "{") ++open;
      if (piece.text == "]" || piece.text == "}") --open;
    }
    if (piece.kind == TomlToken::newline && open <= 0) {
      open = 0;
      out.emplace_back();
    } else if (piece.kind != TomlToken::blank) {
      out.back().pieces.push_back(piece);
    }
  }
  return out;
}

std::string trim_right(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  return std::string(last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1));
}

// The key as written: a.b, "quoted".
std::string key_text(const Line& line, std::size_t equals) {
  std::string out;
  for (std::size_t i = 0; i < equals; ++i) out += line.pieces[i].text;
  return out;
}

// A string literal whose inside may be spaced anew: on one line, without escapes.
bool is_plain(std::string_view literal) {
  const bool triple = literal.starts_with("\"\"\"") || literal.starts_with("'''");
  return literal.size() >= 2 && !triple && literal.find('\\') == std::string_view::npos;
}

// where and measure: the expression inside the quotes in canonical spacing.
std::string value_piece(const std::string& key, const TomlPiece& piece) {
  const bool expression = key == "where" || key == "measure";
  if (!expression || piece.kind != TomlToken::string || !is_plain(piece.text)) return std::string(piece.text);
  const std::string_view inside = piece.text.substr(1, piece.text.size() - 2);
  return piece.text[0] + format_expression(inside) + piece.text[0];
}

bool spaced(const TomlPiece& left, const TomlPiece& right) {
  if (left.kind == TomlToken::bare && right.kind == TomlToken::bare) return true;  // 2021-01-01 08:00:00
  return left.text == "=" || right.text == "=" || left.text == ",";
}

// A value; a list over several lines keeps its lines, indented by two spaces a level.
std::string value_text(const std::string& key, const Line& line, std::size_t from) {
  std::string out;
  int depth = 0;
  bool fresh = true;  // at the beginning of a line
  TomlPiece last{TomlToken::blank, {}};
  for (std::size_t i = from; i < line.pieces.size(); ++i) {
    const TomlPiece& piece = line.pieces[i];
    const bool closes = piece.kind == TomlToken::punct && (piece.text == "]" || piece.text == "}");
    if (closes) --depth;
    if (piece.kind == TomlToken::newline) {
      out = trim_right(out) + "\n";
      fresh = true;
      last = {TomlToken::blank, {}};
      continue;
    }
    if (fresh && !out.empty()) out += std::string(static_cast<std::size_t>(std::max(depth, 0)) * 2, ' ');
    if (piece.kind == TomlToken::comment) {
      out += (fresh ? "" : "  ") + trim_right(piece.text);
    } else {
      if (!fresh && piece.text != "," && spaced(last, piece)) out += ' ';
      out += value_piece(key, piece);
    }
    fresh = false;
    last = piece;
    if (piece.kind == TomlToken::punct && (piece.text == "[" || piece.text == "{")) ++depth;
  }
  return out;
}

std::string header_text(const Line& line) {
  std::string out;
  for (const TomlPiece& piece : line.pieces) {
    if (piece.kind == TomlToken::comment) out += "  ";
    out += piece.kind == TomlToken::comment ? trim_right(piece.text) : std::string(piece.text);
  }
  return out;
}

// Keys of neighbouring lines stand in one column: from `first` to the next line that is no key.
std::size_t key_width(const std::vector<Line>& all, std::size_t first) {
  std::size_t width = 0;
  for (std::size_t i = first; i < all.size(); ++i) {
    const std::size_t equals = all[i].equals();
    if (equals == 0 && !all[i].comment()) break;
    if (equals > 0) width = std::max(width, length_utf8(key_text(all[i], equals)));
  }
  return width;
}

std::string render(const std::vector<Line>& all) {
  std::string out;
  std::size_t width = 0;
  bool in_block = false;
  bool gap = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Line& line = all[i];
    if (line.blank()) {
      gap = true;
      in_block = false;
      continue;
    }
    // One empty line between blocks and before every section, none at the top.
    const bool section = line.header() && i > 0 && !all[i - 1].comment();
    if (!out.empty() && (gap || section)) out += "\n";
    gap = false;
    const std::size_t equals = line.equals();
    if (line.header()) {
      out += header_text(line);
    } else if (equals == 0) {
      for (const TomlPiece& piece : line.pieces) out += trim_right(piece.text);
    } else {
      if (!in_block) width = key_width(all, i);
      const std::string key = key_text(line, equals);
      out += key + std::string(width - std::min(width, length_utf8(key)), ' ') + " = " +
             value_text(key, line, equals + 1);
    }
    in_block = equals > 0 || (in_block && line.comment());
    out += "\n";
  }
  return out;
}

}  // namespace

Result<std::string> format(std::string_view toml) {
  Report report("");
  if (!parse_toml(toml, kMaxPlanBytes, report)) {
    return make_error(Code::malformed, "plans.not_toml", to_text(report.errors().front(), false));
  }
  if (toml.starts_with("\xef\xbb\xbf")) toml.remove_prefix(3);
  return render(lines(toml));
}

}  // namespace xt::plans
