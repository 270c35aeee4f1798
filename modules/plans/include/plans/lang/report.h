// Collects what is wrong with a file: every place once, at most kMaxDiagnostics, in the order of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plans/compile.h"

namespace xt::plans {

struct Fix {
  std::string zh;
  std::string en;
  std::string text;  // the bare replacement
};

// 改为“X” / write X instead.
Fix replace_with(std::string_view text);
// replace_with where there is a nearest word, else nothing.
Fix did_you_mean(std::string_view text);

class Report {
 public:
  explicit Report(std::string_view file) : file_(file) {}

  // One complaint per place: the first reason found there is the one that helps.
  void error(std::string_view reason, Place place, std::string zh, std::string en, Fix fix = {});
  void notice(std::string_view reason, Place place, std::string zh, std::string en, Fix fix = {});

  bool failed() const { return !errors_.empty(); }
  std::vector<Diagnostic> errors();  // sorted by place
  std::vector<Diagnostic> notices();

 private:
  void add(std::vector<Diagnostic>& to, std::string_view reason, Place place, std::string zh, std::string en,
           Fix fix);

  std::string file_;
  std::vector<Diagnostic> errors_;
  std::vector<Diagnostic> notices_;
};

// “X” and 'X' for messages, cut to a readable length.
std::string quoted_zh(std::string_view text);
std::string quoted_en(std::string_view text);

}  // namespace xt::plans
