#include "inspect_json.h"

#include <map>

#include "base/rational.h"
#include "http/download.h"
#include "rules/kinds.h"
#include "sheets/table.h"

namespace xt::declarations {
namespace {

namespace json = boost::json;

const char* finding_zh(const std::string& finding) {
  if (finding == "upheld") return "属实";
  if (finding == "doubtful") return "存疑";
  return finding == "reversed" ? "冲销" : "待抽查";
}

std::string told_of(const Declaration& d, const Beside& more, bool school) {
  if (school) {
    const auto found = more.schools.find(d.org_key);
    return found == more.schools.end() ? std::string() : found->second.name;
  }
  const auto found = more.people.find(d.teacher);
  return found == more.people.end() ? std::string() : found->second.name;
}

json::object to_json(const Drawn& row, const std::string& why_not) {
  json::object out{{"place", row.place},
                   {"version", row.version},
                   {"words", row.words},
                   {"by", row.by},
                   {"took_back", row.reversal != 0}};
  out["finding"] = row.finding.empty() ? json::value(nullptr) : json::value(row.finding);
  out["found_ms"] = row.found_ms == 0 ? json::value(nullptr) : json::value(row.found_ms);
  out["why_not"] = why_not.empty() ? json::value(nullptr) : json::value(why_not);
  return out;
}

}  // namespace

json::object to_json(const Draw& d, const Place& place, Date today) {
  return {{"id", std::to_string(d.id)},
          {"place", {{"code", place.code}, {"name", place.name}}},
          {"from", d.from.iso()},
          {"to", d.to.iso()},
          {"percent", format_hundredths(d.percent_x100)},
          {"each", d.each},
          {"stratum", d.stratum},
          {"seed", d.seed},
          {"digest", d.digest},
          {"population", d.population},
          {"schools", d.schools},
          {"drawn", d.drawn},
          {"due", d.due.iso()},
          {"late", d.open > 0 && d.due < today},
          {"by", d.by},
          {"created_ms", d.created_ms},
          {"open", d.open},
          {"upheld", d.upheld},
          {"doubtful", d.doubtful},
          {"reversed", d.reversed}};
}

Result<json::array> to_json(db::Session& session, const std::vector<Draw>& draws, Date today) {
  std::vector<orgs::Key> keys;
  for (const Draw& one : draws) keys.push_back(one.lo);
  XT_TRY(const auto places, orgs::find_keys(session, keys));
  json::array out;
  for (const Draw& one : draws) {
    const auto found = places.find(one.lo);
    const Place place = found == places.end() ? Place{} : Place{found->second.code, found->second.name};
    out.push_back(to_json(one, place, today));
  }
  return out;
}

Result<json::array> schools_json(db::Session& session, Id draw) {
  XT_TRY(const auto all, drawn_schools(session, draw));
  std::vector<orgs::Key> keys;
  for (const DrawnSchool& one : all) keys.push_back(one.key);
  XT_TRY(const auto known, orgs::find_keys(session, keys));
  json::array out;
  for (const DrawnSchool& one : all) {
    const auto found = known.find(one.key);
    if (found == known.end()) continue;
    out.push_back(json::object{{"code", found->second.code},
                               {"name", found->second.name},
                               {"drawn", one.drawn},
                               {"open", one.open}});
  }
  return out;
}

Result<json::array> to_json(db::Session& session, const Doer& doer, const DrawnList& list,
                            const Beside& more) {
  XT_TRY(const auto why_not, not_theirs(session, doer, list.declarations));
  std::map<Id, const Declaration*> by_id;
  for (const Declaration& one : list.declarations) by_id[one.id] = &one;
  json::array out;
  for (const Drawn& row : list.rows) {
    const auto found = by_id.find(row.declaration);
    if (found == by_id.end()) continue;
    const auto reason = why_not.find(row.declaration);
    json::object one = to_json(row, reason == why_not.end() ? std::string() : reason->second);
    one["declaration"] = declarations::to_json(*found->second, more, doer);
    out.push_back(std::move(one));
  }
  return out;
}

const char* name_of(Counted where) {
  if (where == Counted::here) return "here";
  return where == Counted::elsewhere ? "elsewhere" : "gone";
}

Result<http::Response> workbook(const Draw& draw, const DrawnList& list, const Beside& more) {
  using Type = sheets::ColumnType;
  sheets::TableHead head;
  head.title = "学时申报抽查（种子 " + draw.seed + "）";
  head.columns = {{"序号", Type::text},     {"教师", Type::text},     {"学校", Type::text},
                  {"类别", Type::text},     {"内容", Type::text},     {"开始", Type::date},
                  {"结束", Type::date},     {"认定学时", Type::text}, {"认定学分", Type::text},
                  {"抽查结论", Type::text}, {"说明", Type::text},     {"抽查人", Type::text},
                  {"抽查日期", Type::date}};
  std::map<Id, const Declaration*> by_id;
  for (const Declaration& one : list.declarations) by_id[one.id] = &one;
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Drawn& row : list.rows) {
    const auto found = by_id.find(row.declaration);
    if (found == by_id.end()) continue;
    const Declaration& d = *found->second;
    const rules::Kind* kind = rules::kind(d.content.kind);
    rows.push_back({std::to_string(row.place), told_of(d, more, false), told_of(d, more, true),
                    std::string(kind == nullptr ? d.content.kind : kind->zh), d.content.title, d.content.from,
                    d.content.on, format_hundredths(d.final_hours_x100),
                    format_hundredths(d.final_credits_x100), std::string(finding_zh(row.finding)), row.words,
                    row.by, row.found_ms == 0 ? sheets::Cell() : sheets::Cell(shanghai_date(row.found_ms))});
  }
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), "学时申报抽查.xlsx", sheets::kXlsxMediaType);
}

}  // namespace xt::declarations
