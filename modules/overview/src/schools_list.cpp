// GET /api/schools: the schools of a region, those that need help first.
#include <algorithm>
#include <unordered_map>

#include "http/download.h"
#include "http/json.h"
#include "http/params.h"
#include "sheets/table.h"

#include "demands.h"
#include "handlers.h"
#include "overview_queries.gen.h"
#include "place.h"

namespace xt::overview {
namespace {

struct School {
  orgs::Key key = 0;
  std::string code, name, stages, area, ownership, county;
  bool boarding = false, small_rural = false;
  std::int64_t teachers = 0;
  plans::Counts hours;    // its teachers under the running plans' demands on hours
  plans::Counts demands;  // what the running plans ask of the school itself
};

Result<std::vector<School>> schools_in(db::Session& session, const orgs::Org& region, Date at) {
  std::vector<School> out;
  XT_CHECK_OK(session.each(sql::schools_in,
                           {{"lo", region.key}, {"hi", region.key_hi}, {"day", std::int64_t{at.days()}}},
                           [&](const db::Row& row) {
                             School one;
                             one.key = row.i64(0);
                             one.code = row.text(1);
                             one.name = row.text(2);
                             one.stages = row.text(3);
                             one.area = row.text(4);
                             one.ownership = row.text(5);
                             one.boarding = row.i64(6) != 0;
                             one.small_rural = row.i64(7) != 0;
                             one.county = row.text(8);
                             one.teachers = row.i64(9);
                             out.push_back(std::move(one));
                             return true;
                           }));
  return out;
}

School* school_at(std::vector<School>& schools, orgs::Key key) {
  const auto found = std::lower_bound(schools.begin(), schools.end(), key,
                                      [](const School& one, orgs::Key k) { return one.key < k; });
  return found == schools.end() || found->key != key ? nullptr : &*found;
}

Status judge(const House& house, const orgs::Org& region, Date at, std::vector<School>& schools) {
  for (const auto& plan : house.desk.binding(region.subtree())) {
    if (at < plan->first || at > plan->last) continue;
    const plans::Provision* lead = lead_provision(*plan);
    plans::EvalRequest request;
    request.at = request.known = at;
    const orgs::KeyRange home = plans::range_of(*plan);
    request.under = home.contains(region.subtree()) ? region.code : std::string();
    request.entities = true;
    request.windows = false;
    request.provisions = provisions_about(*plan, plans::Entity::school);
    if (lead != nullptr) request.provisions.push_back(lead->id);
    if (request.provisions.empty()) continue;
    XT_TRY(const auto result, house.desk.evaluate(*plan, request));
    for (const plans::ProvisionResult& one : result->provisions) {
      for (const plans::EntityValue& value : one.values) {
        School* school = school_at(schools, value.org_key);
        if (school == nullptr) continue;
        if (value.kind == plans::Entity::school) school->demands.add(value.status);
        if (lead != nullptr && one.id == lead->id && value.kind == plans::Entity::teacher)
          school->hours.add(value.status);
      }
    }
  }
  return {};
}

// The share of teachers behind, then how much the school itself owes, then the code.
bool worse(const School& a, const School& b) {
  const auto late = [](const School& s) { return s.hours.behind + s.hours.missed; };
  const auto owed = [](const School& s) { return s.demands.behind + s.demands.missed; };
  // a/b > c/d without division; a school without teachers has nobody behind.
  const std::int64_t left = late(a) * std::max<std::int64_t>(1, b.hours.entities);
  const std::int64_t right = late(b) * std::max<std::int64_t>(1, a.hours.entities);
  if (left != right) return left > right;
  if (owed(a) != owed(b)) return owed(a) > owed(b);
  return a.code < b.code;
}

struct Wanted {
  std::string q, stage, area, state;
  std::size_t from = 0, limit = 50;
};

Result<Wanted> wanted_of(const http::Request& request) {
  Wanted out;
  XT_TRY(out.q, http::query_text(request, "q", 50));
  XT_TRY(out.stage, http::query_text(request, "stage", 20));
  XT_TRY(out.area, http::query_text(request, "area", 20));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::int64_t from, http::query_int(request, "cursor", 0, 0, 10'000'000));
  out.limit = static_cast<std::size_t>(limit);
  out.from = static_cast<std::size_t>(from);
  return out;
}

bool shown(const School& one, const Wanted& wanted) {
  if (!wanted.q.empty() && one.name.find(wanted.q) == std::string::npos && !one.code.starts_with(wanted.q))
    return false;
  if (!wanted.stage.empty() && one.stages.find(";" + wanted.stage + ";") == std::string::npos) return false;
  return wanted.area.empty() || one.area == wanted.area;
}

json::array stages_of(const School& one) {
  json::array out;
  std::string word;
  for (const char c : one.stages) {
    if (c != ';') word += c;
    if (c == ';' && !word.empty()) out.emplace_back(std::exchange(word, {}));
  }
  return out;
}

json::object school_json(const School& one) {
  return {{"code", one.code},
          {"name", one.name},
          {"county", or_null(one.county)},
          {"stages", stages_of(one)},
          {"area", or_null(one.area)},
          {"boarding", one.boarding},
          {"small_rural", one.small_rural},
          {"teachers", one.teachers},
          {"hours", counts_json(one.hours)},
          {"demands", counts_json(one.demands)}};
}

Result<http::Response> workbook(const orgs::Org& region, const std::vector<School>& schools, Date at,
                                bool english) {
  const auto say = [&](const char* zh, const char* en) { return std::string(english ? en : zh); };
  sheets::TableHead head;
  head.title = say("学校", "Schools");
  head.notes = {{say("范围", "Region"), region.name}, {say("截至", "As of"), at.iso()}};
  head.columns = {{say("学校标识码", "Code"), sheets::ColumnType::text},
                  {say("学校", "School"), sheets::ColumnType::text},
                  {say("县（区）", "County"), sheets::ColumnType::text},
                  {say("教师", "Teachers"), sheets::ColumnType::integer},
                  {say("学时达标", "Hours met"), sheets::ColumnType::integer},
                  {say("学时落后", "Hours behind"), sheets::ColumnType::integer},
                  {say("学校要求达标", "Demands met"), sheets::ColumnType::integer},
                  {say("学校要求落后", "Demands behind"), sheets::ColumnType::integer}};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const School& one : schools) {
    rows.push_back({one.code, one.name, one.county, one.teachers, one.hours.met,
                    one.hours.behind + one.hours.missed, one.demands.met,
                    one.demands.behind + one.demands.missed});
  }
  const std::string name = head.title + " " + region.name + " " + at.iso() + ".xlsx";
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), name, sheets::kXlsxMediaType);
}

}  // namespace

