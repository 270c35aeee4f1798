#include "eval/json_text.h"
#include "plans/explain.h"

namespace xt::plans {
namespace {

using namespace json;

std::string step_json(const Step& step) {
  return "{\"label_zh\":" + str(step.label_zh) + ",\"label_en\":" + str(step.label_en) +
         ",\"value\":" + number(step.value) + "}";
}

std::string row_json(const Row& row) {
  return "{\"kind\":" + str(row.kind) + ",\"id\":" + (row.id == 0 ? "null" : str(std::to_string(row.id))) +
         ",\"title\":" + str(row.title) + ",\"date\":" + (row.date ? day(*row.date) : "null") +
         ",\"hours\":" + number(row.hours) + ",\"credits\":" + number(row.credits) +
         ",\"mode\":" + str(row.mode) + ",\"level\":" + str(row.level) +
         ",\"category\":" + str(row.category) + ",\"school\":" + str(row.school) +
         ",\"teacher\":" + str(row.teacher) + ",\"note\":" + str(row.note) + "}";
}

std::string shown(const std::optional<Rational>& value) {
  return value ? value->decimal(4) : "—";
}

}  // namespace

std::string to_json(const Explanation& e) {
  std::string out = "{\"entity\":{\"id\":" + str(e.id) + ",\"kind\":" + str(e.kind) +
                    ",\"name\":" + str(e.name) + "},\"status\":" + str(code(e.value.status)) +
                    ",\"value\":" + number(e.value.value) +
                    ",\"target\":" + target(e.comparison, e.value.low, e.value.high) +
                    ",\"window\":" + window(e.value.first, e.value.last);
  if (e.prorate) out += ",\"served_days\":" + std::to_string(e.value.served_days);
  out += ",\"window_days\":" + std::to_string(e.value.window_days) +
         ",\"elapsed_days\":" + std::to_string(e.value.elapsed_days);
  if (e.needed_by_now) out += ",\"pace_needed\":" + number(e.needed_by_now);
  return out + ",\"missing\":" + list(e.missing, str) + ",\"arithmetic\":" + list(e.steps, step_json) +
         ",\"rows\":" + list(e.rows, row_json) + ",\"rows_total\":" + std::to_string(e.rows_total) + "}";
}

std::string to_table(const Explanation& e) {
  std::string out = e.name + " (" + e.id + ")  " + std::string(code(e.value.status)) + "  " +
                    e.value.first.iso() + " – " + e.value.last.iso() + "\n";
  for (const std::string& name : e.missing) out += "  缺少数据: " + name + "\n";
  for (const Step& step : e.steps) out += "  " + step.label_zh + " = " + shown(step.value) + "\n";
  out += "  依据 " + std::to_string(e.rows_total) + " 条:\n";
  for (const Row& row : e.rows) {
    out += "    " + (row.date ? row.date->iso() : std::string(10, ' ')) + "  ";
    if (row.hours) out += row.hours->decimal(2) + " 学时  ";
    out += row.title + "  " + row.school + "  " + row.teacher + "  " + row.note + "\n";
  }
  return out;
}

}  // namespace xt::plans
