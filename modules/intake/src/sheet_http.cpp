#include "sheet_http.h"

#include <boost/json.hpp>

#include "access/audit.h"
#include "access/may.h"
#include "base/digest.h"
#include "base/text.h"
#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "intake/result_sheet.h"
#include "sheets/table.h"

#include "json_out.h"
#include "undo.h"

namespace xt::intake {
namespace {

namespace json = boost::json;

constexpr std::size_t kRowsShown = 200;
constexpr std::size_t kLongestName = 120;

struct Sheet {
  Platform platform;
  std::vector<DoorRow> rows;
  std::string name;
};

Status check_type(files::Type type) {
  if (type == files::Type::xlsx || type == files::Type::text) return {};
  return Error{Code::invalid,
               "intake.wrong_file",
               {{"file", "intake.wrong_file", "请上传 .xlsx 或 .csv 表格；.xls 请先另存为 .xlsx"}},
               {}};
}

// A provider's own, else the platform that an administrator names.
Result<Platform> platform_for(db::Session& session, const http::Request& request, const std::string& named) {
  const access::Caller& caller = access::caller_of(request);
  if (named.empty()) return own_platform(session, caller, access::actor_of(request));
  const auto id = parse_id(named);
  if (!id) return http::bad_parameter("platform", "http.bad_id", "");
  XT_TRY(PlatformLine line, find_platform(session, access::caller_of(request).scope(), *id));
  return std::move(line.platform);
}

Result<Sheet> read_sheet(const Desk& desk, const http::Request& request) {
  Sheet out;
  XT_TRY(const std::string named, http::query_text(request, "platform", 20));
  XT_TRY(out.name, http::query_text(request, "name", kLongestName));
  XT_CHECK_OK(check_type(files::sniff(request.body)));
  const Date today = desk.today.value_or(shanghai_date(now_ms()));
  XT_TRY(out.rows, read_result_sheet(request.body, desk.keyring, today));
  XT_TRY(out.platform,
         desk.database.write([&](db::Session& session) { return platform_for(session, request, named); }));
  if (out.platform.state != "works") return make_error(Code::conflict, "intake.platform_stopped");
  return out;
}

// Who looks at what a sheet would do learns which numbers are known: the audit says that they looked.
Status note_preview(const Desk& desk, const http::Request& request, const Platform& platform,
                    const Counts& n) {
  access::Deed deed;
  deed.action = "intake.preview";
  deed.object = "platform:" + std::to_string(platform.id);
  deed.org_key = platform.scope.lo;
  deed.detail = json::serialize(json::object{{"rows", n.rows}, {"refused", n.refused}});
  return desk.database.write(
      [&](db::Session& session) { return access::audit(session, access::actor_of(request), deed); });
}

Result<http::Response> post_preview(const Desk& desk, const http::Request& request) {
  XT_TRY(const Sheet sheet, read_sheet(desk, request));
  XT_TRY(const Rehearsal seen, rehearse(desk.database, access::caller_of(request), access::actor_of(request),
                                        sheet.platform, sheet.rows, desk.convert));
  XT_CHECK_OK(note_preview(desk, request, sheet.platform, seen.counts));
  json::array rows;  // what somebody has to mend or to know first
  for (const bool troubled : {true, false}) {
    for (const RowLine& line : seen.rows) {
      const bool trouble = line.state == "refused" || line.state == "held";
      if (trouble == troubled && rows.size() < kRowsShown) {
        rows.push_back(told_row_json(line, access::caller_of(request)));
      }
    }
  }
  return http::no_store(
      http::json(json::object{{"counts", counts_json(seen.counts)}, {"rows", std::move(rows)}}));
}

Result<http::Response> post_sheet(const Desk& desk, const http::Request& request) {
  XT_TRY(const Sheet sheet, read_sheet(desk, request));
  XT_TRY(const files::Stored kept, desk.files.put(request.body, kMostSheetBytes));
  XT_TRY(const BatchLine batch, desk.database.write([&](db::Session& session) -> Result<BatchLine> {
    XT_TRY(const Id id, receive(session, access::caller_of(request), access::actor_of(request),
                                sheet.platform, sheet.rows, {sheet.name, kept.digest}));
    return find_batch(session, id);
  }));
  desk.jobs.nudge();
  json::object out = receipt_json(batch);
  out["platform_id"] = std::to_string(sheet.platform.id);
  return http::no_store(http::json(out, 202));
}

Result<http::Response> get_own(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const PlatformPage page, platforms(session, access::caller_of(request).scope(), 0, 50));
    for (const PlatformLine& line : page.platforms) {
      if (line.platform.provider_key == access::caller_of(request).key_lo) {
        return http::no_store(http::json(json::object{{"platform", platform_json(line)}}));
      }
    }
    return http::no_store(http::json(json::object{{"platform", nullptr}}));
  });
}

Result<http::Response> get_template() {
  XT_TRY(std::string bytes, result_template());
  return http::download(std::move(bytes), "培训成果表模板.xlsx", sheets::kXlsxMediaType);
}

