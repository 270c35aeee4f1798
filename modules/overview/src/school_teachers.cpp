// GET /api/schools/{code}/teachers: teachers against every demand that plans make on them.
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

using plans::EntityValue;
using plans::Plan;
using plans::Provision;
using plans::State;

struct Column {
  std::shared_ptr<const Plan> plan;
  const Provision* provision = nullptr;
  bool lead = false;
};

struct Line {
  Id id = 0;
  std::string name, stage, subject;
  std::vector<std::optional<EntityValue>> cells;  // as the columns
  int behind = 0;                                 // missed and behind
};

struct Matrix {
  std::vector<Column> columns;
  std::vector<Line> lines;
};

// Two sentences that ask for the same make one column.
std::string asks(const Plan& plan, const Provision& p) {
  return plan.id + "\n" + p.measure_text + "\n" + p.where_text + "\n" + p.target_text + "\n" +
         std::string(plans::code(p.window.kind));
}

Result<std::vector<Line>> lines_of(db::Session& session, const orgs::Org& school, Date at) {
  std::vector<Line> out;
  XT_CHECK_OK(session.each(sql::teachers_in, {{"key", school.key}, {"day", std::int64_t{at.days()}}},
                           [&](const db::Row& row) {
                             out.push_back({row.i64(0),
                                            std::string(row.text(1)),
                                            std::string(row.text(2)),
                                            std::string(row.text(3)),
                                            {},
                                            0});
                             return true;
                           }));
  return out;
}

void fill(Matrix& matrix, const std::shared_ptr<const Plan>& plan, const plans::EvalResult& result) {
  const Provision* lead = lead_provision(*plan);
  std::unordered_map<Id, Line*> by_id;
  for (Line& line : matrix.lines) by_id[line.id] = &line;
  std::vector<std::string> known;
  for (const plans::ProvisionResult& one : result.provisions) {
    const Provision& p = *plan->find(one.id);
    const std::string what = asks(*plan, p);
    // The lead stands for those that ask for the same.
    const bool same_as_lead = lead != nullptr && what == asks(*plan, *lead);
    if (one.values.empty() || (same_as_lead && &p != lead)) continue;
    if (std::find(known.begin(), known.end(), what) != known.end()) continue;
    known.push_back(what);
    matrix.columns.push_back({plan, &p, &p == lead});
    for (Line& line : matrix.lines) line.cells.emplace_back();
    for (const EntityValue& value : one.values) {
      const auto found = by_id.find(value.id);
      if (found != by_id.end() && value.kind == plans::Entity::teacher) found->second->cells.back() = value;
    }
  }
}

Result<Matrix> matrix_of(const House& house, const orgs::Org& school, Date at) {
  Matrix out;
  XT_TRY(out.lines, house.database.read([&](db::Session& session) { return lines_of(session, school, at); }));
  for (const auto& plan : house.desk.binding(school.subtree())) {
    if (at < plan->first || at > plan->last) continue;
    plans::EvalRequest request;
    request.at = request.known = at;
    request.under = school.code;
    request.entities = true;
    request.windows = false;
    request.provisions = provisions_about(*plan, plans::Entity::teacher);
    if (request.provisions.empty()) continue;
    XT_TRY(const auto result, house.desk.evaluate(*plan, request));
    fill(out, plan, *result);
  }
  for (Line& line : out.lines) {
    for (const auto& cell : line.cells) {
      line.behind += cell && (cell->status == State::missed || cell->status == State::behind);
    }
  }
  return out;
}

struct Wanted {
  std::optional<State> state;
  std::string q, sort = "worst";
  std::size_t column = 0, from = 0, limit = 50;
  bool by_column = false;
};

Result<Wanted> wanted_of(const http::Request& request) {
  Wanted out;
  XT_TRY(const std::string state, http::query_text(request, "status", 16));
  if (!state.empty()) {
    out.state = parse_state(state);
    if (!out.state) return http::bad_parameter("status", "unknown", "met on_track behind missed no_data");
  }
  XT_TRY(out.q, http::query_text(request, "q", 50));
  XT_TRY(const std::string sort, http::query_text(request, "sort", 12));
  if (!sort.empty()) out.sort = sort;
  if (out.sort != "worst" && out.sort != "name" && out.sort != "value")
    return http::bad_parameter("sort", "unknown", "worst name value");
  out.by_column = request.query_value("column").has_value();
  XT_TRY(const std::int64_t column, http::query_int(request, "column", 0, 0, 1000));
  XT_TRY(const std::int64_t limit, http::query_int(request, "limit", 50, 1, 200));
  XT_TRY(const std::int64_t from, http::query_int(request, "cursor", 0, 0, 1'000'000));
  out.column = static_cast<std::size_t>(column);
  out.limit = static_cast<std::size_t>(limit);
  out.from = static_cast<std::size_t>(from);
  return out;
}

