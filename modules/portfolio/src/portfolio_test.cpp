#include <cstdio>
#include <filesystem>
#include <fstream>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <unistd.h>

#include "access/accounts.h"
#include "access/caller.h"
#include "auth/keyring.h"
#include "base/digest.h"
#include "credits/credits.h"
#include "db/testing.h"
#include "jobs/jobs.h"
#include "orgs/orgs.h"
#include "portfolio/http.h"
#include "portfolio/statement.h"

namespace xt::portfolio {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr std::int64_t kUnit = 10'000'000'000;
constexpr std::int64_t kCounty = 450102 * kUnit;
constexpr std::int64_t kSchool = kCounty + 2145000001;
const Date kToday = Date::of(2025, 5, 31);

template <class T>
auto must(T result) {
  if (!result.ok()) throw std::runtime_error(result.error().reason + ": " + result.error().note);
  return *std::move(result);
}

class PortfolioTest : public db::testing::EngineTest {
 protected:
  template <class F>
  auto write(F f) {
    return must(database().write(f));
  }
  PortfolioTest()
      : folder_(fs::temp_directory_path() /
                ("xt_portfolio_" + std::to_string(::getpid()) + "_" + std::to_string(next_id()))),
        keyring_(auth::Keyring::random()),
        files_(must(files::Store::open(folder_, keyring_))) {
    if (!db::migrate(database(),
                     {orgs::migrations(), people::migrations(), access::migrations(), credits::migrations(),
                      jobs::migrations(), cycles::migrations(), proof::migrations(), migrations()})
             .ok())
      throw std::runtime_error("migrate");
    must(orgs::seed(database()));
    people::TeacherRow row;
    row.name = "李四光";
    row.identity =
        must(people::parse_identity(people::IdKind::resident_id, "11010519491231002X", Date::of(2025, 1, 1)));
    row.org_key = kSchool;
    row.stage = "primary";
    row.service_day = Date::of(2015, 9, 1);
    teacher_ = write([&](db::Session& s) {
                 return people::upsert(s, keyring_, std::vector<people::TeacherRow>{row},
                                       {Date::of(2025, 1, 1), false});
               })
                   .at(0)
                   .teacher;
    cycle_.title = "“十四五”周期";
    cycle_.scope = {450000 * kUnit, 460000 * kUnit};
    cycle_.days = {Date::of(2021, 1, 1), Date::of(2026, 1, 1)};
    cycle_.hours_x100 = 36'000;
    cycle_.id = write([&](db::Session& s) { return cycles::create(s, cycle_, 7); });
  }
  ~PortfolioTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Id earn(Date day, std::int64_t hours_x100, const std::string& category, const std::string& origin) {
    credits::NewEntry e;
    e.teacher = teacher_;
    e.earned_from = e.earned_on = day;
    e.hours_x100 = hours_x100;
    e.credits_x100 = 100;
    e.mode = "in_person";
    e.level = "county";
    e.category = category;
    e.programme = "项目" + day.iso();
    e.provider = "县教师发展中心";
    e.origin = origin;
    e.key = digest_fields({day.iso()});
    return write([&](db::Session& s) { return credits::post(s, std::vector<credits::NewEntry>{e}); })
        .at(0)
        .id;
  }
  Desk desk() {
    return {database(),
            keyring_,
            files_,
            "https://xue.example.cn",
            kToday,
            [](db::Session&, const std::vector<std::string>& origins) {
              std::map<std::string, std::vector<Evidence>> out;
              for (const auto& one : origins) {
                if (one == "declaration:9") out[one] = {{"证书.jpg", sha256_hex("x"), "jpeg", 2048}};
              }
              return Result<std::map<std::string, std::vector<Evidence>>>(out);
            }};
  }
  Result<http::Response> call(http::Method method, const std::string& pattern, const std::string& id,
                              const std::string& format = "", const json::object& body = {}) {
    http::Request request;
    request.method = method;
    request.params["id"] = id;
    if (!format.empty()) request.query = {{"format", format}};
    if (method == http::Method::post) {
      request.headers.add("Content-Type", "application/json");
      request.body = json::serialize(body);
    }
    request.context = caller_;
    for (const http::Route& route : routes(desk())) {
      if (route.method == method && route.pattern == pattern) return route.handler(request);
    }
    return make_error(Code::internal, "no such route " + pattern);
  }
  std::int64_t count(const char* text) {
    return write([&](db::Session& s) { return s.one(db::Sql{text}, {}); }).i64(0);
  }
  // What sha256sum and unzip say of an archive.
  std::string checked(std::string_view zip) {
    const fs::path path = folder_ / "one.zip";
    std::ofstream(path, std::ios::binary) << zip;
    const std::string ask =
        "cd '" + folder_.string() +
        "' && python3 -m zipfile -e one.zip out && cd out && sha256sum -c SHA256SUMS 2>&1";
    std::FILE* pipe = ::popen(ask.c_str(), "r");
    std::string out;
    char buffer[256];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) out += buffer;
    return ::pclose(pipe) == 0 ? out : "failed: " + out;
  }
  json::object unpacked(const char* name) {
    std::ifstream in(folder_ / "out" / name);
    return json::parse(std::string(std::istreambuf_iterator<char>(in), {})).as_object();
  }

  fs::path folder_;
  auth::Keyring keyring_;
  files::Store files_;
  Id teacher_ = 0;
  cycles::Cycle cycle_;
  access::Caller caller_{7, "county", "县管理员", access::Role::county_admin, kCounty, kCounty + kUnit, {}};
};