Result<BatchLine> batch_of(db::Session& session, const http::Request& request) {
  XT_TRY(const Id platform, http::path_id(request, "id"));
  XT_TRY(const Id id, http::path_id(request, "batch"));
  XT_CHECK_OK(find_platform(session, access::caller_of(request).scope(), platform));
  XT_TRY(BatchLine batch, find_batch(session, id));
  if (batch.platform != platform) return make_error(Code::not_found, "intake.no_receipt");
  return batch;
}

Result<http::Response> get_refused(const Desk& desk, const http::Request& request) {
  std::vector<RowLine> refused;
  XT_TRY(const BatchLine batch, desk.database.write([&](db::Session& session) -> Result<BatchLine> {
    XT_TRY(BatchLine found, batch_of(session, request));
    XT_TRY(refused, rows_of(session, found.id, "refused"));
    access::Deed deed;
    deed.action = "intake.take_refused";
    deed.object = "batch:" + std::to_string(found.id);
    deed.org_key = found.scope.lo;
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    return found;
  }));
  std::string sheet;
  if (!batch.file.empty()) {
    XT_TRY(sheet, desk.files.get(batch.file));
  }
  XT_TRY(std::string bytes, refused_table(sheet, refused));
  const std::string stem =
      batch.file_name.empty() ? "回执" : batch.file_name.substr(0, batch.file_name.rfind('.'));
  return http::no_store(http::download(std::move(bytes), stem + "-退回.xlsx", sheets::kXlsxMediaType));
}

Result<http::Response> post_seen(const Desk& desk, const http::Request& request) {
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const BatchLine batch, batch_of(session, request));
    XT_CHECK_OK(see_to(session, access::actor_of(request), batch));
    XT_TRY(const BatchLine now, find_batch(session, batch.id));
    return http::no_store(http::json(receipt_json(now)));
  });
}

Result<http::Response> get_undo(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const BatchLine batch, batch_of(session, request));
    XT_TRY(const UndoPlan plan, plan_undo(session, batch));
    return http::no_store(
        http::json(json::object{{"entries", plan.entries}, {"holds", plan.holds}, {"closed", plan.closed}}));
  });
}

Result<http::Response> post_undo(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const std::string reason, http::json_string(body, "reason", 200));
  XT_TRY(const BatchLine batch, desk.database.write([&](db::Session& session) -> Result<BatchLine> {
    XT_TRY(const BatchLine found, batch_of(session, request));
    XT_CHECK_OK(begin_undo(session, access::caller_of(request), access::actor_of(request), found.id, reason));
    return find_batch(session, found.id);
  }));
  desk.jobs.nudge();
  return http::no_store(http::json(receipt_json(batch), 202));
}

http::Route route(http::Method method, const char* pattern, const char* permission, const char* summary,
                  http::Handler handler, const char* gives) {
  http::Route out{method, pattern, permission, summary, std::move(handler)};
  out.gives = gives;
  return out;
}

http::Route taking_file(http::Route route) {
  route.body_limit = kMostSheetBytes;
  route.query = "platform?: id, name?: string";
  route.takes = "file";
  return route;
}

}  // namespace

std::vector<http::Route> sheet_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out;
  out.push_back(route(
      Method::get, "/api/results", "achievements.hand_in", "where a provider's own result sheets are kept",
      [desk](const Request& r) { return get_own(desk, r); }, "{platform: Platform | null}"));
  out.push_back(route(
      Method::get, "/api/results/template", "achievements.hand_in", "an empty result sheet with notes",
      [](const Request&) { return get_template(); }, "file"));
  out.push_back(taking_file(route(
      Method::post, "/api/results/preview", "achievements.hand_in",
      "what a result sheet would do, row by row; nothing is kept",
      [desk](const Request& r) { return post_preview(desk, r); },
      "{counts: IntakeCounts, rows: ToldRow[]}")));
  out.push_back(taking_file(route(
      Method::post, "/api/results/sheets", "achievements.hand_in",
      "hands a result sheet in; answered with a receipt",
      [desk](const Request& r) { return post_sheet(desk, r); }, "202 SheetReceipt")));
  const std::string batch = "/api/platforms/{id}/batches/{batch}";
  out.push_back(route(
      Method::get, (batch + "/refused").c_str(), "achievements.hand_in",
      "the rows that came back, each with what is wrong",
      [desk](const Request& r) { return get_refused(desk, r); }, "file"));
  out.push_back(route(
      Method::post, (batch + "/seen").c_str(), "achievements.hand_in",
      "the rows that came back were seen to: they wait no longer",
      [desk](const Request& r) { return post_seen(desk, r); }, "ReceiptLine"));
  out.push_back(route(
      Method::get, (batch + "/undo").c_str(), "credits.write", "what undoing a batch would take back",
      [desk](const Request& r) { return get_undo(desk, r); }, "{entries: int, holds: int, closed: int}"));
  out.push_back(route(
      Method::post, (batch + "/undo").c_str(), "credits.write",
      "takes back what a batch posted, all of it or nothing",
      [desk](const Request& r) { return post_undo(desk, r); }, "202 ReceiptLine"));
  out.back().takes = "{reason: string}";
  return out;
}

}  // namespace xt::intake
