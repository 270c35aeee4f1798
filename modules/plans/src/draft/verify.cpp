#include "draft/verify.h"

#include <algorithm>
#include <set>

#include "draft/render.h"
#include "plans/compile.h"

namespace xt::plans::drafting {
namespace {

constexpr std::size_t kBatch = 60;  // the compiler lists at most a hundred complaints
constexpr std::string_view kHead =
    "[plan]\nid = \"draft\"\ntitle = \"draft\"\nregion = \"000000\"\nfrom = 2000-01-01\nto = 2099-12-31\n";

// Indices of the proposals the compiler complains of.
std::set<std::size_t> refused(const std::vector<Proposal>& proposals, std::size_t from, std::size_t to) {
  std::string toml(kHead), source;
  std::vector<long> first_line;
  for (std::size_t i = from; i < to; ++i) {
    first_line.push_back(std::count(toml.begin(), toml.end(), '\n') + 1);
    Proposal p = proposals[i];
    p.nth = 1;
    toml += provision(p);
    source += p.quote + "\n";
  }
  std::set<std::size_t> out;
  for (const Diagnostic& d : compile("plan.toml", toml, source).diagnostics) {
    const auto at = std::upper_bound(first_line.begin(), first_line.end(), static_cast<long>(d.line));
    if (at != first_line.begin()) out.insert(from + static_cast<std::size_t>(at - first_line.begin()) - 1);
  }
  return out;
}

void without_measure(Proposal& p) {
  p.where.clear();
  p.measure.clear();
  p.due.clear();
  p.prorate = false;
  p.reasons.push_back("refused by the compiler");
  p.confidence = std::min(p.confidence, 50);
  if (p.needs.empty()) p.needs.push_back(p.title + "的记录");
}

}  // namespace

void verify(std::vector<Proposal>& proposals) {
  for (std::size_t from = 0; from < proposals.size(); from += kBatch) {
    const std::size_t to = std::min(proposals.size(), from + kBatch);
    for (const std::size_t i : refused(proposals, from, to)) without_measure(proposals[i]);
    // A filter that stood alone may still be wrong for another entity.
    for (const std::size_t i : refused(proposals, from, to)) {
      proposals[i].entities = {Entity::region};
      proposals[i].window = {};
      proposals[i].first.reset();
      proposals[i].last.reset();
    }
  }
}

}  // namespace xt::plans::drafting