Result<http::Response> get_schools(const House& house, const http::Request& request) {
  XT_TRY(const auto asked, http::query_date(request, "at"));
  const Date at = asked.value_or(house.desk.today());
  XT_TRY(const Wanted wanted, wanted_of(request));
  XT_TRY(const Format format, format_of(request));
  orgs::Org region;
  XT_TRY(auto schools, house.database.read([&](db::Session& session) -> Result<std::vector<School>> {
    XT_TRY(region, region_of(session, request));
    return schools_in(session, region, at);
  }));
  XT_CHECK_OK(judge(house, region, at, schools));
  std::erase_if(schools, [&](const School& one) { return !shown(one, wanted); });
  std::stable_sort(schools.begin(), schools.end(), worse);
  if (format.workbook) return workbook(region, schools, at, format.english);
  json::array rows;
  const std::size_t to = std::min(wanted.from + wanted.limit, schools.size());
  for (std::size_t i = wanted.from; i < to; ++i) rows.push_back(school_json(schools[i]));
  return http::no_store(http::json(
      {{"under", {{"code", region.code}, {"name", region.name}, {"level", orgs::code_of(region.level)}}},
       {"at", at.iso()},
       {"schools", std::move(rows)},
       {"total", schools.size()},
       {"next_cursor", to < schools.size() ? json::value(std::to_string(to)) : json::value(nullptr)}}));
}

}  // namespace xt::overview
