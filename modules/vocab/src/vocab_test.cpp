#include "vocab/vocab.h"

#include <cctype>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace xt::vocab {
namespace {

// The words of docs/plan-language.md and of the sheets, kind by kind: word -> stored key.
struct Row {
  Kind kind;
  const char* word;
  const char* key;
};

class Words : public ::testing::TestWithParam<Row> {};

TEST_P(Words, IsUnderstood) {
  const Term* term = find(GetParam().kind, GetParam().word);
  ASSERT_NE(term, nullptr) << GetParam().word;
  EXPECT_EQ(term->key, GetParam().key);
}

INSTANTIATE_TEST_SUITE_P(
    Sheets, Words,
    ::testing::Values(
        Row{Kind::stage, "幼儿园", "kindergarten"}, Row{Kind::stage, "特殊教育", "special"},
        Row{Kind::mode, "1", "release"}, Row{Kind::mode, "长期脱产", "release"},
        Row{Kind::mode, "2", "in_person"}, Row{Kind::mode, "３", "online"}, Row{Kind::mode, "4", "blended"},
        Row{Kind::mode, "9", "other"}, Row{Kind::mode, "校本研修", "school_based"},
        Row{Kind::mode, "跟岗", "shadowing"}, Row{Kind::mode, "返岗", "field_practice"},
        Row{Kind::mode, "国（境）外", "overseas"}, Row{Kind::mode, "国(境)外", "overseas"},
        Row{Kind::mode, " Online ", "online"}, Row{Kind::level, "10", "nation"},
        Row{Kind::level, "20", "province"}, Row{Kind::level, "30", "city"}, Row{Kind::level, "40", "county"},
        Row{Kind::level, "60", "school"}, Row{Kind::level, "99", "other"},
        Row{Kind::level, "自治区级", "province"}, Row{Kind::area, "镇区", "town"},
        Row{Kind::area, "rural", "rural"}, Row{Kind::post, "园长", "principal"},
        Row{Kind::post, "教研组长", "group_head"}, Row{Kind::post, "心理", "counsellor"},
        Row{Kind::title_rank, "正高级", "professor"}, Row{Kind::title_rank, "未定", "none"},
        Row{Kind::sex, "女", "female"}, Row{Kind::designation, "学科带头人", "subject_leader"},
        Row{Kind::designation, "后备干部", "reserve_cadre"},
        Row{Kind::designation_level, "自治区", "province"}, Row{Kind::designation_level, "国", "nation"},
        Row{Kind::category, "思政", "politics"}, Row{Kind::category, "心理健康", "mental_health"},
        Row{Kind::item_category, "专家抽查", "spot_check"},
        Row{Kind::item_category, "他评", "external_review"}, Row{Kind::item_category, "师德", "ethics"},
        Row{Kind::item_kind, "名师工作室", "studio"}, Row{Kind::item_kind, "年度方案", "annual_plan"},
        Row{Kind::account, "教职工工资总额", "payroll"},
        Row{Kind::account, "校长培训经费", "principal_training"}, Row{Kind::basis, "决算", "final"},
        Row{Kind::org_kind, "教师发展机构", "development_center"},
        Row{Kind::employment_status, "支教", "support"}, Row{Kind::subject, "语文", "chinese"},
        Row{Kind::subject, "体育与健康", "pe"}, Row{Kind::flag, "边境县", "border_county"},
        Row{Kind::session_form, "读书沙龙", "reading_salon"}, Row{Kind::owner_kind, "organisation", "org"}));

TEST(Vocab, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(find(Kind::stage, "大学"), nullptr);
  EXPECT_EQ(find(Kind::stage, ""), nullptr);
  EXPECT_EQ(find(Kind::level, "50"), nullptr);
  EXPECT_EQ(by_key(Kind::stage, "小学"), nullptr);
  EXPECT_EQ(zh(Kind::stage, "unheard_of"), "unheard_of");
  EXPECT_FALSE(kind_of("stages"));
}

TEST(Vocab, EveryTermIsCompleteAndItsKeyIsAnIdentifier) {
  for (const Kind kind : kinds()) {
    EXPECT_EQ(kind_of(name(kind)), kind);
    EXPECT_FALSE(zh(kind).empty()) << name(kind);
    EXPECT_FALSE(en(kind).empty()) << name(kind);
    EXPECT_FALSE(terms(kind).empty()) << name(kind);
    std::set<std::string_view> zh_words;
    for (const Term& term : terms(kind)) {
      for (const char c : term.key) EXPECT_TRUE(std::islower(c) || std::isdigit(c) || c == '_') << term.key;
      EXPECT_FALSE(term.zh.empty()) << term.key;
      EXPECT_FALSE(term.en.empty()) << term.key;
      EXPECT_TRUE(zh_words.insert(term.zh).second) << term.zh << " means two things in " << name(kind);
      EXPECT_EQ(find(kind, term.key), &term);
      EXPECT_EQ(find(kind, term.zh)->key, term.key) << term.zh;
    }
  }
}

TEST(Vocab, OrdersWhereTheNumberSpeaks) {
  EXPECT_LT(by_key(Kind::level, "nation")->order, by_key(Kind::level, "school")->order);
  EXPECT_LT(by_key(Kind::title_rank, "first")->order, by_key(Kind::title_rank, "senior")->order);
  EXPECT_EQ(by_key(Kind::area, "rural")->order, -1);
}

}  // namespace
}  // namespace xt::vocab
