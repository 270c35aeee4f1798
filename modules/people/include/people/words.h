// The words of the sheets and the codes of the database for teachers' facts (plan-language: values and
// words).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xt::people {

enum class Vocabulary : std::uint8_t { sex, stage, post, title_rank, designation, designation_level };

// The code, for a code or any of its Chinese words; nullopt for an unknown word. Never empty.
std::optional<std::string_view> find_code(Vocabulary vocabulary, std::string_view text);
// The first Chinese word of a code; the code itself where there is none.
std::string_view word_of(Vocabulary vocabulary, std::string_view code);
// "教师、班主任、…": for messages that list what is allowed.
std::string allowed_words(Vocabulary vocabulary);

}  // namespace xt::people
