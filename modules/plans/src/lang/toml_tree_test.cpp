// What toml++ says about a broken file comes out in words of our own.
#include "plans/lang/toml_tree.h"

#include <gtest/gtest.h>

namespace xt::plans {
namespace {

std::string said(std::string_view text) {
  Report report("plan.toml");
  EXPECT_FALSE(parse_toml(text, kMaxPlanBytes, report));
  return report.errors().at(0).message_en;
}

TEST(TomlTree, TheWordsAreOurs) {
  EXPECT_EQ(said("a = \"x\nb = 1\n"), "the quote is not closed");
  EXPECT_EQ(said("a = hello"), "what kind of value is this?");
  EXPECT_EQ(said("a 1"), "an equals sign is missing");
  EXPECT_EQ(said("a =\n"), "a value is missing after the equals sign");
  EXPECT_EQ(said("[x\n"), "] is missing");
  EXPECT_EQ(said("a = {b = 1\n"), "} is missing");
  EXPECT_EQ(said("a = [1"), "the file ends too early: a bracket or a quote is not closed");
  EXPECT_EQ(said("a = 1 b = 2"), "two things on one line");
  EXPECT_EQ(said("a = \"\\q\""), "unknown escape");
}

TEST(TomlTree, KeepsTheOrderAndThePlacesOfTheFile) {
  Report report("plan.toml");
  const auto file = parse_toml("\xef\xbb\xbfz = 1_000\n\"a b\" = [2.50, 'x']\n[t.u]\nd = 2021-01-01\n",
                               kMaxPlanBytes, report);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->root.members.size(), 3u);
  EXPECT_EQ(file->root.members[0].key, "z");
  EXPECT_EQ(file->root.members[0].value.text, "1000");
  EXPECT_EQ(file->root.members[1].key, "a b");
  EXPECT_EQ(file->root.members[1].value.items[0].text, "2.50");
  EXPECT_EQ(file->root.members[1].value.items[1].place.column, 16);
  const TomlNode* day = file->root.find("t")->find("u")->find("d");
  ASSERT_NE(day, nullptr);
  EXPECT_EQ(day->date, Date::of(2021, 1, 1));
  EXPECT_EQ(day->place.line, 4);
}

TEST(TomlTree, FindsTheBytesOfAStringAgain) {
  Report report("plan.toml");
  const std::string text = "a = \"\"\"\r\n一\\n二\\\n   三\\u0041四\"\"\"\n";
  const auto file = parse_toml(text, kMaxPlanBytes, report);
  ASSERT_TRUE(file);
  const TomlNode& node = file->root.members[0].value;
  EXPECT_EQ(node.text, "一\n二三A四");
  const auto place = [&](std::string_view letter) {
    const Place p = place_in(*file, node, node.text.find(letter));
    return std::to_string(p.line) + ":" + std::to_string(p.column);
  };
  EXPECT_EQ(place("一"), "2:1");
  EXPECT_EQ(place("二"), "2:4");
  EXPECT_EQ(place("A"), "3:5");
  EXPECT_EQ(place("四"), "3:11");
}

}  // namespace
}  // namespace xt::plans
