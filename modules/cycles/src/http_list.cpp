// Cycles, and the accounts of a school or region as a list and as a workbook.
#include <algorithm>

#include "access/audit.h"
#include "base/rational.h"
#include "http/download.h"
#include "sheets/table.h"
#include "vocab/vocab.h"

#include "ask.h"
#include "listing.h"
#include "registration.h"

namespace xt::cycles {
namespace {

sheets::Cell cell(std::int64_t hundredths) {
  const auto exact = Rational::of(hundredths, 100);
  return exact ? sheets::Cell(*exact) : sheets::Cell(format_hundredths(hundredths));
}

std::string parts_words(const Account& account, bool english) {
  std::string out;
  for (const Owed& one : account.owed) {
    if (one.met()) continue;
    out += (out.empty() ? "" : english ? "; " : "；") + (english ? one.what->title_en : one.what->title);
  }
  return out;
}

Result<http::Response> workbook(const Cycle& cycle, const orgs::Org& region, const Listing& found,
                                const Period& days, bool english) {
  using enum sheets::ColumnType;
  const auto say = [&](const char* zh, const char* en) { return std::string(english ? en : zh); };
  sheets::TableHead head;
  head.title = say("周期学时账户", "Cycle accounts");
  head.notes = {{say("范围", "Region"), region.name},
                {say("周期", "Cycle"), english && !cycle.title_en.empty() ? cycle.title_en : cycle.title},
                {say("起止", "Days"), days.from.iso() + " – " + (days.to - 1).iso()}};
  head.columns = {{say("学校", "School"), text},
                  {say("姓名", "Name"), text},
                  {say("学段", "Stage"), text},
                  {say("应修学时", "Hours asked"), decimal},
                  {say("已获学时", "Earned"), decimal},
                  {say("超限不计", "Above caps"), decimal},
                  {say("转入学时", "Carried"), decimal},
                  {say("抵免学时", "Offset"), decimal},
                  {say("计入学时", "Counted"), decimal},
                  {say("尚缺学时", "Missing"), decimal},
                  {say("计入学分", "Credits"), decimal},
                  {say("结论", "State"), text},
                  {say("未满足的分项", "Parts missed"), text}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Listed& one : found.rows) {
    const Account& a = one.account;
    rows.push_back({one.org_name, one.name,
                    one.stage.empty() ? "" : std::string(vocab::zh(vocab::Kind::stage, one.stage)),
                    cell(a.asked.hours_x100), cell(a.earned.hours_x100), cell(a.capped.hours_x100),
                    cell(a.carried.hours_x100), cell(a.offset.hours_x100), cell(a.counted().hours_x100),
                    cell(a.missing().hours_x100), cell(a.counted().credits_x100),
                    a.met() ? say("达到", "met") : say("不足", "short"), parts_words(a, english)});
  }
  const std::string name = head.title + " " + region.name + ".xlsx";
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::no_store(http::download(std::move(bytes), name, sheets::kXlsxMediaType));
}

Result<Cap> cap_of(const json::value& value) {
  Cap out;
  const Error bad{Code::invalid, "cycles.bad_cycle", {{"caps", "cycles.bad_cycle", ""}}, {}};
  if (!value.is_object()) return bad;
  const json::object& o = value.get_object();
  const auto text = [&](const char* name) -> std::string {
    const json::value* v = o.if_contains(name);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
  };
  out.field = text("field");
  out.value = text("value");
  out.quantity = text("quantity");
  out.per = text("per");
  const auto most = parse_hundredths(text("most"));
  if (!most) return bad;
  out.most_x100 = *most;
  return out;
}

Result<std::int64_t> amount_of(const json::object& body, const char* name) {
  XT_TRY(const std::string text, http::json_string(body, name, 12));
  const auto value = parse_hundredths(text);
  if (!value) return Error{Code::invalid, "cycles.bad_cycle", {{name, "cycles.bad_cycle", ""}}, {}};
  return *value;
}

Result<Cycle> cycle_of(const json::object& body) {
  Cycle out;
  XT_TRY(out.title, http::json_string(body, "title", 120));
  if (const json::value* v = body.if_contains("title_en"); v != nullptr && v->is_string())
    out.title_en = v->get_string();
  if (const json::value* v = body.if_contains("source"); v != nullptr && v->is_string())
    out.source = v->get_string();
  XT_TRY(const std::string from, http::json_string(body, "from", 10));
  XT_TRY(const std::string to, http::json_string(body, "to", 10));
  const auto first = Date::parse_iso(from), last = Date::parse_iso(to);
  if (!first || !last) return Error{Code::invalid, "cycles.bad_cycle", {{"to", "cycles.bad_cycle", ""}}, {}};
  out.days = {*first, *last + 1};
  XT_TRY(out.hours_x100, amount_of(body, "hours"));
  XT_TRY(out.credits_x100, amount_of(body, "credits"));
  if (const json::value* caps = body.if_contains("caps"); caps != nullptr && caps->is_array()) {
    for (const json::value& one : caps->get_array()) {
      XT_TRY(Cap cap, cap_of(one));
      out.caps.push_back(std::move(cap));
    }
  }
  return out;
}

}  // namespace

Result<http::Response> get_cycles(const Desk& desk, const http::Request& request) {
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const std::string under, http::query_text(request, "under", 32));
    XT_TRY(const orgs::Org region, region_of(session, request, under));
    XT_TRY(const auto found, meeting(session, region.subtree()));
    json::array rows;
    for (const Cycle& one : found) {
      XT_TRY(const auto home, orgs::find(session, one.scope.lo));
      rows.push_back(cycle_json(one, home.name));
    }
    return http::no_store(http::json({{"cycles", std::move(rows)}, {"at", today_of(desk).iso()}}));
  });
}

