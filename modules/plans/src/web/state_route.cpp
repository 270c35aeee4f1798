// GET /api/plans/{id}/state
#include "eval/json_text.h"
#include "http/json.h"
#include "web/list_file.h"
#include "web/plan_routes.h"

namespace xt::plans {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "\n") + text;
  return out;
}

Result<http::Response> state_file(const Asked& ask, const EvalResult& result, const Words& words) {
  using enum sheets::ColumnType;
  const std::string name = words("要求一览", "Requirements");
  sheets::TableHead head{name,
                         {{words("编号", "Id"), text},
                          {words("要求", "Requirement"), text},
                          {words("约束力", "Strength"), text},
                          {words("状态", "State"), text},
                          {words("对象数", "Entities"), integer},
                          {words("达标", "Met"), integer},
                          {words("按进度", "On track"), integer},
                          {words("落后", "Behind"), integer},
                          {words("未完成", "Missed"), integer},
                          {words("缺数据", "No data"), integer},
                          {words("达标率", "Share met"), share},
                          {words("数值", "Value"), decimal},
                          {words("目标", "Target"), text},
                          {words("时段起", "Window from"), date},
                          {words("时段止", "Window to"), date},
                          {words("缺什么、谁能补", "Missing, and who has it"), text},
                          {words("原文", "Sentence"), text}},
                         notes_of(ask, nullptr, words)};
  std::vector<std::vector<sheets::Cell>> rows;
  for (const ProvisionResult& r : result.provisions) {
    const Provision& p = *ask.plan->find(r.id);
    const Counts& c = r.counts;
    rows.push_back({r.id, words.title(p), words.strength(r.strength), words.shown(r), c.entities, c.met,
                    c.on_track, c.behind, c.missed, c.no_data, cell(r.share), cell(r.value), words.target(p),
                    r.first, r.last, joined(words.missing(r, p)), p.quote});
  }
  return workbook(file_name(ask, words.title(*ask.plan) + " " + name, ".xlsx", words), std::move(head), rows);
}

}  // namespace

Result<http::Response> get_state(db::Database& database, const Shelf& shelf, Answers& answers,
                                 const http::Request& request) {
  XT_TRY(const Asked ask, database.read([&](db::Session& s) { return asked(s, shelf, request); }));
  XT_TRY(const bool as_file, wants_workbook(request));
  XT_TRY(const auto result, answers.evaluate(database, *ask.plan, ask.request()));
  if (as_file) return state_file(ask, *result, Words{wants_english(request)});
  std::string text = *answers.json(result);
  text.pop_back();
  return http::json_text(text + ",\"under_name\":" + json::str(ask.under.name) +
                         ",\"saved\":" + saved_json(answers, result->saved_ms) + "}");
}

}  // namespace xt::plans
