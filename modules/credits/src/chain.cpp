#include "credits/chain.h"

#include <charconv>
#include <cstring>

namespace xt::credits {
namespace {

constexpr std::size_t kMostDigits = 20;                               // of a 64-bit number and its sign
constexpr std::size_t kFraming = kMostDigits + 2;                     // a length, a colon, a comma
constexpr std::size_t kFixed = 3 + 25 * kFraming + 14 * kMostDigits;  // all but the texts, one to spare

std::size_t room_for(const ChainRow& row) {
  return kFixed + row.kind.size() + row.mode.size() + row.level.size() + row.category.size() +
         row.role.size() + row.programme.size() + row.programme_kind.size() + row.provider.size() +
         row.rule.size() + row.origin.size() + row.key.size() + row.note.size();
}

// Writes netstrings where there is room. Every posting and every check goes through here, so nothing is
// appended byte by byte.
class Writer {
 public:
  explicit Writer(char* at) : at_(at) {}
  Writer& operator<<(std::string_view text) {
    const std::size_t size = text.size();
    if (size < 10) {
      *at_++ = digit(size);
    } else if (size < 100) {
      *at_++ = digit(size / 10);
      *at_++ = digit(size % 10);
    } else {
      at_ = std::to_chars(at_, at_ + kMostDigits, size).ptr;
    }
    *at_++ = ':';
    if (size > 0) std::memcpy(at_, text.data(), size);
    at_ += size;
    *at_++ = ',';
    return *this;
  }
  // The digits go where they belong if there are fewer than ten of them; more have to move by one.
  Writer& operator<<(std::int64_t number) {
    char* const digits = at_ + 2;
    char* end = std::to_chars(digits, digits + kMostDigits, number).ptr;
    const auto size = static_cast<std::size_t>(end - digits);
    if (size < 10) {
      at_[0] = digit(size);
      at_[1] = ':';
    } else {
      std::memmove(digits + 1, digits, kMostDigits);
      at_[0] = digit(size / 10);
      at_[1] = digit(size % 10);
      at_[2] = ':';
      ++end;
    }
    *end = ',';
    at_ = end + 1;
    return *this;
  }
  Writer& operator<<(const std::optional<std::int64_t>& number) {
    return number ? *this << *number : *this << std::string_view();
  }
  char* at() const { return at_; }

 private:
  static char digit(std::size_t n) { return static_cast<char>('0' + n); }
  char* at_;
};

// The two digits of every octet.
constexpr auto kHex = [] {
  std::array<char, 512> out{};
  for (std::size_t i = 0; i < 256; ++i) {
    out[2 * i] = "0123456789abcdef"[i >> 4];
    out[2 * i + 1] = "0123456789abcdef"[i & 15];
  }
  return out;
}();

// `out` has room_for(row) bytes; answers the end of what was written.
char* write_canonical(char* out, const ChainRow& row) {
  std::memcpy(out, "xt1", 3);
  Writer w(out + 3);
  w << row.teacher << row.seq << row.id << row.kind << row.earned_from << row.earned_on << row.posted_ms
    << row.hours_x100 << row.credits_x100 << row.records << row.start_minute << row.end_minute << row.mode
    << row.level << row.category << row.role << row.programme << row.programme_kind << row.provider
    << row.org_key << row.rule << row.origin << row.reverses << row.key << row.note;
  return w.at();
}

}  // namespace

void append_canonical(std::string& out, const ChainRow& row) {
  const std::size_t before = out.size();
  out.resize(before + room_for(row));
  out.resize(static_cast<std::size_t>(write_canonical(out.data() + before, row) - out.data()));
}

std::string_view Chainer::next_view(std::string_view previous_hash, const ChainRow& row) {
  const std::string_view previous = previous_hash.empty() ? kChainStart : previous_hash;
  const std::size_t room = previous.size() + room_for(row);
  if (buffer_.size() < room) buffer_.resize(2 * room);
  std::memcpy(buffer_.data(), previous.data(), previous.size());
  const char* end = write_canonical(buffer_.data() + previous.size(), row);
  sha_.update({buffer_.data(), static_cast<std::size_t>(end - buffer_.data())});
  unsigned char octets[32];
  sha_.finish_into(octets);
  for (std::size_t i = 0; i < sizeof octets; ++i) std::memcpy(&hash_[2 * i], &kHex[2 * octets[i]], 2);
  return {hash_.data(), hash_.size()};
}

std::string Chainer::next(std::string_view previous_hash, const ChainRow& row) {
  return std::string(next_view(previous_hash, row));
}

}  // namespace xt::credits
