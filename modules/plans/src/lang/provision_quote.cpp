#include <string>
#include <utility>

#include "lang/provision.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxOccurrences = 1000;
constexpr int kMaxLookups = 5;  // of quotes that are not there; each reads the whole document

Fix nearest_passage(std::string_view quote, Reading& reading) {
  if (++reading.lookups > kMaxLookups) return {};
  const std::string_view source = reading.plan.source;
  if (!reading.index) reading.index.emplace(source);
  const ByteRange near = reading.index->nearest(quote);
  if (near.end <= near.begin) return {};
  const std::string passage(source.substr(near.begin, near.end - near.begin));
  const Place place = place_in_text(source, near.begin);
  const std::string line = std::to_string(place.line);
  return {"最接近的是 source.txt 第 " + line + " 行:" + passage,
          "nearest is line " + line + " of source.txt: " + passage, passage};
}

void not_found(const TomlNode& node, std::string_view quote, Reading& reading) {
  const std::string_view source = reading.plan.source;
  const auto outside = occurrences(source, {0, source.size()}, quote, 1);
  if (!outside.empty()) {
    const std::string line = std::to_string(place_in_text(source, outside.front()).line);
    reading.report.error("quote_outside_body", node.place,
                         "引文只在正文之外出现(source.txt 第 " + line + " 行)",
                         "the quote occurs only outside the body (line " + line + " of source.txt)",
                         {"引用正文里的句子,或改 [[body]] 的 begin、end",
                          "quote the body, or change begin or end of [[body]]", ""});
    return;
  }
  reading.report.error("quote_not_found", node.place, "正文里没有 " + quoted_zh(quote),
                       "the body does not contain " + quoted_en(quote), nearest_passage(quote, reading));
}

}  // namespace

void read_quote(Table& table, Provision& provision, Reading& reading) {
  provision.quote = table.text("quote", true);
  const std::optional<int> nth = table.number("nth", 1, static_cast<int>(kMaxOccurrences));
  provision.nth = nth.value_or(1);
  const TomlNode* node = table.find("quote");
  if (node == nullptr || provision.quote.empty() || reading.plan.body.empty()) return;
  std::vector<std::size_t> found;
  for (const ByteRange& part : reading.plan.body) {
    for (const std::size_t at : occurrences(reading.plan.source, part, provision.quote, kMaxOccurrences)) {
      found.push_back(at);
    }
  }
  if (found.empty()) return not_found(*node, provision.quote, reading);
  const std::string count = std::to_string(found.size());
  if (static_cast<std::size_t>(provision.nth) > found.size()) {
    reading.report.error("quote_nth", table.find("nth")->place, "引文在正文里只出现 " + count + " 次",
                         "the quote occurs only " + count + " times in the body",
                         {"nth 应在 1 – " + count + " 之间", "nth is between 1 and " + count, count});
    return;
  }
  if (found.size() > 1 && !nth) {
    reading.report.notice(
        "quote_several", node->place, "引文在正文里出现 " + count + " 次,取第一次",
        "the quote occurs " + count + " times in the body; the first is meant",
        {"写 nth = 1 表明就是第一次,或引长一些", "write nth = 1, or quote more", "nth = 1"});
  }
  const std::size_t begin = found[static_cast<std::size_t>(provision.nth) - 1];
  provision.range = {begin, begin + provision.quote.size()};
}

}  // namespace xt::plans
