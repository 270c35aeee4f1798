#include "people/identity.h"

#include <gtest/gtest.h>

namespace xt::people {
namespace {

const Date kToday = Date::of(2025, 12, 31);

struct Case {
  const char* text;
  const char* reason;  // empty: good
  const char* number = "";
  const char* sex = "";
};

class ResidentIds : public ::testing::TestWithParam<Case> {};

TEST_P(ResidentIds, AreJudged) {
  const Case& c = GetParam();
  const auto identity = parse_identity(IdKind::resident_id, c.text, kToday);
  if (*c.reason != '\0') {
    ASSERT_FALSE(identity.ok());
    EXPECT_EQ(identity.error().reason, c.reason);
    ASSERT_EQ(identity.error().fields.size(), 1U);
    EXPECT_EQ(identity.error().fields[0].name, "证件号码");
    EXPECT_FALSE(identity.error().fields[0].detail.empty());
    return;
  }
  ASSERT_TRUE(identity.ok()) << identity.error().reason;
  EXPECT_EQ(identity->number, c.number);
  EXPECT_EQ(identity->sex, c.sex);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ResidentIds,
    ::testing::Values(
        Case{"11010519491231002X", "", "11010519491231002X", "female"},  // the example of GB 11643
        Case{"11010519491231002x", "", "11010519491231002X", "female"},
        Case{" １１０１０５１９４９１２３１００２Ｘ　", "", "11010519491231002X", "female"},
        Case{"110105 19491231 002X", "", "11010519491231002X", "female"},
        Case{"'11010519491231002X", "", "11010519491231002X", "female"},
        Case{"440524188001010014", "people.id_birth_date"},           // 1880
        Case{"110105491231002", "", "11010519491231002X", "female"},  // before 1999
        Case{"810000199408230021", "people.id_region"},               // the region is a whole province
        Case{"830101199201150032", "people.id_check_digit"},          // prefix known, digit wrong
        Case{"110105194912310021", "people.id_check_digit"},
        Case{"11010519491231012X", "people.id_check_digit"},
        Case{"11010519490231002X", "people.id_birth_date"},  // 31 February
        Case{"110105203001010012", "people.id_birth_date"},  // not born yet
        Case{"99010519491231002X", "people.id_region"}, Case{"11010519491231002", "people.id_length"},
        Case{"11010519491231002XX", "people.id_length"}, Case{"1101051949123100AX", "people.id_characters"},
        Case{"X1010519491231002X", "people.id_characters"}, Case{"4.50103E+17", "people.id_characters"},
        Case{"", "people.id_empty"}, Case{"　", "people.id_empty"}));

TEST(Identity, KnowsTheBirthDate) {
  const auto identity = parse_identity(IdKind::resident_id, "11010519491231002X", kToday);
  ASSERT_TRUE(identity.ok());
  EXPECT_EQ(identity->born, Date::of(1949, 12, 31));
}

// Every single wrong digit and every exchange of neighbours is found: that is what MOD 11-2 promises.
TEST(Identity, TheCheckCharacterFindsEverySingleSlip) {
  const std::string good = "11010519491231002";
  const char check = *resident_check_character(good);
  EXPECT_EQ(check, 'X');
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string bad = good;
      bad[i] = c;
      if (bad != good) {
        EXPECT_NE(*resident_check_character(bad), check) << bad;
      }
    }
    if (i + 1 < good.size() && good[i] != good[i + 1]) {
      std::string swapped = good;
      std::swap(swapped[i], swapped[i + 1]);
      EXPECT_NE(*resident_check_character(swapped), check) << swapped;
    }
  }
  EXPECT_EQ(resident_check_character("123"), std::nullopt);
}

TEST(Identity, OtherDocumentsHaveOtherRules) {
  EXPECT_EQ(parse_identity(IdKind::passport, "e1234-5678", kToday)->number, "E12345678");
  EXPECT_EQ(parse_identity(IdKind::passport, "护照", kToday).error().reason, "people.id_length");
  EXPECT_EQ(parse_identity(IdKind::passport, "E1234567，", kToday).error().reason, "people.id_characters");
  EXPECT_TRUE(parse_identity(IdKind::military_id, "军字第1234567号", kToday).ok());
  EXPECT_TRUE(parse_identity(IdKind::hk_macao_permit, "H1234567800", kToday).ok());
}

TEST(Identity, WordsOfTheSheetsNameTheKinds) {
  EXPECT_EQ(parse_id_kind(""), IdKind::resident_id);
  EXPECT_EQ(parse_id_kind(" 身份证 "), IdKind::resident_id);
  EXPECT_EQ(parse_id_kind("1"), IdKind::resident_id);
  EXPECT_EQ(parse_id_kind("护照"), IdKind::passport);
  EXPECT_EQ(parse_id_kind("台胞证"), IdKind::taiwan_permit);
  EXPECT_EQ(parse_id_kind("学生证"), std::nullopt);
  for (int i = 0; i <= static_cast<int>(IdKind::other); ++i) {
    EXPECT_EQ(parse_id_kind(code_of(static_cast<IdKind>(i))), static_cast<IdKind>(i));
  }
}

TEST(Identity, MasksWhatNamesAPerson) {
  EXPECT_EQ(mask_number("11010519491231002X"), "1101************2X");
  EXPECT_EQ(mask_number("E12345678"), "E1*****78");
  EXPECT_EQ(mask_number("军字第1234567号"), "军字*******7号");
  EXPECT_EQ(mask_number("12345"), "1****");
  EXPECT_EQ(mask_number("123"), "***");
}

TEST(Identity, DifferentDocumentsWithOneNumberAreDifferentPeople) {
  const Identity a{IdKind::passport, "E12345678", {}, ""};
  const Identity b{IdKind::other, "E12345678", {}, ""};
  EXPECT_NE(identity_text(a), identity_text(b));
}

}  // namespace
}  // namespace xt::people
