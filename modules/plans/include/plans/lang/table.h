// Reading typed values out of a TOML table, with complaints where the type or the name is wrong.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "plans/lang/report.h"
#include "plans/lang/toml_tree.h"

namespace xt::plans {

class Table {
 public:
  // Complains of every key that is not in `known`.
  Table(const TomlNode& node, std::span<const std::string_view> known, Report& report);

  const TomlNode* find(std::string_view key) const { return node_.find(key); }
  // Absent: the default, or missing_key where required. Of another type: wrong_type.
  std::string text(std::string_view key, bool required = false);
  bool flag(std::string_view key);
  std::optional<int> number(std::string_view key, int low, int high);
  std::optional<Date> date(std::string_view key, bool required);
  // The value if it is of `kind`, else a complaint.
  const TomlNode* typed(std::string_view key, TomlNode::Kind kind, bool required);
  void missing(std::string_view key);

 private:
  const TomlNode& node_;
  Report& report_;
};

void wrong_type(Report& report, const TomlNode& node, std::string_view key, std::string_view zh,
                std::string_view en);

// One of a closed list of words (code, Chinese); reports impossible_value. Answers the index.
struct Word {
  std::string_view code;
  std::string_view zh;
};
std::optional<std::size_t> one_of(const TomlNode& node, std::string_view key, std::span<const Word> words,
                                  Report& report);

}  // namespace xt::plans
