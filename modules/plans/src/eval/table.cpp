// The table of `xingtan plan eval`: Chinese, aligned by display width (UAX 11: wide characters take two
// columns).
#include <algorithm>
#include <array>

#include "base/text.h"
#include "plans/eval.h"

namespace xt::plans {
namespace {

constexpr std::size_t kColumns = 8;
using Line = std::array<std::string, kColumns>;
constexpr std::size_t kTitleWidth = 44;

const char* word(State state) {
  constexpr const char* kWords[] = {"已达标", "进展正常", "落后", "未达标", "无数据"};
  return kWords[static_cast<std::size_t>(state)];
}

const char* word(Strength strength) {
  return strength == Strength::must ? "须" : strength == Strength::should ? "应" : "可";
}

// CJK and full-width forms begin with a lead byte of three or more; what plans and names hold beyond ASCII is
// wide.
std::size_t width(std::string_view text) {
  std::size_t out = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;
    out += byte >= 0xE0 ? 2 : 1;
  }
  return out;
}

std::string cut(const std::string& text, std::size_t most) {
  if (width(text) <= most) return text;
  std::string out;
  for (std::size_t i = 0; i < length_utf8(text); ++i) {
    const std::size_t from = offset_utf8(text, i);
    const std::string next = text.substr(from, offset_utf8(text, i + 1) - from);
    if (width(out) + width(next) + 2 > most) break;
    out += next;
  }
  return out + "…";
}

std::string number(const std::optional<Rational>& value) {
  return value ? value->decimal(2) : "-";
}

std::string percent(const std::optional<Rational>& share) {
  if (!share) return "-";
  const auto hundred = mul(*share, Rational(100));
  return hundred ? hundred->decimal(1) + "%" : "-";
}

std::string target(const ProvisionResult& p) {
  if (p.comparison == Comparison::at_most) return "≤" + number(p.high);
  if (p.comparison == Comparison::between) return number(p.low) + "-" + number(p.high);
  return number(p.low);
}

Line line(const ProvisionResult& p) {
  const Counts& c = p.counts;
  std::string missing;
  for (const std::string& name : p.missing) missing += (missing.empty() ? "" : " ") + name;
  return {p.id,
          cut(p.title, kTitleWidth),
          std::string(word(p.strength)) + " " + (p.judged ? word(p.status) : "不评判"),
          std::to_string(c.met) + "/" + std::to_string(c.entities),
          percent(p.share) + " ≥" + percent(p.required_share),
          number(p.value),
          p.low || p.high ? target(p) : "-",
          missing};
}

std::string entities(const ProvisionResult& p, const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < p.values.size(); ++i) {
    const EntityValue& v = p.values[i];
    const std::string wanted = p.comparison == Comparison::at_most ? number(v.high) : number(v.low);
    out += "    " + names[i] + "  " + word(v.status) + "  " + number(v.value) + " / " + wanted + "\n";
  }
  return out;
}

}  // namespace

std::string to_table(const EvalResult& r, const std::vector<std::vector<std::string>>* names) {
  std::vector<Line> lines{{"条款", "内容", "状态", "达标/对象", "占比", "数值", "目标", "缺少数据"}};
  for (const ProvisionResult& p : r.provisions) lines.push_back(line(p));
  std::array<std::size_t, kColumns> widths{};
  for (const Line& row : lines) {
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string out =
      "规划 " + r.plan + "  截至 " + r.at.iso() + "  所知截至 " + r.known.iso() + "  范围 " + r.under + "\n";
  for (std::size_t n = 0; n < lines.size(); ++n) {
    std::string text;
    for (std::size_t i = 0; i < kColumns; ++i) {
      text += lines[n][i];
      if (i + 1 < kColumns) text += std::string(widths[i] - width(lines[n][i]) + 2, ' ');
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out += text + "\n";
    if (names != nullptr && n > 0) out += entities(r.provisions[n - 1], names->at(n - 1));
  }
  return out;
}

}  // namespace xt::plans
