#include "research/research.h"

#include <gtest/gtest.h>

#include "db/testing.h"

namespace xt::research {
namespace {

class Research : public db::testing::EngineTest {
 protected:
  void SetUp() override { ASSERT_TRUE(db::migrate(database(), {migrations()}).ok()); }
  Put put_one(const StudySession& study) {
    const auto done = database().write([&](db::Session& s) { return put(s, study); });
    EXPECT_TRUE(done.ok()) << done.error().note;
    return done.ok() ? *done : Put::unchanged;
  }
};

TEST_P(Research, TheSameSessionIsPutOnce) {
  StudySession study{4501022145000001, Date::of(2024, 3, 4), "collective_planning", "分数除法", 90, {}, {}};
  EXPECT_EQ(put_one(study), Put::created);
  EXPECT_EQ(put_one(study), Put::unchanged);
  study.attendees = 12;
  study.host_id = 5;
  EXPECT_EQ(put_one(study), Put::changed);
  EXPECT_EQ(put_one(study), Put::unchanged);
  study.topic = "小数除法";
  EXPECT_EQ(put_one(study), Put::created);
  study.day = Date::of(2024, 3, 5);
  EXPECT_EQ(put_one(study), Put::created);
  const auto row = database().read([](db::Session& s) {
    return s.one(db::Sql{"SELECT count(*), sum(minutes), sum(attendees) FROM research_pub_session"});
  });
  ASSERT_TRUE(row.ok());
  EXPECT_EQ(row->i64(0), 3);
  EXPECT_EQ(row->i64(1), 270);
  EXPECT_EQ(row->i64(2), 36);
}

XT_BOTH_ENGINES(Research);

}  // namespace
}  // namespace xt::research
