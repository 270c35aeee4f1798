#include "lang/toml_errors.h"

namespace xt::plans {
namespace {

struct Known {
  std::string_view part;  // of what toml++ 3.3 says
  std::string_view reason;
  std::string_view zh;
  std::string_view en;
  std::string_view fix_zh;
  std::string_view fix_en;
};

// clang-format off
constexpr Known kKnown[] = {
    {"redefine", "duplicate_key", "同一个键写了两次", "the same key is written twice", "只留一个", "keep one of them"},
    {"while parsing date", "impossible_date", "没有这一天", "no such day", "写成 2021-01-31 的样子", "written like 2021-01-31"},
    {"while parsing time", "impossible_date", "没有这个时刻", "no such time", "这里只要日期,如 2021-01-31", "a date is enough here, like 2021-01-31"},
    {"control characters", "toml_syntax", "引号没有闭合", "the quote is not closed", "在这一行的文字末尾补上引号;多行文字用 \"\"\"", "close it on the same line; text of several lines takes \"\"\""},
    {"unknown escape", "toml_syntax", "不认识的转义", "unknown escape", "反斜杠写成 \\\\,或整段改用单引号", "write the backslash as \\\\, or use single quotes"},
    {"determine value type", "toml_syntax", "看不出这是什么值", "what kind of value is this?", "文字用英文引号 \" 括起来", "put text into straight quotes \""},
    {"expected '='", "toml_syntax", "缺少等号", "an equals sign is missing", "写成 键 = 值", "write key = value"},
    {"expected value", "toml_syntax", "等号后面缺少值", "a value is missing after the equals sign", "补上值", "add the value"},
    {"expected ']'", "toml_syntax", "缺少 ]", "] is missing", "补上 ]", "add ]"},
    {"closing '}'", "toml_syntax", "缺少 }", "} is missing", "补上 }", "add }"},
    {"end-of-file", "toml_syntax", "文件没有写完:括号或引号没有闭合", "the file ends too early: a bracket or a quote is not closed", "补上括号或引号", "close the bracket or the quote"},
    {"comment or whitespace", "toml_syntax", "一行里写了两样东西", "two things on one line", "每行只写一个 键 = 值", "one key = value on a line"},
    {"leading zero", "toml_syntax", "数不能以 0 开头", "a number has no leading zero", "编号和代码用引号括起来", "put codes into quotes"},
};
// clang-format on

}  // namespace

TomlComplaint explain_toml(std::string_view description) {
  for (const Known& k : kKnown) {
    if (description.find(k.part) == std::string_view::npos) continue;
    return {
        k.reason, std::string(k.zh), std::string(k.en), {std::string(k.fix_zh), std::string(k.fix_en), ""}};
  }
  return {"toml_syntax",
          "不是合法的 TOML:" + std::string(description),
          "not TOML: " + std::string(description),
          {"检查这一行的引号、括号和等号", "check the quotes, brackets and equals sign of this line", ""}};
}

}  // namespace xt::plans
