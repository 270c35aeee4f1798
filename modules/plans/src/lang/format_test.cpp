// The formatter: what it changes, what it leaves, and that what it writes means the same.
#include "plans/format.h"

#include <gtest/gtest.h>

namespace xt::plans {
namespace {

std::string formatted(const std::string& text) {
  const auto result = format(text);
  return result.ok() ? *result : "ERROR " + result.error().reason;
}

struct Row {
  std::string before;
  std::string after;
};
void PrintTo(const Row& row, std::ostream* out) {
  *out << row.before;
}

class Toml : public ::testing::TestWithParam<Row> {};

TEST_P(Toml, IsFormattedOnceAndForAll) {
  EXPECT_EQ(formatted(GetParam().before), GetParam().after);
  EXPECT_EQ(formatted(GetParam().after), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Toml,
    ::testing::Values(Row{"", ""}, Row{"\n\n", ""}, Row{"a=1", "a = 1\n"},
                      Row{"a = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"},
                      Row{"id='x'\ntitle = 'y'\n", "id    = 'x'\ntitle = 'y'\n"},
                      Row{"a=1 # why\n# whole line   \nbb=2\n", "a  = 1  # why\n# whole line\nbb = 2\n"},
                      Row{"[a]\nx=1\n[[b]]\ny=2\n", "[a]\nx = 1\n\n[[b]]\ny = 2\n"},
                      Row{"x=1\n# about b\n[b]\ny=2\n", "x = 1\n# about b\n[b]\ny = 2\n"},
                      Row{"b = [ 1,2 , 3 ]\nd = { 2021=\"05-31\",2022 = \"06-30\" }\n",
                          "b = [1, 2, 3]\nd = {2021 = \"05-31\", 2022 = \"06-30\"}\n"},
                      Row{"b = [\n1, # one\n2\n]\n", "b = [\n  1,  # one\n  2\n]\n"},
                      Row{"t = 2021-01-01 08:00:00\nf=1.5\n", "t = 2021-01-01 08:00:00\nf = 1.5\n"},
                      Row{"a.b . c = 1\n", "a.b.c = 1\n"}, Row{"a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n"},
                      // Strings are left alone, but for expressions.
                      Row{"title = \"a  =  b\"\n", "title = \"a  =  b\"\n"},
                      Row{"text = \"\"\"\n  a\n\n   b\n\"\"\"\n", "text = \"\"\"\n  a\n\n   b\n\"\"\"\n"},
                      Row{"where=\"stage='primary'and(age>30 or full_time)\"\n",
                          "where = \"stage = 'primary' and (age > 30 or full_time)\"\n"},
                      Row{"measure = \"hours( mode='online' )/ hours()\"\n",
                          "measure = \"hours(mode = 'online') / hours()\"\n"},
                      Row{"measure = \"hours('\"\n", "measure = \"hours('\"\n"}));

TEST(Format, LeavesWhatIsNoTomlAlone) {
  EXPECT_EQ(formatted("a = \n"), "ERROR plans.not_toml");
  EXPECT_EQ(formatted("a = [1\n"), "ERROR plans.not_toml");
}

TEST(Format, Expressions) {
  EXPECT_EQ(format_expression("min(hours( ),2)*20%"), "min(hours(), 2) * 20%");
  EXPECT_EQ(format_expression("school . area in('rural','town')"), "school.area in ('rural', 'town')");
  EXPECT_EQ(format_expression("-hours()-1"), "-hours() - 1");
  EXPECT_EQ(format_expression("capped(hours(),24   per year)>=1/3"), "capped(hours(), 24 per year) >= 1 / 3");
  EXPECT_EQ(format_expression("not(full_time)"), "not (full_time)");
  EXPECT_EQ(format_expression("学时(学段='小学')"), "学时(学段 = '小学')");
  EXPECT_EQ(format_expression("hours（）"), "hours（）");
}

}  // namespace
}  // namespace xt::plans
