// `xingtan plan check PATH…` and `xingtan plan fmt PATH… [--check]` as plain functions; app/ wires them.
// PATH is the folder of a plan, its plan.toml, or a folder of plans. Messages go to `err`, results to `out`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace xt::plans {

struct CheckArgs {
  std::vector<std::string> paths;
  bool english = false;  // messages; the default is Chinese
  bool json = false;     // one JSON array of diagnostics
};

struct FmtArgs {
  std::vector<std::string> paths;
  bool check = false;  // write nothing; 3 when a file would change
};

// 0: all compile; 3: errors were found; 1: nothing could be read.
int check(const CheckArgs& args, std::ostream& out, std::ostream& err);

// 0: formatted (or already so); 3: with `check`, a file would change; 1: unreadable, or not TOML.
int fmt(const FmtArgs& args, std::ostream& out, std::ostream& err);

}  // namespace xt::plans
