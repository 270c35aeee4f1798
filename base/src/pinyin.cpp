#include "base/pinyin.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/text.h"

namespace xt {
namespace {

struct Reading {
  std::string_view han;
  std::string_view letters;  // syllables, a blank between
};

// Places whose name ICU reads character by character in another way than people do.
constexpr std::array kPlaces{
    Reading{"重庆", "chong qing"}, Reading{"长春", "chang chun"}, Reading{"长沙", "chang sha"},
    Reading{"长治", "chang zhi"},  Reading{"厦门", "xia men"},    Reading{"成都", "cheng du"},
    Reading{"西藏", "xi zang"},    Reading{"六安", "lu an"},      Reading{"乐清", "yue qing"},
    Reading{"番禺", "pan yu"},     Reading{"单县", "shan xian"},  Reading{"尉犁", "yu li"},
    Reading{"会稽", "kuai ji"},    Reading{"东阿", "dong e"},     Reading{"大埔", "da bu"},
    Reading{"中牟", "zhong mu"},   Reading{"蔚县", "yu xian"},    Reading{"洪洞", "hong tong"},
    Reading{"浚县", "xun xian"},   Reading{"台州", "tai zhou"},   Reading{"牟平", "mu ping"},
    Reading{"朝阳", "chao yang"},  Reading{"都安", "du an"},      Reading{"覃塘", "qin tang"},
    Reading{"长", "chang"},        Reading{"都", "du"},           Reading{"晟", "sheng"},
    Reading{"校", "xiao"},         Reading{"重", "chong"},
};

// Surnames that are read in their own way (现代汉语词典); compound ones first.
constexpr std::array kSurnames{
    Reading{"尉迟", "yu chi"},  Reading{"万俟", "mo qi"},   Reading{"长孙", "zhang sun"},
    Reading{"澹台", "tan tai"}, Reading{"令狐", "ling hu"}, Reading{"皇甫", "huang fu"},
    Reading{"鲜于", "xian yu"}, Reading{"单于", "chan yu"}, Reading{"单", "shan"},
    Reading{"曾", "zeng"},      Reading{"解", "xie"},       Reading{"仇", "qiu"},
    Reading{"区", "ou"},        Reading{"朴", "piao"},      Reading{"查", "zha"},
    Reading{"任", "ren"},       Reading{"覃", "qin"},       Reading{"盖", "ge"},
    Reading{"缪", "miao"},      Reading{"员", "yun"},       Reading{"种", "chong"},
    Reading{"翟", "zhai"},      Reading{"乜", "nie"},       Reading{"乐", "yue"},
    Reading{"繁", "po"},        Reading{"秘", "bi"},        Reading{"折", "she"},
    Reading{"黑", "he"},        Reading{"祭", "zhai"},      Reading{"句", "gou"},
    Reading{"隗", "wei"},       Reading{"卜", "bu"},        Reading{"冼", "xian"},
    Reading{"洗", "xian"},      Reading{"召", "shao"},      Reading{"粘", "nian"},
    Reading{"牟", "mou"},       Reading{"宁", "ning"},      Reading{"石", "shi"},
    Reading{"盛", "sheng"},     Reading{"藏", "zang"},      Reading{"重", "chong"},
    Reading{"尉", "wei"},       Reading{"郗", "xi"},        Reading{"能", "nai"},
    Reading{"教", "jiao"},      Reading{"行", "xing"},      Reading{"参", "shen"},
    Reading{"那", "na"},        Reading{"洞", "tong"},      Reading{"适", "kuo"},
};

Syllables split_blank(std::string_view letters) {
  Syllables out;
  for (const std::string_view part : split(letters, ' ')) {
    if (!part.empty()) out.emplace_back(part);
  }
  return out;
}

// The unified ideographs of the first block: whatever stands in names of people and places but a handful.
constexpr UChar32 kFirst = 0x4E00;
constexpr UChar32 kLast = 0x9FFF;

std::string letters_only(const icu::UnicodeString& wide) {
  std::string out;
  for (std::int32_t i = 0; i < wide.length(); ++i) {
    if (wide[i] >= u'a' && wide[i] <= u'z') out.push_back(static_cast<char>(wide[i]));
  }
  return out;
}

// Asking ICU costs a tenth of a second to begin with, so it is asked once for all characters; read by all
// threads.
const std::vector<std::string>& table() {
  static const std::vector<std::string> letters = [] {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> reader(
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error));
    std::vector<std::string> out;
    for (UChar32 c = kFirst; c <= kLast; ++c) {
      icu::UnicodeString one(c);
      if (U_SUCCESS(error)) reader->transliterate(one);
      out.push_back(letters_only(one));
    }
    return out;
  }();
  return letters;
}

std::string_view letters_of(UChar32 c) {
  return c < kFirst || c > kLast ? std::string_view() : table()[static_cast<std::size_t>(c - kFirst)];
}

// The vowels of pinyin with their tones, and the ü of those who have the key.
constexpr std::array kToned{
    Reading{"a", "āáǎà"}, Reading{"e", "ēéěè"},      Reading{"i", "īíǐì"},
    Reading{"o", "ōóǒò"}, Reading{"u", "ūúǔùüǖǘǚǜ"},
};

char plain_vowel(std::string_view character) {
  for (const Reading& one : kToned) {
    if (one.letters.find(character) != std::string_view::npos) return one.han.front();
  }
  return 0;
}

bool is_letter_or_digit(UChar32 c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <std::size_t N>
const Reading* reading_at(const std::array<Reading, N>& table, std::string_view rest) {
  for (const Reading& one : table) {
    if (rest.starts_with(one.han)) return &one;
  }
  return nullptr;
}

// Of the text from byte `at` on.
void read_on(std::string_view text, Syllables& out) {
  bool in_word = false;
  while (!text.empty()) {
    if (const Reading* place = reading_at(kPlaces, text)) {
      for (std::string& one : split_blank(place->letters)) out.push_back(std::move(one));
      text.remove_prefix(place->han.size());
      in_word = false;
      continue;
    }
    std::int32_t size = 0;
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT(bytes, size, static_cast<std::int32_t>(text.size()), c);
    text.remove_prefix(static_cast<std::size_t>(size));
    if (is_letter_or_digit(c)) {
      if (!in_word) out.emplace_back();
      out.back().push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
      in_word = true;
      continue;
    }
    in_word = false;
    if (c < 0) continue;  // not UTF-8
    const std::string_view letters = letters_of(c);
    if (!letters.empty()) out.emplace_back(letters);
  }
}

bool goes_on(const Syllables& syllables, std::size_t at, std::string_view letters) {
  if (letters.empty()) return true;
  if (at == syllables.size()) return false;
  const std::string& one = syllables[at];
  std::size_t same = 0;
  while (same < one.size() && same < letters.size() && one[same] == letters[same]) ++same;
  for (std::size_t taken = same; taken > 0; --taken) {
    if (goes_on(syllables, at + 1, letters.substr(taken))) return true;
  }
  return false;
}

}  // namespace

Syllables pinyin(std::string_view text) {
  Syllables out;
  const std::string simple = fold_traditional(text);
  read_on(simple, out);
  return out;
}

std::vector<Syllables> name_pinyin(std::string_view name) {
  const std::string simple = fold_traditional(name);
  Syllables common;
  read_on(simple, common);
  const Reading* surname = reading_at(kSurnames, simple);
  if (surname == nullptr) return {std::move(common)};
  Syllables own = split_blank(surname->letters);
  read_on(std::string_view(simple).substr(surname->han.size()), own);
  if (own == common) return {std::move(own)};
  return {std::move(own), std::move(common)};
}

std::string join(const Syllables& syllables) {
  std::string out;
  for (const std::string& one : syllables) out += one;
  return out;
}

std::string initials(const Syllables& syllables) {
  std::string out;
  for (const std::string& one : syllables) out.push_back(one.front());
  return out;
}

std::string fold_letters(std::string_view typed) {
  std::string out;
  while (!typed.empty()) {
    const std::string_view character = typed.substr(0, std::max<std::size_t>(1, offset_utf8(typed, 1)));
    typed.remove_prefix(character.size());
    const auto c = static_cast<unsigned char>(character.front());
    if (c == ' ' || c == '\'' || c == '-') continue;
    const char plain = character.size() == 1 ? character.front() : plain_vowel(character);
    if (!is_letter_or_digit(static_cast<unsigned char>(plain))) return {};
    out.push_back(plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain + ('a' - 'A')) : plain);
  }
  // lv and nv are how ü is typed; no other syllable has a v.
  std::replace(out.begin(), out.end(), 'v', 'u');
  return out;
}

std::size_t find_letters(const Syllables& syllables, std::string_view letters) {
  constexpr std::size_t kLongest = 64;  // typed letters; bounds the search
  if (letters.empty() || letters.size() > kLongest) return kNoSyllable;
  for (std::size_t at = 0; at < syllables.size(); ++at) {
    if (goes_on(syllables, at, letters)) return at;
  }
  return kNoSyllable;
}

}  // namespace xt
