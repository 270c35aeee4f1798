#include "base/pinyin.h"

#include <gtest/gtest.h>

namespace xt {
namespace {

TEST(Pinyin, ReadsCharactersPlacesAndWhatIsMixedIn) {
  EXPECT_EQ(pinyin("南宁市第三中学"), (Syllables{"nan", "ning", "shi", "di", "san", "zhong", "xue"}));
  EXPECT_EQ(join(pinyin("重庆长春厦门")), "chongqingchangchunxiamen");
  EXPECT_EQ(pinyin("绿园区87中（东校区）"),
            (Syllables{"lu", "yuan", "qu", "87", "zhong", "dong", "xiao", "qu"}));
  EXPECT_EQ(pinyin("張偉"), (Syllables{"zhang", "wei"}));
  EXPECT_TRUE(pinyin("（·）").empty());
  EXPECT_TRUE(pinyin("").empty());
}

TEST(Pinyin, ReadsSurnamesTheirOwnWayAndKeepsTheCommonOne) {
  EXPECT_EQ(name_pinyin("张伟"), (std::vector<Syllables>{{"zhang", "wei"}}));
  EXPECT_EQ(name_pinyin("单田芳"),
            (std::vector<Syllables>{{"shan", "tian", "fang"}, {"dan", "tian", "fang"}}));
  EXPECT_EQ(join(name_pinyin("曾国藩").front()), "zengguofan");
  EXPECT_EQ(join(name_pinyin("解缙").front()), "xiejin");
  EXPECT_EQ(join(name_pinyin("仇和").front()), "qiuhe");
  EXPECT_EQ(join(name_pinyin("区寄").front()), "ouji");
  EXPECT_EQ(join(name_pinyin("朴实").front()), "piaoshi");
  EXPECT_EQ(join(name_pinyin("查良镛").front()), "zhaliangyong");
  EXPECT_EQ(join(name_pinyin("任盈盈").front()), "renyingying");
  EXPECT_EQ(join(name_pinyin("尉迟恭").front()), "yuchigong");
  EXPECT_EQ(name_pinyin("任盈盈").size(), 1U);
  // The same character later in a name is read as everybody reads it.
  EXPECT_EQ(join(name_pinyin("王曾").front()), "wangceng");
  EXPECT_EQ(initials(name_pinyin("尉迟恭").front()), "ycg");
}

TEST(Pinyin, FoldsWhatIsTyped) {
  EXPECT_EQ(fold_letters(" Zhāng Wěi "), "zhangwei");
  EXPECT_EQ(fold_letters("Nǘ lǚ"), "nulu");
  EXPECT_EQ(fold_letters("xi'an"), "xian");
  EXPECT_EQ(fold_letters("lv"), join(pinyin("吕")));
  EXPECT_EQ(fold_letters("lü"), join(pinyin("吕")));
  EXPECT_EQ(fold_letters("张"), "");
  EXPECT_EQ(fold_letters("a%b"), "");
}

TEST(Pinyin, FindsLettersFromASyllableOn) {
  const Syllables school = pinyin("南宁市第三中学");
  EXPECT_EQ(find_letters(school, "nanning"), 0U);
  EXPECT_EQ(find_letters(school, "nnsdszx"), 0U);
  EXPECT_EQ(find_letters(school, "sanzhong"), 4U);
  EXPECT_EQ(find_letters(school, "szhong"), 4U);
  EXPECT_EQ(find_letters(school, "an"), kNoSyllable) << "not from the middle of a syllable";
  EXPECT_EQ(find_letters(school, ""), kNoSyllable);
  EXPECT_EQ(find_letters(school, std::string(65, 'n')), kNoSyllable);
}

}  // namespace
}  // namespace xt
