// The document as the page shows it: headings, paragraphs and sentences of the plan's body, cut at the
// borders of the quotes. Every byte of the body that is not white space between blocks stands in exactly one
// segment. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plans/plan.h"

namespace xt::plans {

// heading1 一、 · heading2 （一） · heading3 1. · item (1) · attachment signature and date lines at the end.
enum class BlockKind : std::uint8_t { title, heading1, heading2, heading3, paragraph, signature };

struct Segment {
  ByteRange range;                      // of Plan::source
  std::vector<std::string> provisions;  // ids whose quote covers it, in the plan's order
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange range;                   // trimmed of white space
  std::vector<ByteRange> sentences;  // cut after 。！？； and their ASCII twins; together they are the range
  std::vector<Segment> segments;     // cut at the borders of quotes; together they are the range
};

// The blocks of all parts of the body, in order: one per line of text that is not blank.
std::vector<Block> blocks(const Plan& plan);

// The text of a range of the plan's source.
std::string_view text(const Plan& plan, ByteRange range);

// "title", "heading1" … as the web API writes it; signature is "signature".
std::string_view code(BlockKind kind);

}  // namespace xt::plans