Result<http::Response> post_cycle(const Desk& desk, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(Cycle wanted, cycle_of(body));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    std::string under;
    if (const json::value* v = body.if_contains("under"); v != nullptr && v->is_string())
      under = v->get_string();
    XT_TRY(const orgs::Org region, region_of(session, request, under));
    if (region.level == orgs::Level::school)
      return Error{Code::invalid, "cycles.bad_cycle", {{"under", "cycles.bad_cycle", ""}}, {}};
    Cycle cycle = wanted;
    cycle.scope = region.subtree();
    XT_TRY(const Id id, create(session, cycle, access::caller_of(request).account_id));
    access::Deed deed;
    deed.action = "cycles.create";
    deed.object = "cycle:" + std::to_string(id);
    deed.org_key = region.key;
    deed.after = request.body;
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    XT_TRY(const Cycle made, find(session, id));
    return http::no_store(http::json(cycle_json(made, region.name), 201));
  });
}

Result<http::Response> post_remove(const Desk& desk, const http::Request& request) {
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Cycle cycle, cycle_at(session, request));
    XT_CHECK_OK(access::within(access::caller_of(request), cycle.scope.lo, cycle.scope.hi));
    XT_CHECK_OK(remove(session, cycle.id));
    access::Deed deed;
    deed.action = "cycles.remove";
    deed.object = "cycle:" + std::to_string(cycle.id);
    deed.org_key = cycle.scope.lo;
    deed.before = cycle.title;
    XT_CHECK_OK(access::audit(session, access::actor_of(request), deed));
    return http::no_store(http::json({{"removed", std::to_string(cycle.id)}}));
  });
}

Result<http::Response> get_list(const Desk& desk, const http::Request& request) {
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::int64_t from, http::query_int(request, "cursor", 0, 0, 1'000'000));
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  Wanted wanted;
  XT_TRY(wanted.text, http::query_text(request, "q", 50));
  XT_TRY(wanted.state, http::query_text(request, "state", 10));
  if (!wanted.state.empty() && wanted.state != "met" && wanted.state != "short" && wanted.state != "parts")
    return http::bad_parameter("state", "unknown", "met short parts");
  if (format == "xlsx") wanted.most = kMostExported;
  const bool english = request.query_value("lang") == "en";
  const Date today = today_of(desk);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const std::string under, http::query_text(request, "under", 32));
    XT_TRY(const orgs::Org region, region_of(session, request, under));
    XT_TRY(const Cycle cycle, cycle_at(session, request));
    XT_TRY(wanted.range, part_of(cycle, region.subtree()));
    XT_TRY(wanted.days, days_of(cycle, request));
    wanted.staff_on = std::min(today, wanted.days.to - 1);
    XT_TRY(const Listing found, listing(session, desk.rules, cycle, wanted));
    if (format == "xlsx") return workbook(cycle, region, found, wanted.days, english);
    if (format == "pdf") return registration_paper(cycle, region, found, today);
    if (!format.empty() && format != "json") return http::bad_parameter("format", "unknown", "json xlsx pdf");
    json::array rows;
    const auto begin = std::min(static_cast<std::size_t>(from), found.rows.size());
    const auto end = std::min(begin + static_cast<std::size_t>(limit), found.rows.size());
    for (std::size_t i = begin; i < end; ++i) {
      const Listed& one = found.rows[i];
      json::object row = account_json(one.account);
      row["teacher"] = std::to_string(one.account.teacher);
      row["name"] = one.name;
      row["parts_short"] = one.account.parts_short();
      row["stage"] = or_null(one.stage);
      row["school"] = one.org_name;
      row["school_code"] = one.org_code;
      rows.push_back(std::move(row));
    }
    XT_TRY(const auto home, orgs::find(session, cycle.scope.lo));
    return http::no_store(http::json(
        {{"cycle", cycle_json(cycle, home.name)},
         {"under", {{"code", region.code}, {"name", region.name}, {"level", orgs::code_of(region.level)}}},
         {"from", wanted.days.from.iso()},
         {"to", (wanted.days.to - 1).iso()},
         {"at", today.iso()},
         {"teachers", found.teachers},
         {"met", found.met},
         {"parts_short", found.parts_short},
         {"sums", account_json(found.sums)},
         {"accounts", std::move(rows)},
         {"total", found.rows.size()},
         {"next_cursor",
          end < found.rows.size() ? json::value(std::to_string(end)) : json::value(nullptr)}}));
  });
}

}  // namespace xt::cycles
