#include "web/list_file.h"

#include "http/download.h"
#include "http/params.h"

namespace xt::plans {

Result<bool> wants_workbook(const http::Request& request) {
  XT_TRY(const std::string format, http::query_text(request, "format", 8));
  if (format.empty() || format == "json") return false;
  if (format == "xlsx") return true;
  return http::bad_parameter("format", "unknown", "json xlsx");
}

bool wants_english(const http::Request& request) {
  return request.query_value("lang") == "en";
}

std::vector<std::pair<std::string, std::string>> notes_of(const Asked& ask, const Provision* provision,
                                                          const Words& words) {
  std::vector<std::pair<std::string, std::string>> out{
      {words("规划", "Plan"), words.title(*ask.plan)},
      {words("范围", "Region"), ask.under.name + " (" + ask.under.code + ")"},
      {words("截至", "As of"), ask.at.iso()},
      {words("所知截至", "Known on"), ask.known.iso()}};
  if (provision == nullptr) return out;
  out.emplace_back(words("要求", "Requirement"), words.title(*provision));
  out.emplace_back(words("原文", "Sentence"), provision->quote);
  if (!provision->measure_text.empty()) out.emplace_back(words("指标", "Measure"), provision->measure_text);
  if (!provision->target_text.empty()) out.emplace_back(words("目标", "Target"), provision->target_text);
  return out;
}

std::string file_name(const Asked& ask, const std::string& what, const char* ending, const Words& words) {
  return what + " " + ask.under.name + " " + words("截至", "as of ") + ask.at.iso() + ending;
}

Result<http::Response> workbook(const std::string& file_name, sheets::TableHead head,
                                const std::vector<std::vector<sheets::Cell>>& rows) {
  XT_TRY(std::string bytes, sheets::write_table(std::move(head), rows));
  return http::download(std::move(bytes), file_name, sheets::kXlsxMediaType);
}

sheets::Cell cell(const std::optional<Rational>& value) {
  if (!value) return std::monostate{};
  return *value;
}

sheets::Cell target_cell(Comparison comparison, const std::optional<Rational>& low,
                         const std::optional<Rational>& high) {
  if (comparison == Comparison::at_least) return cell(low);
  if (comparison == Comparison::at_most) return cell(high);
  if (comparison == Comparison::between && low && high) return low->decimal(6) + "–" + high->decimal(6);
  return std::monostate{};
}

}  // namespace xt::plans
