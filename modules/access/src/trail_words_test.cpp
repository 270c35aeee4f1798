// The rows of data/trail_lines.json are read by the web app's test too: page and sheet say the same.
#include "trail_words.h"

#include <fstream>
#include <sstream>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace xt::access {
namespace {

boost::json::array rows() {
  const std::ifstream file(XT_SOURCE_DIR "/modules/access/data/trail_lines.json");
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(text.str()).as_array();
}

TEST(TrailWords, TellDetailsLikeThePage) {
  const auto all = rows();
  ASSERT_GT(all.size(), 10U);
  for (const boost::json::value& row : all) {
    TrailLine line;
    line.action = row.at("action").as_string();
    line.detail = boost::json::serialize(row.at("detail"));
    EXPECT_EQ(TrailWords::in(false).details(line), std::string(row.at("zh").as_string())) << line.action;
    EXPECT_EQ(TrailWords::in(true).details(line), std::string(row.at("en").as_string())) << line.action;
  }
}

TEST(TrailWords, BearWhatIsNoDetail) {
  for (const char* detail : {"", "null", "[1]", "{", R"({"n":null})", R"({"n":{"a":1}})", R"({"n":""})"}) {
    TrailLine line;
    line.action = "access.invite";
    line.detail = detail;
    EXPECT_EQ(TrailWords::in(false).details(line), "") << detail;
  }
}

TEST(TrailWords, MakeSentences) {
  struct Case {
    const char *action, *object, *name, *detail, *zh, *en;
  };
  const Case cases[] = {
      {"access.add_post", "account:12", "莫秀英", R"({"role":"expert"})", "为账号“莫秀英”增加了专家岗位",
       "gave account “莫秀英” a post as Expert"},
      {"jobs.cancel", "job:7", "", "", "停止了后台任务 7", "stopped background job 7"},
      {"access.sign_in", "account:12", "", "", "登录了系统", "signed in"},
      {"x.y", "z:1", "", "", "进行了操作（x.y）：z 1", "did something (x.y): z 1"},
      {"intake.see_to", "batch:5", "", "", "处理了退回的行", "dealt with rows that came back"},
  };
  for (const Case& one : cases) {
    TrailLine line;
    line.action = one.action;
    line.object = one.object;
    line.object_name = one.name;
    line.detail = one.detail;
    EXPECT_EQ(TrailWords::in(false).deed(line), one.zh);
    EXPECT_EQ(TrailWords::in(true).deed(line), one.en);
  }
}

TEST(TrailWords, NameWhoDidIt) {
  struct Case {
    const char *actor, *name, *zh;
  };
  const Case cases[] = {{"li", "李伟", "李伟"},
                        {"cli:root", "", "系统维护人员（root）"},
                        {"job:cycles", "", "后台任务"},
                        {"gone", "", "gone"}};
  for (const Case& one : cases) {
    TrailLine line;
    line.actor = one.actor;
    line.actor_name = one.name;
    EXPECT_EQ(TrailWords::in(false).actor(line), one.zh);
  }
}

}  // namespace
}  // namespace xt::access