TEST_P(PortfolioTest, EverySumIsTheSumOfTheRowsThatAreListed) {
  earn(Date::of(2022, 3, 1), 600, "ethics", "import:1");
  earn(Date::of(2023, 3, 1), 750, "", "declaration:9");
  const Id wrong = earn(Date::of(2023, 4, 1), 400, "", "import:1");
  write([&](db::Session& s) { return credits::reverse(s, teacher_, wrong, {7, "重复"}); });
  const Portfolio found = must(database().read(
      [&](db::Session& s) { return gather(s, keyring_, {teacher_, {Date(0)}, kToday}, desk().evidence); }));
  ASSERT_EQ(found.lines.size(), 4U);
  EXPECT_EQ(found.total().amount.hours_x100, 1'350);
  EXPECT_EQ(found.total().entries, 2);
  cycles::Amount years, kinds;
  for (const Sum& one : found.by_year()) years += one.amount;
  for (const Sum& one : found.by_category()) kinds += one.amount;
  EXPECT_EQ(years, found.total().amount);
  EXPECT_EQ(kinds, found.total().amount);
  EXPECT_EQ(found.lines.at(1).evidence.at(0).name, "证书.jpg");
  EXPECT_EQ(found.lines.at(0).hash.size(), 64U);
  ASSERT_EQ(found.cycles.size(), 1U);
  EXPECT_EQ(found.cycles.at(0).account.earned.hours_x100, 1'350);
}

TEST_P(PortfolioTest, ThePackageProvesItselfAndOthersReadingIsWrittenDown) {
  earn(Date::of(2023, 3, 1), 750, "ethics", "declaration:9");
  const std::string id = std::to_string(teacher_);
  const auto zip = must(call(http::Method::get, "/api/teachers/{id}/portfolio", id, "zip"));
  EXPECT_THAT(checked(zip.content()), HasSubstr("portfolio.json: OK"));
  const json::object data = unpacked("portfolio.json");
  EXPECT_EQ(data.at("format").as_string(), "xingtan-portfolio");
  EXPECT_EQ(data.at("entries").at(0).at("hours").as_double(), 7.5);
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_pub_audit WHERE action = 'portfolio.export'"), 1);
  caller_ = {8, "t", "李四光", access::Role::teacher, kSchool, kSchool + 1, teacher_};
  EXPECT_TRUE(call(http::Method::get, "/api/teachers/{id}/portfolio", id).ok());
  EXPECT_EQ(count("SELECT COUNT(*) FROM access_pub_audit WHERE action LIKE 'portfolio.%'"), 1);
  caller_ = {9, "o", "外县", access::Role::county_admin, 610000 * kUnit, 620000 * kUnit, {}};
  EXPECT_EQ(call(http::Method::get, "/api/teachers/{id}/portfolio", id).error().reason, "access.no_teacher");
}

TEST_P(PortfolioTest, ALeaverTakesANumberedStatementThatCanBeWithdrawn) {
  earn(Date::of(2023, 3, 1), 750, "ethics", "import:1");
  const std::string id = std::to_string(teacher_);
  const auto made =
      json::parse(must(call(http::Method::post, "/api/teachers/{id}/leaving-statements", id, "",
                            {{"cycle", std::to_string(cycle_.id)}, {"to_place", "山东省淄博市"}}))
                      .body)
          .as_object();
  EXPECT_EQ(made.at("counts").at("hours").to_number<double>(), 7.5);
  EXPECT_TRUE(made.at("verifiable").as_bool());
  const std::string one(made.at("id").as_string());
  const auto zip = must(call(http::Method::get, "/api/leaving-statements/{id}/file", one, "zip"));
  const std::string said = checked(zip.content());
  for (const char* name : {"statement.json: OK", "statement.pdf: OK", "certificate.pdf: OK"})
    EXPECT_THAT(said, HasSubstr(name));
  const json::object data = unpacked("statement.json");
  EXPECT_EQ(data.at("hours").as_string(), "7.5");
  EXPECT_EQ(data.at("stated_to").as_string(), "2025-05-31");
  EXPECT_EQ(data.at("number").as_string(), made.at("number").as_string());
  const auto gone = json::parse(must(call(http::Method::post, "/api/leaving-statements/{id}/withdraw", one,
                                          "", {{"reason", "写错去向"}}))
                                    .body)
                        .as_object();
  EXPECT_EQ(gone.at("state").as_string(), "withdrawn");
  const auto certificates = write([&](db::Session& s) { return proof::of_teacher(s, teacher_); });
  EXPECT_EQ(certificates.at(0).state, "revoked");
  EXPECT_EQ(call(http::Method::post, "/api/leaving-statements/{id}/withdraw", one, "", {{"reason", "再来"}})
                .error()
                .reason,
            "portfolio.withdrawn");
}

TEST_P(PortfolioTest, WithoutHoursTheStatementSaysSo) {
  const auto made =
      must(issue_statement(desk(), {teacher_, cycle_, "山东省", kToday}, {{7, "县", "r"}, "县"}));
  EXPECT_EQ(made.certificate, 0);
  EXPECT_EQ(made.number.size(), 18U);
  EXPECT_EQ(made.counts, cycles::Amount{});
  EXPECT_EQ(issue_statement(desk(), {teacher_, cycle_, "", kToday}, {{7, "县", "r"}, "县"}).error().reason,
            "portfolio.bad_statement");
}

XT_BOTH_ENGINES(PortfolioTest);

}  // namespace
}  // namespace xt::portfolio
