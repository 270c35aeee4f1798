// A TOML file as a plain tree in the order of the file, every node with its place. The only door to toml++.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "plans/lang/report.h"

namespace xt::plans {

struct TomlNode {
  enum class Kind : std::uint8_t { string, integer, real, boolean, date, date_time, array, table };
  struct Member;

  Kind kind = Kind::table;
  std::string text;  // string: decoded; integer, real: as written, without underscores
  bool truth = false;
  Date date;
  std::vector<TomlNode> items;  // array
  std::vector<Member> members;  // table, in the order of the file
  Place place;
  std::size_t begin = 0;  // byte offset of a value's literal in the file

  const TomlNode* find(std::string_view key) const;
};

struct TomlNode::Member {
  std::string key;
  Place place;
  TomlNode value;
};

struct TomlFile {
  std::string text;  // without a byte order mark
  TomlNode root;
};

// Reports too_large, not_utf8, too_deep or toml_syntax, and answers nothing.
std::optional<TomlFile> parse_toml(std::string_view text, std::size_t max_bytes, Report& report);

// Where the byte `offset` of a decoded string stands in the file.
Place place_in(const TomlFile& file, const TomlNode& string, std::size_t offset);

// "文字" / "a string" for messages.
std::string_view kind_zh(TomlNode::Kind kind);
std::string_view kind_en(TomlNode::Kind kind);

}  // namespace xt::plans
