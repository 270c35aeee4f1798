#include "draft/render.h"

#include <array>
#include <cstdio>

namespace xt::plans::drafting {
namespace {

void line(std::string& out, std::string_view key, std::string_view value) {
  out.append(key).append(" = ").append(value).append("\n");
}

}  // namespace

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04X", byte);
      out += escaped;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string target(const Rational& value, bool share) {
  if (!share) return value.den() == 1 ? std::to_string(value.num()) : value.decimal(4);
  const auto percent = mul(value, Rational(100));
  if (percent && 10'000 % percent->den() == 0) return "\"" + percent->decimal(4) + "%\"";
  return "\"" + std::to_string(value.num()) + "/" + std::to_string(value.den()) + "\"";
}

std::string code(Entity entity) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "teacher", "school", "county", "city", "province", "region", "programme", "provider", "cohort"};
  return std::string(kNames[static_cast<std::size_t>(entity)]);
}

std::string code(Strength strength) {
  return strength == Strength::must ? "must" : strength == Strength::should ? "should" : "may";
}

std::string code(const Window& window) {
  static constexpr std::array<std::string_view, 6> kNames = {"plan", "year",  "school_year",
                                                             "term", "month", "week"};
  if (window.kind == WindowKind::service_start) {
    return "{from = \"service_start\", months = " + std::to_string(window.months) + "}";
  }
  return "\"" + std::string(kNames[static_cast<std::size_t>(window.kind)]) + "\"";
}

std::string_view code(Comparison comparison) {
  static constexpr std::array<std::string_view, 4> kNames = {"none", "at_least", "at_most", "between"};
  return kNames[static_cast<std::size_t>(comparison)];
}

std::string provision(const Proposal& p) {
  std::string out = "[[provision]]\n";
  line(out, "id", toml_string(p.id));
  line(out, "title", toml_string(p.title));
  line(out, "quote", toml_string(p.quote));
  if (p.nth > 1) line(out, "nth", std::to_string(p.nth));
  line(out, "strength", toml_string(code(p.strength)));
  std::string entities;
  for (const Entity e : p.entities) entities += (entities.empty() ? "\"" : ", \"") + code(e) + "\"";
  line(out, "entity", p.entities.size() == 1 ? entities : "[" + entities + "]");
  if (!p.where.empty()) line(out, "where", toml_string(p.where));
  if (!p.measure.empty()) line(out, "measure", toml_string(p.measure));
  line(out, "window", code(p.window));
  if (p.first) line(out, "from", p.first->iso());
  if (p.last) line(out, "to", p.last->iso());
  if (!p.measure.empty()) {
    const bool share = p.unit == DraftUnit::share;
    if (p.comparison == Comparison::between) {
      line(out, "between", "[" + target(p.low, share) + ", " + target(p.high, share) + "]");
    } else if (p.comparison == Comparison::at_most) {
      line(out, "at_most", target(p.high, share));
    } else {
      line(out, "at_least", target(p.low, share));
    }
    if (p.prorate) line(out, "prorate", "true");
    if (!p.due.empty()) line(out, "due", toml_string(p.due));
  }
  for (const std::string& need : p.needs) line(out, "needs", toml_string(need));
  return out;
}

}  // namespace xt::plans::drafting
