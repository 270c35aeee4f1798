#include "credits/same.h"

#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "base/rational.h"
#include "base/text.h"

namespace xt::credits {
namespace {

struct Pair {
  bool same = false;
  Told a, b;
  std::string line;
};

std::vector<Pair> labelled() {
  std::ifstream in(XT_SOURCE_DIR "/modules/credits/tests/same.tsv");
  std::vector<Pair> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto f = split(line, '\t');
    if (f.size() != 11) {
      ADD_FAILURE() << line;
      continue;
    }
    const auto told = [&](std::size_t i) {
      return Told{std::string(f[i]), std::string(f[i + 1]), Date::parse_iso(f[i + 2]).value(),
                  Date::parse_iso(f[i + 3]).value(), parse_hundredths(f[i + 4]).value()};
    };
    out.push_back({f[0] == "same", told(1), told(6), line});
  }
  return out;
}

// What is counted as one without asking must be one; what is one must at least be asked about; and people
// are not asked about what is plainly two.
TEST(Same, MeasuredOnTheLabelledPairs) {
  int sure = 0, sure_right = 0, same = 0, found = 0, asked = 0, asked_right = 0;
  for (const Pair& pair : labelled()) {
    const Alike alike = compare(pair.a, pair.b);
    same += pair.same;
    found += pair.same && alike.what != Likeness::different;
    sure += alike.what == Likeness::sure;
    sure_right += pair.same && alike.what == Likeness::sure;
    asked += alike.what == Likeness::doubtful;
    asked_right += pair.same && alike.what == Likeness::doubtful;
    if (!pair.same) {
      EXPECT_NE(alike.what, Likeness::sure) << pair.line;
    }
    if (pair.same) {
      EXPECT_NE(alike.what, Likeness::different) << alike.title_percent << " " << pair.line;
    }
  }
  RecordProperty("sure", sure);
  std::cout << "sure " << sure_right << "/" << sure << " right; recall " << found << "/" << same << "; asked "
            << asked_right << "/" << asked << " right\n";
  ASSERT_GT(same, 20);
  EXPECT_EQ(sure, sure_right);
  EXPECT_EQ(found, same);
  EXPECT_GE(sure * 100, same * 45);
  EXPECT_GE(asked_right * 100, asked * 80);
}

TEST(Same, IsSymmetricAndARecordIsLikeItself) {
  const auto pairs = labelled();
  for (const Pair& pair : pairs) {
    for (const Pair& other : pairs) {
      const Alike forth = compare(pair.a, other.b);
      const Alike back = compare(other.b, pair.a);
      EXPECT_EQ(forth.what, back.what);
      EXPECT_EQ(forth.title_percent, back.title_percent);
      EXPECT_EQ(forth.why, back.why);
    }
    EXPECT_EQ(compare(pair.a, pair.a).what, Likeness::sure) << pair.line;
  }
}

TEST(Same, SureIsTransitiveWhereEverybodyNamesTheProvider) {
  std::vector<Told> all;
  for (const Pair& pair : labelled()) {
    for (const Told* told : {&pair.a, &pair.b}) {
      if (!told->provider.empty()) all.push_back(*told);
    }
  }
  for (const Told& a : all) {
    for (const Told& b : all) {
      if (compare(a, b).what != Likeness::sure) continue;
      for (const Told& c : all) {
        if (compare(b, c).what == Likeness::sure) {
          EXPECT_EQ(compare(a, c).what, Likeness::sure) << a.title << " " << b.title << " " << c.title;
        }
      }
    }
  }
}

TEST(Same, SourcesByOrigin) {
  EXPECT_FALSE(two_sources("import:1", "import:2"));
  EXPECT_FALSE(two_sources("api:5:1", "api:5:2"));
  EXPECT_TRUE(two_sources("api:5:1", "api:6:1"));
  EXPECT_TRUE(two_sources("api:5:1", "import:1"));
  EXPECT_TRUE(two_sources("cohort:1", "cohort:2"));
  EXPECT_TRUE(two_sources("results:1", "import:1"));
  EXPECT_FALSE(two_sources("", "import:1"));
  EXPECT_FALSE(two_sources("correction:1", "import:1"));
}

TEST(Same, HoldsAgainstNonsense) {
  const Told empty{"", "", Date::of(2024, 1, 1), Date::of(2024, 1, 1), 0};
  const Told broken{"\xe4\xb8", "\xff", Date::of(2024, 1, 1), Date::of(2024, 1, 1), 0};
  EXPECT_EQ(compare(empty, empty).what, Likeness::different);
  EXPECT_NE(compare(empty, broken).what, Likeness::sure);
}

}  // namespace
}  // namespace xt::credits
