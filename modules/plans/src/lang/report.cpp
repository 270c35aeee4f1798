#include "plans/lang/report.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxShown = 40;  // code points of a foreign text inside a message

std::string shorten(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, offset_utf8(text, kMaxShown))) {
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  if (length_utf8(text) > kMaxShown) out += "…";
  return out;
}

std::vector<Diagnostic> sorted(std::vector<Diagnostic> list) {
  std::stable_sort(list.begin(), list.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return list;
}

}  // namespace

std::string quoted_zh(std::string_view text) {
  return "“" + shorten(text) + "”";
}
std::string quoted_en(std::string_view text) {
  return "'" + shorten(text) + "'";
}

Fix replace_with(std::string_view text) {
  return {"改为 " + std::string(text), "write " + std::string(text), std::string(text)};
}

Fix did_you_mean(std::string_view text) {
  if (text.empty()) return {};
  return {"是不是 " + std::string(text) + "?", "did you mean " + std::string(text) + "?", std::string(text)};
}

void Report::add(std::vector<Diagnostic>& to, std::string_view reason, Place place, std::string zh,
                 std::string en, Fix fix) {
  if (to.size() >= kMaxDiagnostics) return;
  for (const Diagnostic& d : to) {
    if (d.line != place.line || d.column != place.column) continue;
    // Several keys may be missing from one table, and several things be wrong with a whole file.
    const bool shared = place.line == 0 || reason == "missing_key";
    if (!shared || (d.reason == reason && d.message_en == en)) return;
  }
  to.push_back({file_, place.line, place.column, std::string(reason), std::move(zh), std::move(en),
                std::move(fix.zh), std::move(fix.en), std::move(fix.text)});
}

void Report::error(std::string_view reason, Place place, std::string zh, std::string en, Fix fix) {
  add(errors_, reason, place, std::move(zh), std::move(en), std::move(fix));
}

void Report::notice(std::string_view reason, Place place, std::string zh, std::string en, Fix fix) {
  add(notices_, reason, place, std::move(zh), std::move(en), std::move(fix));
}

std::vector<Diagnostic> Report::errors() {
  return sorted(std::exchange(errors_, {}));
}
std::vector<Diagnostic> Report::notices() {
  return sorted(std::exchange(notices_, {}));
}

std::string to_text(const Diagnostic& d, bool chinese) {
  std::string out = d.file;
  if (d.line > 0) out += ":" + std::to_string(d.line) + ":" + std::to_string(d.column);
  out += ": " + (chinese ? d.message_zh : d.message_en) + " [" + d.reason + "]";
  const std::string& suggestion = chinese ? d.suggestion_zh : d.suggestion_en;
  if (!suggestion.empty()) out += "\n    " + suggestion;
  return out;
}

}  // namespace xt::plans
