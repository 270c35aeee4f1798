#include "access/audit.h"

#include "fixture.h"

namespace xt::access {
namespace {

class Trail : public AccessTest {
 protected:
  void look(Id account, const std::string& object) {
    const Actor actor{account, "a" + std::to_string(account), "r"};
    const Deed deed{"people.read", object, kSchool, {}, {}, {}};
    const Status noted = note_read(database(), actor, deed);
    ASSERT_TRUE(noted.ok()) << noted.error().note;
  }
  std::int64_t rows() { return count("SELECT COUNT(*) FROM access_audit WHERE action = 'people.read'"); }
};

TEST_P(Trail, WhoLooksTwiceIsNotedOnce) {
  look(1, "teacher:7");
  look(1, "teacher:7");
  EXPECT_EQ(rows(), 1);
  look(1, "teacher:8");
  look(2, "teacher:7");
  EXPECT_EQ(rows(), 3);
}

TEST_P(Trail, AnOldLookDoesNotHideANewOne) {
  const std::int64_t long_ago = now_ms() - 16 * 60 * 1000;
  run("INSERT INTO access_audit (id, at_ms, account_id, actor, action, object, org_key) VALUES (1, " +
      std::to_string(long_ago) + ", 1, 'a1', 'people.read', 'teacher:7', " + std::to_string(kSchool) + ")");
  look(1, "teacher:7");
  EXPECT_EQ(rows(), 2);
}

XT_BOTH_ENGINES(Trail);

}  // namespace
}  // namespace xt::access
