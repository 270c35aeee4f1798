#include "static_files.h"

#include <fstream>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

namespace xt::http {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "xt-web-XXXXXX").string();
    base_ = ::mkdtemp(pattern.data());
    put("secret.txt", "secret");
    put("web/index.html", "<p>index</p>");
    put("web/assets/app-B4x_9aQz.js", std::string(5000, 'a'));
    put("web/assets/big.css", std::string(5000, 'b'));
    put("web/.env", "hidden");
    fs::create_symlink(base_ / "secret.txt", base_ / "web" / "link.txt");
    files_ = std::make_unique<StaticFiles>((base_ / "web").string());
  }
  void TearDown() override { fs::remove_all(base_); }
  void put(const std::string& name, const std::string& content) const {
    fs::create_directories((base_ / name).parent_path());
    std::ofstream(base_ / name, std::ios::binary) << content;
  }
  std::optional<Response> get(const std::string& path, const char* name = "x",
                              const std::string& value = "") const {
    Request request;
    request.path = path;
    request.headers.add(name, value);
    return files_->serve(request);
  }
  fs::path base_;
  std::unique_ptr<StaticFiles> files_;
};

TEST_F(StaticFilesTest, ServesFilesAndThePagesOfTheApp) {
  EXPECT_EQ(get("/")->content(), "<p>index</p>");
  EXPECT_EQ(get("/plans/guangxi-145")->content(), "<p>index</p>");
  EXPECT_EQ(get("/index.html")->headers.get("cache-control"), "no-cache");
  const auto asset = get("/assets/app-B4x_9aQz.js");
  EXPECT_EQ(asset->headers.get("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(asset->content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/assets/big.css")->headers.get("cache-control"), "no-cache");
  EXPECT_FALSE(get("/assets/gone-B4x_9aQz.js")) << "a missing file is missing, not a page";
  EXPECT_FALSE(get("/assets/gone"));
  EXPECT_FALSE(get("/favicon.ico"));
}

TEST_F(StaticFilesTest, NeverLeavesItsFolder) {
  for (const char* path : {"/../secret.txt", "/assets/../../secret.txt", "/link.txt", "/.env", "//secret.txt",
                           "/..\\secret.txt", "/assets"}) {
    const auto response = get(path);
    EXPECT_TRUE(!response || response->content() == "<p>index</p>") << path;
  }
  EXPECT_FALSE(get("/../secret.txt"));
  EXPECT_FALSE(get("/link.txt"));
}

TEST_F(StaticFilesTest, TellsWhatDidNotChange) {
  const auto first = get("/assets/big.css");
  const std::string tag(first->headers.get("etag"));
  EXPECT_EQ(get("/assets/big.css", "If-None-Match", tag)->status, 304);
  EXPECT_EQ(get("/assets/big.css", "If-None-Match", "\"a\", " + tag)->status, 304);
  EXPECT_EQ(get("/assets/big.css", "If-None-Match", "\"a\"")->status, 200);
  EXPECT_EQ(
      get("/assets/big.css", "If-Modified-Since", std::string(first->headers.get("last-modified")))->status,
      304);
  put("web/assets/big.css", std::string(6000, 'c'));
  EXPECT_EQ(get("/assets/big.css", "If-None-Match", tag)->status, 200);
  EXPECT_EQ(get("/assets/big.css")->content().size(), 6000U);
}

TEST_F(StaticFilesTest, PrefersWhatTheBuildCompressed) {
  const auto own = get("/assets/big.css", "Accept-Encoding", "gzip");
  EXPECT_EQ(own->headers.get("content-encoding"), "gzip");
  EXPECT_LT(own->content().size(), 200U);
  put("web/assets/app-B4x_9aQz.js.br", "made by the build");
  const auto twin = get("/assets/app-B4x_9aQz.js", "Accept-Encoding", "br, gzip");
  EXPECT_EQ(twin->content(), "made by the build");
  EXPECT_EQ(twin->headers.get("content-encoding"), "br");
  EXPECT_EQ(twin->headers.get("vary"), "Accept-Encoding");
}

}  // namespace
}  // namespace xt::http
