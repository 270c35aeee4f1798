// From the bytes of a csv file to UTF-8. The encoding is known from a byte order mark or guessed from the
// first stretch that is not plain ASCII: some GBK text is accidentally valid UTF-8 (学时 is d1 a7 ca b1), so
// the guess weighs the whole stretch, and words that headers of this field use decide at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xt::sheets {

enum class Encoding { undecided, utf8, utf16le, utf16be, gb18030 };

// `prefix` may end inside a character.
Encoding guess_encoding(std::string_view prefix);

class Decoder {
 public:
  Decoder();
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // Appends UTF-8 to `out`; `last` with the final bytes. What cannot be decoded becomes U+FFFD.
  void decode(std::string_view in, bool last, std::string& out);
  // Bytes of UTF-8 produced before the first undecodable one (or NUL); -1 while there is none.
  std::int64_t first_bad() const { return first_bad_; }
  Encoding encoding() const { return encoding_; }

 private:
  struct Converter;
  void utf8(std::string_view in, bool last, std::string& out);
  void through_icu(std::string_view in, bool last, std::string& out);
  void bad_at(std::int64_t offset);

  Encoding encoding_ = Encoding::undecided;
  bool at_start_ = true;
  std::string carry_;  // an incomplete UTF-8 character at the end of a chunk
  std::int64_t produced_ = 0;
  std::int64_t first_bad_ = -1;
  std::unique_ptr<Converter> converter_;
};

}  // namespace xt::sheets
