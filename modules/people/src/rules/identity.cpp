#include "people/identity.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "vocab/vocab.h"

namespace xt::people {
namespace {

// In the order of IdKind: the keys of vocab's id_kind.
constexpr std::array<std::string_view, 7> kCodes = {
    "resident_id", "passport", "hmt_permit", "tw_permit", "foreign_residence", "military_id", "other"};

// GB/T 2260 province prefixes; 81 82 83 open the residence cards of people from Hong Kong, Macao and Taiwan,
// 91 the old foreigners' cards of Shenzhen are no resident cards and stay out.
constexpr std::string_view kProvinces =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 "
    "83";

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
  int value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

bool known_region(std::string_view number18) {
  const std::string_view province = number18.substr(0, 2);
  for (std::size_t i = 0; i < kProvinces.size(); i += 3) {
    // 0000 after the province names no place at all: nobody was ever registered in a province as such.
    if (kProvinces.substr(i, 2) == province) return number18.substr(2, 4) != "0000";
  }
  return false;
}

Error refuse(std::string reason, std::string detail) {
  Error error = make_error(Code::invalid, reason);
  error.fields.push_back({"证件号码", std::move(reason), std::move(detail)});
  return error;
}

// Half-width, upper case; blanks and dashes that people put between groups are taken out.
std::string normalise(std::string_view text) {
  std::string out;
  for (char c : tidy(text)) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    out.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  // Excel's trick of a leading apostrophe keeps digits as text; some writers store it.
  if (!out.empty() && out.front() == '\'') out.erase(0, 1);
  return out;
}

// "4.50103E+17": a spreadsheet has eaten the last digits; no program can bring them back.
bool scientific(std::string_view text) {
  return text.find("E+") != std::string_view::npos && text.find('.') != std::string_view::npos;
}

Result<Identity> resident(std::string text, Date today) {
  if (scientific(text)) {
    return refuse("people.id_characters", "身份证号码被表格软件变成了科学计数法（" + text +
                                              "），末尾几位已丢失：请把该列设为“文本”格式后重新填写完整号码");
  }
  if (text.size() == 15 && digits(text)) {
    text.insert(6, "19");
    text.push_back(*resident_check_character(text));
  }
  if (text.size() != 18) {
    return refuse("people.id_length",
                  "身份证号码应为18位，现在是" + std::to_string(length_utf8(text)) + "位，请核对");
  }
  if (!digits(text.substr(0, 17)) || !(digits(text.substr(17)) || text[17] == 'X')) {
    return refuse("people.id_characters", "身份证号码只能是17位数字加1位数字或X，请核对");
  }
  if (!known_region(text)) {
    return refuse("people.id_region",
                  "身份证号码前6位“" + text.substr(0, 6) + "”不是有效的行政区划代码，请核对");
  }
  const auto born =
      Date::checked(number(std::string_view(text).substr(6, 4)), number(std::string_view(text).substr(10, 2)),
                    number(std::string_view(text).substr(12, 2)));
  if (!born || born->year() < 1900 || *born > today) {
    return refuse("people.id_birth_date",
                  "身份证号码中的出生日期“" + text.substr(6, 8) + "”不存在或不合理，请核对");
  }
  const char expected = *resident_check_character(std::string_view(text).substr(0, 17));
  if (text[17] != expected) {
    return refuse("people.id_check_digit", "身份证号码校验位不正确，号码中可能有一位写错，请对照证件核对");
  }
  const bool male = (text[16] - '0') % 2 == 1;
  return Identity{IdKind::resident_id, std::move(text), born, male ? "male" : "female"};
}

struct Limits {
  std::size_t least, most;
};

Limits limits(IdKind kind) {
  switch (kind) {
    // The residence cards that follow GB 11643 are often entered as permits.
    case IdKind::hk_macao_permit:
      return {8, 18};
    case IdKind::taiwan_permit:
      return {8, 18};
    case IdKind::foreign_residence:
      return {15, 18};
    case IdKind::military_id:
      return {4, 20};
    case IdKind::passport:
      return {5, 15};
    default:
      return {3, 30};
  }
}

bool plausible(IdKind kind, std::string_view text) {
  if (kind == IdKind::other || kind == IdKind::military_id) return true;  // 军字第… and whatever else exists
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '(' || c == ')';
  });
}

}  // namespace

std::string_view code_of(IdKind kind) {
  return kCodes[static_cast<std::size_t>(kind)];
}

std::optional<IdKind> parse_id_kind(std::string_view text) {
  const std::string word = tidy(text);
  if (word.empty()) return IdKind::resident_id;
  const vocab::Term* term = vocab::find(vocab::Kind::id_kind, word);
  if (term == nullptr) return std::nullopt;
  const auto* code = std::find(kCodes.begin(), kCodes.end(), term->key);
  return code == kCodes.end() ? IdKind::other : static_cast<IdKind>(code - kCodes.begin());
}

std::optional<char> resident_check_character(std::string_view digits17) {
  if (digits17.size() != 17 || !digits(digits17)) return std::nullopt;
  int sum = 0;
  int weight = 1;  // 2^(17-i) mod 11, built from the right
  for (std::size_t i = 17; i-- > 0;) {
    weight = weight * 2 % 11;
    sum += (digits17[i] - '0') * weight;
  }
  return "10X98765432"[sum % 11];
}

Result<Identity> parse_identity(IdKind kind, std::string_view text, Date today) {
  std::string number = normalise(text);
  if (number.empty()) return refuse("people.id_empty", "证件号码不能为空");
  if (kind == IdKind::resident_id) return resident(std::move(number), today);
  const Limits limit = limits(kind);
  const std::size_t length = length_utf8(number);
  if (length < limit.least || length > limit.most) {
    return refuse("people.id_length", "该类证件的号码应为" + std::to_string(limit.least) + "至" +
                                          std::to_string(limit.most) + "位，现在是" + std::to_string(length) +
                                          "位");
  }
  if (scientific(number) || !plausible(kind, number)) {
    return refuse("people.id_characters", "该类证件的号码只能含字母和数字，请核对证件类型和号码");
  }
  return Identity{kind, std::move(number), std::nullopt, ""};
}

std::string identity_text(const Identity& identity) {
  return std::string(code_of(identity.kind)) + ":" + identity.number;
}

std::string mask_number(std::string_view number) {
  const std::size_t length = length_utf8(number);
  // Of a short number the ends would tell most of it.
  const std::size_t head = length >= 15 ? 4 : length >= 8 ? 2 : length >= 4 ? 1 : 0;
  const std::size_t tail = length >= 8 ? 2 : 0;
  std::string out(number.substr(0, offset_utf8(number, head)));
  out.append(length - head - tail, '*');
  out.append(number.substr(offset_utf8(number, length - tail)));
  return out;
}

}  // namespace xt::people
