#include <algorithm>

#include <boost/json.hpp>

#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "sheets/table.h"

#include "gather.h"
#include "handlers.h"

namespace xt::reports {
namespace {

namespace json = boost::json;

struct Asked {
  orgs::Org region;
  int year = 0;
  Period days;
  Date staff_on;
};

// The school year that ended last, where none is named.
Result<Asked> asked_of(const Desk& desk, db::Session& session, const http::Request& request) {
  const Date today = today_of(desk);
  const int last = today < Date::of(today.year(), 9, 1) ? today.year() - 2 : today.year() - 1;
  Asked out;
  XT_TRY(const std::int64_t year, http::query_int(request, "year", last, 1990, 2100));
  out.year = static_cast<int>(year);
  out.days = school_year(out.year);
  XT_TRY(out.region, region_of(session, request));
  out.staff_on = std::min(today, out.days.to - 1);
  return out;
}

using EachPerson = std::function<void(const Member&, const Person&)>;
Status walk(db::Session& session, const Asked& asked, const EachPerson& each) {
  return each_chunk(session, asked.region.subtree(), asked.staff_on,
                    [&](const std::vector<Member>& people) -> Status {
                      XT_TRY(const auto made, persons(session, people, asked.days));
                      for (std::size_t i = 0; i < people.size(); ++i) each(people[i], made[i]);
                      return {};
                    });
}

const char* row_name(std::size_t row) {
  static constexpr std::array<const char*, kRows.size()> names{"合计", "国家级", "省级",      "地市级",
                                                               "县级", "校级",   "国（境）外"};
  return names[row];
}

Result<http::Response> workbook(const Asked& asked, const Form& form) {
  using enum sheets::ColumnType;
  sheets::TableHead head;
  head.title = "教基4068 专任教师接受培训情况";
  head.columns = {{"培训级别", text},     {"接受过培训的专任教师", integer}, {"36学时及以下", integer},
                  {"37-72学时", integer}, {"73-108学时", integer},           {"109学时及以上", integer},
                  {"未接受培训", integer}};
  head.notes = {{"范围", asked.region.name},
                {"学年", asked.days.from.iso() + " 至 " + (asked.days.to - 1).iso()},
                {"专任教师", std::to_string(form.teachers)},
                {"口径",
                 "1学时为45分钟，不足1学时不计，每天（含时间重叠的各项）最多8学时；各级按该级学时分档，合计按"
                 "全部学时分档"}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    const auto& b = form.people[row];
    rows.push_back({std::string(row_name(row)), form.teachers - b[0], b[1], b[2], b[3], b[4], b[0]});
  }
  const std::string name = "教基4068 " + asked.region.name + " " + std::to_string(asked.year) + "学年.xlsx";
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::no_store(http::download(std::move(bytes), name, sheets::kXlsxMediaType));
}

}  // namespace

Result<http::Response> get_form(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (!format.empty() && format != "json" && format != "xlsx")
    return http::bad_parameter("format", "unknown", "json xlsx");
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Asked asked, asked_of(desk, session, request));
    Form form;
    XT_CHECK_OK(walk(session, asked, [&](const Member&, const Person& one) { form.add(one); }));
    if (format == "xlsx") return workbook(asked, form);
    json::array rows;
    for (std::size_t row = 0; row < kRows.size(); ++row) {
      json::array bands(form.people[row].begin(), form.people[row].end());
      rows.push_back({{"row", kRows[row]},
                      {"trained", form.teachers - form.people[row][0]},
                      {"bands", std::move(bands)}});
    }
    return http::no_store(http::json({{"year", asked.year},
                                      {"from", asked.days.from.iso()},
                                      {"to", (asked.days.to - 1).iso()},
                                      {"under",
                                       {{"code", asked.region.code},
                                        {"name", asked.region.name},
                                        {"level", orgs::code_of(asked.region.level)}}},
                                      {"at", today_of(desk).iso()},
                                      {"teachers", form.teachers},
                                      {"trained", form.teachers - form.people[0][0]},
                                      {"rows", std::move(rows)}}));
  });
}

Result<http::Response> get_cell(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::string name, http::query_text(request, "row", 20));
  const auto found = std::find(kRows.begin(), kRows.end(), name);
  if (found == kRows.end()) return http::bad_parameter("row", "unknown", "all nation province city …");
  const auto row = static_cast<std::size_t>(found - kRows.begin());
  XT_TRY(const std::int64_t band, http::query_int(request, "band", 0, 0, kBands - 1));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::int64_t from, http::query_int(request, "cursor", 0, 0, 10'000'000));
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Asked asked, asked_of(desk, session, request));
    json::array rows;
    std::int64_t at = 0;
    XT_CHECK_OK(walk(session, asked, [&](const Member& who, const Person& one) {
      const std::int64_t hours = one.hours[row];
      if (band_of(hours) != static_cast<std::size_t>(band)) return;
      if (at >= from && at < from + limit) {
        rows.push_back({{"id", std::to_string(who.teacher)},
                        {"name", who.name},
                        {"school", who.school},
                        {"hours", hours}});
      }
      ++at;
    }));
    return http::no_store(
        http::json({{"teachers", std::move(rows)},
                    {"total", at},
                    {"next_cursor",
                     from + limit < at ? json::value(std::to_string(from + limit)) : json::value(nullptr)}}));
  });
}

}  // namespace xt::reports