bool shown(const Line& line, const Wanted& wanted) {
  if (line.name.find(wanted.q) == std::string::npos) return false;
  if (!wanted.state) return true;
  if (wanted.by_column) {
    return wanted.column < line.cells.size() && line.cells[wanted.column] &&
           line.cells[wanted.column]->status == *wanted.state;
  }
  return std::any_of(line.cells.begin(), line.cells.end(),
                     [&](const auto& cell) { return cell && cell->status == *wanted.state; });
}

// Without a value, or not asked of this person: last.
std::pair<bool, Rational> value_in(const Line& line, std::size_t column) {
  if (column >= line.cells.size() || !line.cells[column] || !line.cells[column]->value)
    return {true, Rational()};
  return {false, *line.cells[column]->value};
}

void arrange(std::vector<Line>& lines, const Wanted& wanted) {
  std::stable_sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
    if (wanted.sort == "name") return a.name < b.name;
    if (wanted.sort == "value") return value_in(a, wanted.column) < value_in(b, wanted.column);
    if (a.behind != b.behind) return a.behind > b.behind;
    return value_in(a, 0) < value_in(b, 0);
  });
}

json::object column_json(const Column& column) {
  json::object out = provision_json(*column.provision);
  out["plan"] = column.plan->id;
  out["plan_title"] = column.plan->title;
  out["plan_title_en"] = column.plan->title_en;
  out["lead"] = column.lead;
  return out;
}

json::object line_json(const Line& line, const std::vector<Column>& columns) {
  json::array cells;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const auto& cell = line.cells[i];
    if (!cell) {
      cells.push_back(nullptr);
      continue;
    }
    cells.push_back({{"status", plans::code(cell->status)},
                     {"value", number(cell->value)},
                     {"target", target_json(columns[i].provision->comparison, cell->low, cell->high)}});
  }
  return {{"id", std::to_string(line.id)},    {"name", line.name},     {"stage", or_null(line.stage)},
          {"subject", or_null(line.subject)}, {"behind", line.behind}, {"cells", std::move(cells)}};
}

std::string state_word(State state, bool english) {
  constexpr const char* kZh[] = {"达标", "进度正常", "落后", "未达标", "无数据"};
  constexpr const char* kEn[] = {"Met", "On track", "Behind", "Missed", "No data"};
  return (english ? kEn : kZh)[static_cast<std::size_t>(state)];
}

Result<http::Response> workbook(const orgs::Org& school, const Matrix& matrix, Date at, bool english) {
  sheets::TableHead head;
  head.title = school.name;
  head.notes = {{english ? "As of" : "截至", at.iso()}};
  head.columns.push_back({english ? "Name" : "姓名", sheets::ColumnType::text});
  for (const Column& column : matrix.columns) {
    const Provision& p = *column.provision;
    const std::string title = english ? p.title_en : p.title;
    head.columns.push_back({title + (english ? ": value" : "：数值"), sheets::ColumnType::decimal});
    head.columns.push_back({title + (english ? ": state" : "：状态"), sheets::ColumnType::text});
  }
  std::vector<std::vector<sheets::Cell>> rows;
  for (const Line& line : matrix.lines) {
    std::vector<sheets::Cell> row{line.name};
    for (const auto& cell : line.cells) {
      row.push_back(cell && cell->value ? sheets::Cell(*cell->value) : sheets::Cell());
      row.push_back(cell ? sheets::Cell(state_word(cell->status, english)) : sheets::Cell());
    }
    rows.push_back(std::move(row));
  }
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), school.name + " " + at.iso() + ".xlsx", sheets::kXlsxMediaType);
}

}  // namespace

Result<http::Response> get_school_teachers(const House& house, const http::Request& request) {
  XT_TRY(const auto asked, http::query_date(request, "at"));
  const Date at = asked.value_or(house.desk.today());
  XT_TRY(const Wanted wanted, wanted_of(request));
  XT_TRY(const Format format, format_of(request));
  XT_TRY(const orgs::Org school,
         house.database.read([&](db::Session& session) { return school_of(session, request); }));
  XT_TRY(Matrix matrix, matrix_of(house, school, at));
  std::erase_if(matrix.lines, [&](const Line& line) { return !shown(line, wanted); });
  arrange(matrix.lines, wanted);
  if (format.workbook) return workbook(school, matrix, at, format.english);
  json::array columns;
  for (const Column& column : matrix.columns) columns.push_back(column_json(column));
  json::array rows;
  const std::size_t to = std::min(wanted.from + wanted.limit, matrix.lines.size());
  for (std::size_t i = wanted.from; i < to; ++i) rows.push_back(line_json(matrix.lines[i], matrix.columns));
  return http::no_store(http::json(
      {{"columns", std::move(columns)},
       {"teachers", std::move(rows)},
       {"total", matrix.lines.size()},
       {"next_cursor", to < matrix.lines.size() ? json::value(std::to_string(to)) : json::value(nullptr)}}));
}

}  // namespace xt::overview
