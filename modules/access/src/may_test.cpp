#include "access/may.h"

#include <gtest/gtest.h>

#include "http/router.h"

namespace xt::access {
namespace {

constexpr std::int64_t kCounty = 4'501'020'000'000'000;

Caller caller(Role role, std::int64_t lo, std::int64_t hi, std::optional<Id> teacher = {}) {
  Caller out;
  out.role = role;
  out.key_lo = lo;
  out.key_hi = hi;
  out.teacher_id = teacher;
  return out;
}

TEST(May, DeniesWhatIsNotInTheTable) {
  EXPECT_TRUE(allows(Role::teacher, "plans.read"));
  EXPECT_FALSE(allows(Role::teacher, "imports.write"));
  EXPECT_FALSE(allows(Role::province_admin, "plans.destroy"));
  EXPECT_FALSE(allows(Role::province_admin, ""));
  EXPECT_FALSE(is_known("plans.destroy"));
  EXPECT_EQ(may(caller(Role::provider, 0, 1), "people.read").error().reason, "access.not_permitted");
  for (const std::string_view permission : permissions_of(Role::auditor)) {
    EXPECT_FALSE(permission.ends_with(".write")) << permission;
  }
}

TEST(May, KeepsToTheSubtree) {
  const Caller county = caller(Role::county_admin, kCounty, kCounty + 10'000'000'000);
  EXPECT_TRUE(within(county, kCounty, kCounty + 10'000'000'000).ok());
  EXPECT_TRUE(within(county, kCounty + 5, kCounty + 6).ok());
  EXPECT_EQ(within(county, kCounty - 1, kCounty + 1).error().reason, "access.outside_scope");
  EXPECT_FALSE(within(county, 0, 10'000'000'000'000'000).ok());
  EXPECT_FALSE(within(county, kCounty + 5, kCounty + 5).ok()) << "an empty range is no range";
}

TEST(May, ATeacherSeesOnlyThemselves) {
  const Caller teacher = caller(Role::teacher, kCounty + 5, kCounty + 6, 77);
  EXPECT_TRUE(may_see_teacher(teacher, 77, kCounty + 9).ok()) << "wherever they are now";
  EXPECT_EQ(may_see_teacher(teacher, 78, kCounty + 5).error().code, Code::not_found)
      << "a colleague at the same school";
  const Caller admin = caller(Role::school_admin, kCounty + 5, kCounty + 6);
  EXPECT_TRUE(may_see_teacher(admin, 78, kCounty + 5).ok());
  EXPECT_FALSE(may_see_teacher(admin, 78, kCounty + 6).ok());
  EXPECT_FALSE(may_see_teacher(caller(Role::provider, 0, 1LL << 62), 78, kCounty).ok());
}

TEST(May, ARouteWithoutAKnownPermissionStopsTheStart) {
  http::Router router;
  router.add({http::Method::get, "/api/a", "plans.raed", "",
              [](const http::Request&) { return http::no_content(); }});
  ASSERT_TRUE(router.freeze().ok());
  const Status status = check_permissions(router);
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().note.find("plans.raed"), std::string::npos);
}

}  // namespace
}  // namespace xt::access
