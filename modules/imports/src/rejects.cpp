#include "rejects.h"

namespace xt::imports {

std::string sentence(const std::vector<FieldError>& errors) {
  std::string out;
  for (const FieldError& e : errors) out += (out.empty() ? "" : "；") + e.detail;
  return out;
}

Status Rejects::write(std::span<const std::string> cells) {
  if (!writer_) {
    XT_TRY(writer_, sheets::create_sheet(path_, sheets::kind_by_ending(path_)));
    std::vector<std::string> head = header_->cells;
    head.emplace_back("错误信息");
    XT_CHECK_OK(writer_->add_row(head));
  }
  return writer_->add_row(cells);
}

Status Rejects::add(const Line& line, Report& report) {
  ++report.rejected;
  if (report.first_rejected.size() < kReportedRejects) {
    report.first_rejected.push_back({line.number(), line.errors()});
  }
  if (path_.empty()) return {};
  std::vector<std::string> cells = line.cells();
  cells.resize(header_->cells.size());
  cells.push_back(sentence(line.errors()));
  return write(cells);
}

Status Rejects::finish() {
  return writer_ ? writer_->finish() : Status{};
}

}  // namespace xt::imports
