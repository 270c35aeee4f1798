// plan.toml as an editor sees it: a head and one section for each [[provision]], so that a mistake in one of
// them does not silence the others. Pure, total.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plans/compile.h"

namespace xt::workshop {

struct Section {
  int first_line = 1;  // of the [[provision]] line; 1-based, both inclusive
  int last_line = 1;
  std::string id;  // as written, empty where there is none
};

// The sections of provisions; what stands before the first is the head.
std::vector<Section> sections(std::string_view toml);

// The lines of every section but those named are left empty, so that places stay what they were.
std::string without(std::string_view toml, const std::vector<Section>& dropped);

struct Checked {
  plans::Compiled whole;  // of the text as it stands: its diagnostics are what the author sees
  std::optional<plans::Plan>
      plan;  // what can be understood: the whole, or without the sections that have errors
};
Checked check(std::string_view toml, std::string_view source);

// A new plan's text: its head, and nothing demanded yet.
struct Head {
  std::string id, title, region;
  Date from, to;
};
std::string skeleton(const Head& head);
// The [[body]] tables of a text, "" where it has none.
std::string body_of(const std::string& toml);
// In quotes, as TOML writes a basic string.
std::string toml_text(std::string_view text);

}  // namespace xt::workshop
