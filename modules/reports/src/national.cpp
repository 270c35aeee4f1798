#include "national.h"

#include <boost/json.hpp>

#include "access/audit.h"
#include "base/rational.h"
#include "http/download.h"
#include "http/params.h"
#include "people/people.h"
#include "sheets/table.h"
#include "vocab/vocab.h"

#include "handlers.h"

namespace xt::reports {
namespace {

std::string word(vocab::Kind kind, const std::string& key) {
  return key.empty() ? std::string() : std::string(vocab::zh(kind, key));
}

std::vector<sheets::Cell> row_of(const Member& who, const std::string& kind, const std::string& number,
                                 const Entry& e) {
  return {who.name,
          word(vocab::Kind::id_kind, kind),
          number,
          std::to_string(e.done.on.year()),
          word(vocab::Kind::level, e.done.level.empty() ? "other" : e.done.level),
          e.programme,
          e.provider,
          word(vocab::Kind::mode, e.done.mode.empty() ? "other" : e.done.mode),
          e.done.from.iso(),
          e.done.on.iso(),
          format_hundredths(e.done.hours_x100),
          format_hundredths(e.credits_x100),
          word(vocab::Kind::category, e.category),
          word(vocab::Kind::programme_kind, e.programme_kind)};
}

}  // namespace

Result<Sheet> national_sheet(db::Session& session, const auth::Keyring& keyring, const orgs::KeyRange& range,
                             Date staff_on, const Period& days) {
  using enum sheets::ColumnType;
  sheets::TableHead head;
  head.title = "国内培训";
  for (const char* title :
       {"教师姓名", "身份证件类型", "身份证号", "培训年度", "培训类别", "培训项目名称", "培训机构名称",
        "培训方式", "培训开始日期", "培训结束日期", "培训获得学时", "培训获得学分", "内容类别", "项目类型"}) {
    head.columns.push_back({title, text});
  }
  Sheet out;
  XT_TRY(const auto writer, sheets::TableWriter::open(std::move(head)));
  XT_CHECK_OK(each_chunk(session, range, staff_on, [&](const std::vector<Member>& people) -> Status {
    std::vector<Id> ids;
    for (const Member& one : people) ids.push_back(one.teacher);
    XT_TRY(const auto numbers, people::reveal(session, keyring, ids));
    XT_TRY(const auto kinds, people::id_kinds(session, ids));
    out.people += static_cast<std::int64_t>(people.size());
    Status wrong;
    XT_CHECK_OK(entries(session, people, days, [&](std::size_t member, const Entry& e) {
      if (!wrong.ok()) return;
      wrong = writer->add_row(row_of(people[member], kinds[member], numbers[member], e));
    }));
    return wrong;
  }));
  XT_TRY(out.bytes, writer->finish());
  return out;
}

Result<http::Response> get_national(const Desk& desk, const http::Request& request) {
  const Date today = today_of(desk);
  XT_TRY(const std::int64_t year, http::query_int(request, "year", today.year(), 1990, 2100));
  const Period days{Date::of(static_cast<int>(year), 1, 1), Date::of(static_cast<int>(year) + 1, 1, 1)};
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const orgs::Org region, region_of(session, request));
    XT_TRY(Sheet sheet,
           national_sheet(session, desk.keyring, region.subtree(), std::min(today, days.to - 1), days));
    access::Deed deed;
    deed.action = "reports.national";
    deed.object = "region:" + region.code;
    deed.org_key = region.key;
    deed.detail = boost::json::serialize(boost::json::object{{"year", year}, {"people", sheet.people}});
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    return http::no_store(http::download(std::move(sheet.bytes),
                                         "国内培训 " + region.name + " " + std::to_string(year) + ".xlsx",
                                         sheets::kXlsxMediaType));
  });
}

}  // namespace xt::reports
