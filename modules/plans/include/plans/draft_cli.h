// `xingtan plan draft FILE` as a plain function; app/ wires it. The draft goes to `out` or to a file,
// messages to `err`.
#pragma once

#include <iosfwd>
#include <string>

namespace xt::plans {

struct DraftArgs {
  std::string file;    // the text; - is standard input
  std::string output;  // where the draft is written; empty: `out`
  std::string score;   // folder of a hand-made plan of the same text: its score is shown instead of the draft
  std::string format = "toml";  // toml json
  bool english = false;         // messages; the default is Chinese
};

// 0: drafted; 1: unreadable, or nothing could be written; 3: no text in which anything could be found.
int draft(const DraftArgs& args, std::ostream& out, std::ostream& err);

}  // namespace xt::plans
