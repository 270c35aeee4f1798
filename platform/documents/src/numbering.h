// The numbers of lists: word/numbering.xml says how each level is written, the document counts along.
#pragma once

#include <array>
#include <map>
#include <string>

#include "xml.h"

namespace xt::documents {

class Numbering : public XmlHandler {
 public:
  static constexpr int kLevels = 9;

  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}

  // The label of the next paragraph of this list and level, with what stands between it and the text; counts.
  std::string next(int list, int level);

 private:
  struct Level {
    std::string format = "decimal";
    std::string text;  // "%1." or "（%2）"
    int first = 1;
  };
  using Levels = std::array<Level, kLevels>;
  std::map<int, Levels> kinds_;                       // abstractNumId
  std::map<int, int> lists_;                          // numId -> abstractNumId
  std::map<int, std::array<int, kLevels>> counters_;  // by abstractNumId: lists of one kind count on together
  int kind_ = -1, list_ = -1, level_ = -1;
};

// 12 -> 十二, up to 9999; decimal beyond.
std::string chinese_number(int n);

}  // namespace xt::documents
