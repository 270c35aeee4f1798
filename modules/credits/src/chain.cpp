#include "credits/chain.h"

#include <charconv>

namespace xt::credits {
namespace {

void netstring(std::string& out, std::string_view text) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, text.size()).ptr;
  out.append(digits, end);
  out.push_back(':');
  out.append(text);
  out.push_back(',');
}

void netstring(std::string& out, std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  netstring(out, std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

void netstring(std::string& out, const std::optional<std::int64_t>& number) {
  if (number) {
    netstring(out, *number);
  } else {
    netstring(out, std::string_view());
  }
}

}  // namespace

void append_canonical(std::string& out, const ChainRow& row) {
  out += "xt1";
  netstring(out, row.teacher);
  netstring(out, row.seq);
  netstring(out, row.id);
  netstring(out, row.kind);
  netstring(out, row.earned_from);
  netstring(out, row.earned_on);
  netstring(out, row.posted_ms);
  netstring(out, row.hours_x100);
  netstring(out, row.credits_x100);
  netstring(out, row.records);
  netstring(out, row.start_minute);
  netstring(out, row.end_minute);
  netstring(out, row.mode);
  netstring(out, row.level);
  netstring(out, row.category);
  netstring(out, row.role);
  netstring(out, row.programme);
  netstring(out, row.programme_kind);
  netstring(out, row.provider);
  netstring(out, row.org_key);
  netstring(out, row.rule);
  netstring(out, row.origin);
  netstring(out, row.reverses);
  netstring(out, row.key);
  netstring(out, row.note);
}

std::string Chainer::next(std::string_view previous_hash, const ChainRow& row) {
  buffer_.assign(previous_hash.empty() ? kChainStart : previous_hash);
  append_canonical(buffer_, row);
  sha_.update(buffer_);
  return sha_.finish_hex();
}

}  // namespace xt::credits
