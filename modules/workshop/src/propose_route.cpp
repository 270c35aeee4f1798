// POST /api/workshop/propose: what the document seems to demand, each proposal beside its sentence and ready
// to be taken over.
#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "base/text.h"
#include "http/json.h"
#include "plans/body.h"
#include "plans/draft.h"

#include "asked.h"
#include "sections.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

// The lines of a section, without the empty ones around it.
std::string lines(std::string_view toml, int first, int last) {
  std::string out;
  int number = 0;
  for (const std::string_view line : split(toml, '\n')) {
    ++number;
    if (first <= number && number <= last) out += std::string(line) + "\n";
  }
  return std::string(trim_ascii(out)) + "\n";
}

// Where a byte of the source stands: the number of the block and of the sentence in it.
class Places {
 public:
  explicit Places(const std::string& source) {
    plans::Plan paper;
    paper.source = source;
    paper.body.push_back({0, source.size()});
    int b = 0;
    for (const plans::Block& block : plans::blocks(paper)) {
      int s = 0;
      for (const plans::ByteRange& range : block.sentences) starts_[range.begin] = {b, s++};
      ++b;
    }
  }
  std::pair<int, int> of(std::size_t byte) const {
    auto found = starts_.upper_bound(byte);
    return found == starts_.begin() ? std::pair(0, 0) : std::prev(found)->second;
  }

 private:
  std::map<std::size_t, std::pair<int, int>> starts_;
};

json::array proposals(const plans::Draft& draft, const std::string& source, const std::string& toml) {
  const Places places(source);
  std::map<std::string, std::string> texts;
  for (const Section& one : sections(toml)) texts[one.id] = lines(toml, one.first_line, one.last_line);
  json::array out;
  for (const plans::Proposal& p : draft.proposals) {
    const auto [block, sentence] = places.of(p.range.begin);
    out.push_back({{"id", p.id},
                   {"title", p.title},
                   {"quote", p.quote},
                   {"block", block},
                   {"sentence", sentence},
                   {"confidence", p.confidence},
                   {"toml", texts[p.id]}});
  }
  return out;
}

json::value day(const std::optional<Date>& day) {
  return day ? json::value(day->iso()) : json::value(nullptr);
}

}  // namespace

std::string body_of(const std::string& toml) {
  const std::vector<Section> found = sections(toml);
  const std::string head = lines(toml, 1, found.empty() ? 1'000'000 : found.front().first_line - 1);
  const auto at = head.find("[[body]]");
  return at == std::string::npos ? std::string() : head.substr(at);
}

Result<http::Response> propose_route(Room& room, const http::Request& request) {
  XT_TRY(json::object body, http::json_body(request));
  body["toml"] = "";
  XT_TRY(const Texts texts, texts_of(room, access::caller_of(request), body));
  const plans::Draft draft = plans::draft(texts.source);
  const std::string toml = plans::to_toml(draft, "draft");
  json::array notices;
  for (const std::string& notice : draft.notices) notices.emplace_back(notice);
  return http::no_store(http::json({{"title", draft.title},
                                    {"from", day(draft.first)},
                                    {"to", day(draft.last)},
                                    {"notices", std::move(notices)},
                                    {"proposals", proposals(draft, texts.source, toml)}}));
}

}  // namespace xt::workshop
