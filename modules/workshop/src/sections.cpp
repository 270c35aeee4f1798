#include "sections.h"

#include <algorithm>

#include "base/text.h"

namespace xt::workshop {
namespace {

// The value of `id = "…"` on a line, empty where the line says something else.
std::string id_on(std::string_view line) {
  std::string_view text = trim_ascii(line);
  if (!text.starts_with("id")) return {};
  text = trim_ascii(text.substr(2));
  if (!text.starts_with("=")) return {};
  text = trim_ascii(text.substr(1));
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'')) return {};
  const auto end = text.find(text.front(), 1);
  return end == std::string_view::npos ? std::string() : std::string(text.substr(1, end - 1));
}

bool opens_table(std::string_view line) {
  return trim_ascii(line).starts_with("[");
}

bool opens_provision(std::string_view line) {
  const std::string_view text = trim_ascii(line);
  return text.starts_with("[[provision]]") || text.starts_with("[[ provision ]]");
}

}  // namespace

std::vector<Section> sections(std::string_view toml) {
  std::vector<Section> out;
  bool inside = false;
  int number = 0;
  for (const std::string_view line : split(toml, '\n')) {
    ++number;
    if (opens_provision(line)) {
      out.push_back({number, number, ""});
      inside = true;
    } else if (inside && opens_table(line) && !trim_ascii(line).starts_with("[provision.") &&
               trim_ascii(line).find('=') == std::string_view::npos && trim_ascii(line).ends_with("]") &&
               !trim_ascii(line).ends_with("],")) {
      inside = false;
    }
    if (!inside) continue;
    out.back().last_line = number;
    if (out.back().id.empty()) out.back().id = id_on(line);
  }
  return out;
}

std::string without(std::string_view toml, const std::vector<Section>& dropped) {
  std::string out;
  int number = 0;
  for (const std::string_view line : split(toml, '\n')) {
    ++number;
    const bool drop = std::any_of(dropped.begin(), dropped.end(), [&](const Section& one) {
      return one.first_line <= number && number <= one.last_line;
    });
    if (number > 1) out += '\n';
    if (!drop) out += line;
  }
  return out;
}

Checked check(std::string_view toml, std::string_view source) {
  Checked out;
  out.whole = plans::compile_draft("plan.toml", toml, source);
  if (out.whole.ok()) {
    out.plan = out.whole.plan;
    return out;
  }
  std::vector<Section> dropped;
  for (const Section& one : sections(toml)) {
    if (std::any_of(out.whole.diagnostics.begin(), out.whole.diagnostics.end(),
                    [&](const auto& d) { return one.first_line <= d.line && d.line <= one.last_line; })) {
      dropped.push_back(one);
    }
  }
  if (dropped.empty()) return out;
  out.plan = plans::compile_draft("plan.toml", without(toml, dropped), source).plan;
  return out;
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

std::string skeleton(const Head& head) {
  return "[plan]\nid         = " + toml_text(head.id) + "\ntitle      = " + toml_text(head.title) +
         "\nregion     = " + toml_text(head.region) + "\nfrom       = " + head.from.iso() +
         "\nto         = " + head.to.iso() + "\nyear_start = \"01-01\"\n";
}

}  // namespace xt::workshop
