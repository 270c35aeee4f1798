#include "intake/result_sheet.h"

#include <map>

#include "access/audit.h"
#include "base/id.h"
#include "base/rational.h"
#include "base/text.h"
#include "orgs/orgs.h"
#include "sheets/header.h"
#include "sheets/sheets.h"
#include "sheets/table.h"

#include "facts.h"
#include "intake_queries.gen.h"
#include "platform_row.h"
#include "posting.h"

namespace xt::intake {
namespace {

constexpr const char* kRehearsed = "intake.rehearsed";  // ends the transaction without a trace

using Cells = std::vector<sheets::Cell>;

// Its own columns, whatever they were, with what is wrong at the end.
Result<std::string> of_sheet(const std::string& bytes, const std::map<std::int64_t, std::string>& why) {
  XT_TRY(const auto source, sheets::open_sheet_bytes(bytes));
  XT_TRY(const sheets::Header header, sheets::find_header(*source, {{"姓名", true}}));
  sheets::TableHead head{"退回", {}, {}};
  for (const std::string& title : header.cells) head.columns.push_back({title});
  head.columns.push_back({"错误信息"});
  std::vector<Cells> rows;
  sheets::Row data;
  for (;;) {
    XT_TRY(const bool more, source->next(data));
    if (!more) break;
    const auto found = why.find(data.number);
    if (found == why.end()) continue;
    data.cells.resize(header.cells.size());
    Cells cells(data.cells.begin(), data.cells.end());
    cells.emplace_back("第" + std::to_string(data.number) + "行：" + found->second);
    rows.push_back(std::move(cells));
  }
  return sheets::write_table(std::move(head), rows);
}

Result<std::string> of_request(const std::vector<RowLine>& refused) {
  using Type = sheets::ColumnType;
  sheets::TableHead head{"退回",
                         {{"条", Type::integer},
                          {"平台编号"},
                          {"姓名"},
                          {"培训名称"},
                          {"开始日期", Type::date},
                          {"结束日期", Type::date},
                          {"学时"},
                          {"错误信息"}},
                         {}};
  std::vector<Cells> rows;
  for (const RowLine& line : refused) {
    XT_TRY(const DoorRow row, parse_facts(line.facts));
    rows.push_back({std::int64_t{line.number}, line.external_id, row.name, row.what.programme, row.what.from,
                    row.what.to, format_hundredths(row.what.hours_x100), line.detail});
  }
  return sheets::write_table(std::move(head), rows);
}

}  // namespace

Result<Platform> own_platform(db::Session& session, const access::Caller& caller,
                              const access::Actor& actor) {
  if (orgs::level_of(caller.key_lo) != orgs::Level::institution) {
    return make_error(Code::forbidden, "access.not_permitted", "no institution");
  }
  XT_TRY(const auto known, session.all(sql::platform_of_provider, {{"provider", caller.key_lo}}));
  if (!known.empty()) return find_platform_by_id(session, known.front().i64(0));
  XT_TRY(const orgs::Org institution, orgs::find(session, caller.key_lo));
  Platform p;
  p.id = next_id();
  p.name = institution.name;
  p.name.resize(offset_utf8(p.name, 60));
  p.provider = institution.name;
  p.scope = orgs::subtree(institution.region_key);
  p.state = "works";
  p.kind = "sheet";
  p.provider_key = caller.key_lo;
  p.created_ms = now_ms();
  p.created_by = caller.name;
  XT_CHECK_OK(insert_platform(session, actor, p));
  return p;
}

Result<Rehearsal> rehearse(db::Database& database, const access::Caller& caller, const access::Actor& actor,
                           const Platform& platform, const std::vector<DoorRow>& rows,
                           const Converter& convert) {
  Rehearsal out;
  const Status done = database.write_many([&](db::Session& session) -> Status {
    XT_TRY(const Id id, receive(session, caller, actor, platform, rows));
    XT_CHECK_OK(post_now(session, id, convert));
    XT_TRY(const BatchLine batch, find_batch(session, id));
    XT_TRY(out.rows, rows_of(session, id));
    out.counts = batch.counts;
    return make_error(Code::conflict, kRehearsed);
  });
  if (!done.ok() && done.error().reason != kRehearsed) return done.error();
  return out;
}

Result<std::string> refused_table(const std::string& sheet, const std::vector<RowLine>& refused) {
  if (sheet.empty()) return of_request(refused);
  std::map<std::int64_t, std::string> why;
  for (const RowLine& line : refused) why.emplace(line.number, line.detail);
  return of_sheet(sheet, why);
}

}  // namespace xt::intake
