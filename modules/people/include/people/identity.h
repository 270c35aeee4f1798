// Identity documents: pure rules, no key, no database. What is stored and looked up: people/people.h.
//
// A resident identity number follows GB 11643-1999: six digits of the division of first registration, date of
// birth, three digits of order (odd: male), one check character (ISO 7064 MOD 11-2). The fifteen-digit
// numbers of before 1999 are read as the eighteen-digit number of the same person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace xt::people {

enum class IdKind : std::uint8_t {
  resident_id,        // 居民身份证; also 港澳台居民居住证 (prefixes 81, 82, 83)
  passport,           // 护照
  hk_macao_permit,    // 港澳居民来往内地通行证
  taiwan_permit,      // 台湾居民来往大陆通行证
  foreign_residence,  // 外国人永久居留身份证
  military_id,        // 军官证, 士兵证
  other               // 其他
};

std::string_view code_of(IdKind kind);  // the key of vocab's id_kind: "resident_id" …
// The code or a word of the sheets (身份证, 居民身份证, 护照 …); an empty cell is a resident identity card.
std::optional<IdKind> parse_id_kind(std::string_view text);

struct Identity {
  IdKind kind = IdKind::resident_id;
  std::string number;        // normalised: half-width, upper case, no blanks or dashes
  std::optional<Date> born;  // what the number itself says (resident identity cards)
  std::string sex;           // male, female, or empty where the number does not say
};

// Errors: Code::invalid with one field error; its detail tells in Chinese what is wrong and how to mend it.
// Reasons: people.id_empty, people.id_length, people.id_characters (a number in scientific notation is named
// as such), people.id_region, people.id_birth_date, people.id_check_digit, people.id_kind. Birth dates: 1900
// … `today`.
Result<Identity> parse_identity(IdKind kind, std::string_view text, Date today);

// The text that is hashed and encrypted: "resident_id:11010519491231002X".
std::string identity_text(const Identity& identity);
// "1101************2X"; short numbers show less. For screens, sheets and messages.
std::string mask_number(std::string_view number);
// The check character for the first 17 digits; nullopt where they are not 17 digits.
std::optional<char> resident_check_character(std::string_view digits17);

}  // namespace xt::people
