// What stands beside each column in the template. The columns themselves are the importer's.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "imports/imports.h"
#include "vocab/vocab.h"

namespace xt::imports {

struct Note {
  enum class Words : std::uint8_t { none, vocab, yes_no, term, school };
  std::string_view column;
  std::string_view note;
  std::string_view example;
  Words words = Words::none;
  vocab::Kind kind = vocab::Kind::stage;  // where words is vocab
  bool several = false;
};

std::span<const Note> notes_of(Kind kind);
std::string_view title_of(Kind kind);

}  // namespace xt::imports
