#include "plans/body.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace xt::plans {
namespace {

constexpr std::size_t kMaxHeading = 40;  // code points; a longer line with a heading's number is a paragraph

std::size_t next_point(std::string_view text) {
  return std::max<std::size_t>(1, offset_utf8(text, 1));
}

bool is_blank(std::string_view point) {
  constexpr std::array<std::string_view, 10> kBlanks = {" ",      "\t",     "\r",     "\u3000", "\u00a0",
                                                        "\u200b", "\u200c", "\u200d", "\ufeff", "\u2003"};
  return std::find(kBlanks.begin(), kBlanks.end(), point) != kBlanks.end();
}

ByteRange trim(std::string_view source, ByteRange range) {
  while (range.begin < range.end) {
    const std::size_t n = next_point(source.substr(range.begin, range.end - range.begin));
    if (!is_blank(source.substr(range.begin, n))) break;
    range.begin += n;
  }
  while (range.begin < range.end) {
    std::size_t start = range.end - 1;
    while (start > range.begin && (static_cast<unsigned char>(source[start]) & 0xc0) == 0x80) --start;
    if (!is_blank(source.substr(start, range.end - start))) break;
    range.end = start;
  }
  return range;
}

bool is_any(std::string_view text, std::initializer_list<std::string_view> words, std::size_t& length) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    length = word.size();
    return true;
  }
  return false;
}

std::size_t chinese_number(std::string_view text) {
  std::size_t at = 0;
  std::size_t n = 0;
  while (is_any(text.substr(at), {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}, n)) at += n;
  return at;
}

std::size_t digits(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

// Whether `text` opens like a heading: 一、 · (一) · 1. · (1); answers paragraph where it does not.
BlockKind numbered(std::string_view text) {
  std::size_t n = 0;
  std::size_t number = chinese_number(text);
  if (number > 0 && is_any(text.substr(number), {"、", "，", ".", "．"}, n)) return BlockKind::heading1;
  if (is_any(text, {"(", "（"}, n)) {
    const std::string_view inside = text.substr(n);
    std::size_t close = 0;
    number = chinese_number(inside);
    if (number > 0 && is_any(inside.substr(number), {")", "）"}, close)) return BlockKind::heading2;
    number = digits(inside);
    if (number > 0 && is_any(inside.substr(number), {")", "）"}, close)) return BlockKind::heading3;
    return BlockKind::paragraph;
  }
  number = digits(text);
  if (number > 0 && number < 3 && is_any(text.substr(number), {".", "．", "、"}, n))
    return BlockKind::heading3;
  return BlockKind::paragraph;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {"。", "；", ";", "：", ":", "！", "？", "，", ","}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

BlockKind kind_of(std::string_view text) {
  const BlockKind kind = numbered(text);
  const bool heading = length_utf8(text) <= kMaxHeading && text.find("。") == std::string_view::npos;
  // 四(一)“开展十大行动。”: a heading may carry the full stop at its end.
  const bool closed =
      length_utf8(text) <= kMaxHeading && text.find("。") == text.size() - std::string_view("。").size();
  return heading || closed ? kind : BlockKind::paragraph;
}

bool is_date_line(std::string_view text) {
  return length_utf8(text) <= 14 && text.find("年") != std::string_view::npos && text.ends_with("日");
}

// Short lines without a full stop at the top are the title; a date at the end and the names above it, the
// signature.
void name_edges(const Plan& plan, std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    const std::string_view line = text(plan, block.range);
    if (block.kind != BlockKind::paragraph || ends_sentence(line) || length_utf8(line) > 60) break;
    block.kind = BlockKind::title;
  }
  if (blocks.empty() || !is_date_line(text(plan, blocks.back().range))) return;
  for (auto it = blocks.rbegin(); it != blocks.rend(); ++it) {
    const std::string_view line = text(plan, it->range);
    if (it->kind != BlockKind::paragraph || ends_sentence(line) || length_utf8(line) > 30) break;
    it->kind = BlockKind::signature;
  }
}

std::vector<ByteRange> sentences(std::string_view source, ByteRange range) {
  std::vector<ByteRange> out;
  std::size_t start = range.begin;
  std::size_t at = range.begin;
  std::size_t n = 0;
  while (at < range.end) {
    const std::string_view rest = source.substr(at, range.end - at);
    if (!is_any(rest, {"。", "！", "？", "；", "!", "?", ";"}, n)) {
      at += next_point(rest);
      continue;
    }
    at += n;
    while (at < range.end &&
           is_any(source.substr(at, range.end - at), {"”", "’", "）", ")", "』", "」", "\""}, n))
      at += n;
    out.push_back({start, at});
    start = at;
  }
  if (start < range.end) out.push_back({start, range.end});
  return out;
}

std::vector<Segment> segments(ByteRange range, const std::vector<const Provision*>& quotes) {
  std::vector<std::size_t> borders = {range.begin, range.end};
  for (const Provision* p : quotes) {
    borders.push_back(std::clamp(p->range.begin, range.begin, range.end));
    borders.push_back(std::clamp(p->range.end, range.begin, range.end));
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  std::vector<Segment> out;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    Segment segment{{borders[i], borders[i + 1]}, {}};
    for (const Provision* p : quotes) {
      if (p->range.begin <= segment.range.begin && segment.range.end <= p->range.end)
        segment.provisions.push_back(p->id);
    }
    out.push_back(std::move(segment));
  }
  return out;
}

}  // namespace

std::string_view text(const Plan& plan, ByteRange range) {
  return std::string_view(plan.source).substr(range.begin, range.end - range.begin);
}

std::string_view code(BlockKind kind) {
  constexpr std::string_view kCodes[] = {"title",    "heading1",  "heading2",
                                         "heading3", "paragraph", "signature"};
  return kCodes[static_cast<std::size_t>(kind)];
}

std::vector<Block> blocks(const Plan& plan) {
  std::vector<Block> out;
  for (const ByteRange& part : plan.body) {
    std::size_t at = part.begin;
    while (at < part.end) {
      const std::size_t line = std::min(plan.source.find('\n', at), part.end);
      const ByteRange range = trim(plan.source, {at, line});
      at = line + 1;
      if (range.begin >= range.end) continue;
      Block block;
      block.range = range;
      block.kind = kind_of(text(plan, range));
      block.sentences = sentences(plan.source, range);
      out.push_back(std::move(block));
    }
  }
  name_edges(plan, out);
  // Each quote looks for the blocks it touches, not each block for its quotes: long documents stay linear.
  std::vector<std::vector<const Provision*>> quotes(out.size());
  for (const Provision& p : plan.provisions) {
    auto it = std::partition_point(out.begin(), out.end(),
                                   [&](const Block& b) { return b.range.end <= p.range.begin; });
    for (; it != out.end() && it->range.begin < p.range.end; ++it) {
      quotes[static_cast<std::size_t>(it - out.begin())].push_back(&p);
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i].segments = segments(out[i].range, quotes[i]);
  return out;
}

}  // namespace xt::plans
