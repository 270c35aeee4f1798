#include "tally.h"

#include <algorithm>
#include <set>

namespace xt::imports {
namespace {

// Rows whose cells are kept until their outcome is known.
constexpr std::size_t kEarly = 2'000;

std::string_view word(Outcome outcome) {
  return outcome == Outcome::created ? "created" : outcome == Outcome::changed ? "changed" : "unchanged";
}

}  // namespace

void Tally::saw(const Line& line) {
  if (!line.good()) {
    std::set<std::string> once;  // a row counts once for a reason, however many cells have it
    for (const FieldError& e : line.errors()) {
      if (once.insert(e.reason).second) problem(e.reason, e.detail, false, line.number());
    }
  } else if (line.outcome == Outcome::later) {
    if (early_.size() < kEarly) early_.emplace(line.number(), line.cells());
  } else {
    sample(line.number(), word(line.outcome), line.cells());
  }
}

void Tally::decided(std::int64_t row, std::string_view outcome) {
  const auto found = early_.find(row);
  if (found != early_.end()) sample(row, outcome, found->second);
}

void Tally::held(std::int64_t row, const std::string& reason, const std::string& detail) {
  problem(reason, detail, true, row);
  decided(row, "held");
}

void Tally::problem(const std::string& reason, const std::string& detail, bool held, std::int64_t row) {
  Problem& p = problems_[reason];
  if (p.count++ == 0) {
    p.reason = reason;
    p.detail = detail;
    p.held = held;
  }
  if (p.rows.size() < kProblemRows) p.rows.push_back(row);
}

void Tally::sample(std::int64_t row, std::string_view outcome, const std::vector<std::string>& cells) {
  auto count = sampled_.find(outcome);
  if (count == sampled_.end()) count = sampled_.emplace(std::string(outcome), 0).first;
  if (count->second >= kSamples) return;
  ++count->second;
  samples_.push_back({row, std::string(outcome), cells});
}

void Tally::write(Report& report) {
  for (auto& [reason, problem] : problems_) {
    std::sort(problem.rows.begin(), problem.rows.end());
    report.problems.push_back(std::move(problem));
  }
  std::stable_sort(report.problems.begin(), report.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.count > b.count; });
  std::sort(samples_.begin(), samples_.end(), [](const Sample& a, const Sample& b) { return a.row < b.row; });
  report.samples = std::move(samples_);
}

}  // namespace xt::imports
