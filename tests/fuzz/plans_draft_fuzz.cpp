// Any bytes as a document to draft from: an answer in bounded time, ranges inside the text, quotes that stand
// there, and a draft that compiles with the text as its source.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "plans/compile.h"
#include "plans/draft.h"

namespace {

void require(bool good) {
  if (!good) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace xt::plans;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Draft d = draft(text);
  require(d.proposals.size() <= kMaxProposals);
  for (const Proposal& p : d.proposals) {
    require(p.range.begin < p.range.end && p.range.end <= text.size());
    require(p.quote == text.substr(p.range.begin, p.range.end - p.range.begin));
    require(!p.entities.empty() && p.confidence >= 0 && p.confidence <= 100);
  }
  (void)to_json(d);
  const std::string toml = to_toml(d, "draft");
  if (!d.proposals.empty() && xt::is_utf8(text) && size < kMaxSourceBytes)
    require(compile("plan.toml", toml, text).ok());
  return 0;
}
