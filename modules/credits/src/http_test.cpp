#include "credits/http.h"

#include <any>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "access/caller.h"
#include "sheets/sheets.h"

#include "test_credits.h"

namespace xt::credits {
namespace {

using testing::entry_of;

class Http : public testing::LedgerTest {
 protected:
  Result<http::Response> get(Id id, std::vector<std::pair<std::string, std::string>> query = {}) {
    http::Request request;
    request.params["id"] = std::to_string(id);
    request.query = std::move(query);
    request.context = caller_;
    return routes(database(), sources_).at(0).handler(request);
  }
  void sign_in(access::Role role, std::int64_t lo, std::int64_t hi,
               std::optional<Id> teacher_id = std::nullopt) {
    caller_ = {};
    caller_.role = role;
    caller_.key_lo = lo;
    caller_.key_hi = hi;
    caller_.teacher_id = teacher_id;
  }
  access::Caller caller_;
  Sources sources_;
};

TEST_P(Http, SaysWhichImportAnEntryCameFromCutToTheReader) {
  NewEntry entry = entry_of(teacher(0), 0);
  entry.origin = "import:77:12";
  put({entry});
  sources_ = [](db::Session&, const std::vector<Id>& ids) -> Result<std::map<Id, Source>> {
    EXPECT_EQ(ids, std::vector<Id>{77});
    return std::map<Id, Source>{
        {77, {"六月.xlsx", "莫秀英", testing::kSchoolA, testing::kSchoolA + 1, 1'750'000'000'000}}};
  };
  const auto source = [&] {
    const auto response = get(teacher(0));
    EXPECT_TRUE(response.ok());
    const auto told = boost::json::parse(response->body).at("entries").at(0);
    EXPECT_EQ(told.at("origin_id"), "77");
    EXPECT_EQ(told.at("origin_row"), 12);
    return told.at("source").as_object();
  };
  sign_in(access::Role::school_admin, testing::kSchoolA, testing::kSchoolA + 1);
  EXPECT_EQ(source(),
            (boost::json::object{
                {"file", "六月.xlsx"}, {"on", "2025-06-15"}, {"posted_by", "莫秀英"}, {"run", "77"}}));
  sign_in(access::Role::teacher, testing::kSchoolA, testing::kSchoolA + 1, teacher(0));
  EXPECT_EQ(source(), (boost::json::object{{"file", "六月.xlsx"}, {"on", "2025-06-15"}}));
}

TEST_P(Http, AnswersTheLedgerWithNetTotals) {
  NewEntry half = entry_of(teacher(0), 1);
  half.hours_x100 = 150;
  const auto posted = put({entry_of(teacher(0), 0), half});
  write([&](db::Session& s) { return reverse(s, teacher(0), posted[0].id, {1, "重复登记"}); });
  sign_in(access::Role::school_admin, testing::kSchoolA, testing::kSchoolA + 1);
  const auto response = get(teacher(0), {{"limit", "2"}});
  ASSERT_TRUE(response.ok()) << response.error().reason;
  const auto body = boost::json::parse(response->body);
  EXPECT_EQ(body.at("totals").at("hours").as_double(), 1.5);
  EXPECT_EQ(body.at("totals").at("credits").as_int64(), 1);
  ASSERT_EQ(body.at("entries").as_array().size(), 2U);
  const auto& latest = body.at("entries").at(0);
  EXPECT_EQ(latest.at("earned_on").as_string(), half.earned_on.iso());
  EXPECT_EQ(latest.at("origin").as_string(), "import");
  EXPECT_EQ(body.at("entries").at(1).at("reverses").as_string(), std::to_string(posted[0].id));
  const std::string cursor(body.at("next_cursor").as_string());
  const auto next = get(teacher(0), {{"limit", "2"}, {"cursor", cursor}});
  ASSERT_TRUE(next.ok());
  const auto rest = boost::json::parse(next->body);
  EXPECT_EQ(rest.at("entries").as_array().size(), 1U);
  EXPECT_TRUE(rest.at("next_cursor").is_null());
  EXPECT_EQ(rest.at("totals"), body.at("totals"));
}

TEST_P(Http, GivesTheWholeLedgerAsAWorkbook) {
  put({entry_of(teacher(0), 0), entry_of(teacher(0), 1), entry_of(teacher(0), 2)});
  sign_in(access::Role::school_admin, testing::kSchoolA, testing::kSchoolA + 1);
  const auto file = get(teacher(0), {{"format", "xlsx"}, {"limit", "1"}});
  ASSERT_TRUE(file.ok()) << file.error().reason;
  auto source = sheets::open_sheet_bytes(std::string(file->content()));
  ASSERT_TRUE(source.ok()) << source.error().reason;
  sheets::Row row;
  int rows = 0;
  for (auto more = (*source)->next(row); more.ok() && *more; more = (*source)->next(row)) ++rows;
  EXPECT_EQ(rows, 4) << "a header and every entry, whatever the limit of a page";
  EXPECT_EQ(get(teacher(0), {{"format", "csv"}}).error().reason, "http.bad_parameter");
  sign_in(access::Role::school_admin, testing::kSchoolB, testing::kSchoolB + 1);
  EXPECT_EQ(get(teacher(0), {{"format", "xlsx"}}).error().code, Code::not_found);
}

TEST_P(Http, SeesOnlyTheOwnSubtreeAndOneself) {
  put({entry_of(teacher(0), 0)});
  sign_in(access::Role::school_admin, testing::kSchoolB, testing::kSchoolB + 1);
  EXPECT_EQ(get(teacher(0)).error().code, Code::not_found);
  sign_in(access::Role::county_admin, 4501020000000000, 4501030000000000);
  EXPECT_TRUE(get(teacher(0)).ok());
  sign_in(access::Role::teacher, testing::kSchoolA, testing::kSchoolA + 1, teacher(0));
  EXPECT_TRUE(get(teacher(0)).ok());
  EXPECT_EQ(get(teacher(1)).error().code, Code::not_found);
  EXPECT_EQ(get(12345).error().code, Code::not_found);
}

TEST_P(Http, FiltersAndAddsUpByYearModeAndCategory) {
  NewEntry online = entry_of(teacher(0), 1);
  online.mode = "online";
  online.category = "ethics";
  const auto posted = put({entry_of(teacher(0), 0), online, entry_of(teacher(0), 60)});
  write([&](db::Session& s) { return reverse(s, teacher(0), posted[0].id, {1, "重复登记"}); });
  sign_in(access::Role::county_admin, 4501020000000000, 4501030000000000);
  const auto filtered = boost::json::parse(get(teacher(0), {{"mode", "online"}})->body);
  EXPECT_EQ(filtered.at("entries").as_array().size(), 1U);
  EXPECT_EQ(filtered.at("totals").at("hours"), 10) << "the totals are of what matches";
  EXPECT_EQ(boost::json::parse(get(teacher(0), {{"q", "项目60"}})->body).at("entries").as_array().size(), 1U);
  EXPECT_EQ(boost::json::parse(get(teacher(0), {{"q", "%"}})->body).at("entries").as_array().size(), 0U);
  EXPECT_EQ(get(teacher(0), {{"format", "xlsx"}})->content().substr(0, 2), "PK");
  const auto all = boost::json::parse(get(teacher(0))->body);
  bool marked = false;
  for (const auto& one : all.at("entries").as_array()) {
    if (one.at("id").as_string() == std::to_string(posted[0].id))
      marked = one.as_object().contains("reversed_by");
  }
  EXPECT_TRUE(marked) << "an entry says by what it was reversed";
  http::Request request;
  request.params["id"] = std::to_string(teacher(0));
  request.context = caller_;
  const auto sums = routes(database()).at(1).handler(request);
  ASSERT_TRUE(sums.ok()) << sums.error().reason;
  const auto rows = boost::json::parse(sums->body).at("sums").as_array();
  ASSERT_EQ(rows.size(), 2U) << "what was reversed adds up to nothing";
  EXPECT_EQ(rows[0].at("year"), 2023);
  EXPECT_EQ(rows[0].at("mode"), "online");
  EXPECT_EQ(rows[0].at("category"), "ethics");
  EXPECT_EQ(rows[1].at("year"), 2024);
}

TEST_P(Http, RefusesWhatCannotBeMeant) {
  sign_in(access::Role::county_admin, 4501020000000000, 4501030000000000);
  EXPECT_EQ(get(teacher(0), {{"limit", "0"}}).error().code, Code::invalid);
  EXPECT_EQ(get(teacher(0), {{"limit", "201"}}).error().code, Code::invalid);
  EXPECT_EQ(get(teacher(0), {{"year", "x"}}).error().code, Code::invalid);
  EXPECT_EQ(get(teacher(0), {{"cursor", "1.2"}}).error().reason, "credits.bad_cursor");
}

XT_BOTH_ENGINES(Http);

}  // namespace
}  // namespace xt::credits
