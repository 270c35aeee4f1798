// POST /api/workshop/check: what the text means, what is wrong with it, and the document sentence by
// sentence.
#include <algorithm>

#include <boost/json.hpp>

#include "http/json.h"
#include "plans/body.h"
#include "plans/cases.h"
#include "plans/difference.h"

#include "asked.h"
#include "sections.h"

namespace xt::workshop {
namespace {

namespace json = boost::json;

bool overlap(const plans::ByteRange& a, const plans::ByteRange& b) {
  return a.begin < b.end && b.begin < a.end;
}

// The document whole, whatever of it is the body.
plans::Plan paper_of(const std::string& source) {
  plans::Plan out;
  out.source = source;
  out.body.push_back({0, source.size()});
  return out;
}

class Paper {
 public:
  Paper(const std::string& source, const plans::Plan* plan) : paper_(paper_of(source)), plan_(plan) {}

  json::array blocks() const {
    json::array out;
    for (const plans::Block& block : plans::blocks(paper_)) {
      json::array sentences;
      for (const plans::ByteRange& range : block.sentences) sentences.push_back(sentence(range));
      out.push_back({{"kind", plans::code(block.kind)}, {"sentences", std::move(sentences)}});
    }
    return out;
  }

 private:
  json::object sentence(const plans::ByteRange& range) const {
    const auto& body = plan_ == nullptr ? paper_.body : plan_->body;
    const bool in_body =
        std::any_of(body.begin(), body.end(), [&](const auto& part) { return overlap(part, range); });
    json::array provisions;
    if (plan_ != nullptr) {
      for (const plans::Provision& p : plan_->provisions) {
        if (overlap(p.range, range)) provisions.emplace_back(p.id);
      }
    }
    return {{"text", plans::text(paper_, range)}, {"body", in_body}, {"provisions", std::move(provisions)}};
  }

  plans::Plan paper_;
  const plans::Plan* plan_;
};

json::array provisions_json(const plans::Plan& plan) {
  json::array out;
  for (const plans::Provision& p : plan.provisions) {
    json::object facts;
    for (const plans::FieldChange& one : plans::facts(p)) facts[one.field] = one.after;
    out.push_back({{"id", p.id},
                   {"title", p.title},
                   {"line", p.place.line},
                   {"judged", p.judged()},
                   {"facts", std::move(facts)}});
  }
  return out;
}

json::value head_json(const plans::Plan* plan) {
  if (plan == nullptr) return nullptr;
  return {{"id", plan->id},
          {"title", plan->title},
          {"region", plan->region},
          {"from", plan->first.iso()},
          {"to", plan->last.iso()}};
}

}  // namespace

Result<http::Response> check_route(Room& room, const http::Request& request) {
  XT_TRY(const json::object body, http::json_body(request));
  XT_TRY(const Texts texts, texts_of(room, access::caller_of(request), body));
  const Checked checked = check(texts.toml, texts.source);
  const plans::Plan* plan = checked.plan ? &*checked.plan : nullptr;
  json::object out{{"ok", checked.whole.ok()},
                   {"diagnostics", to_json(checked.whole.diagnostics)},
                   {"notices", to_json(checked.whole.notices)},
                   {"head", head_json(plan)},
                   {"provisions", plan == nullptr ? json::array() : provisions_json(*plan)},
                   {"blocks", Paper(texts.source, plan).blocks()}};
  if (plan != nullptr && !texts.cases.empty()) {
    out["case_diagnostics"] = to_json(plans::read_cases("cases.toml", texts.cases, *plan).diagnostics);
  } else {
    out["case_diagnostics"] = json::array();
  }
  return http::no_store(http::json(out));
}

}  // namespace xt::workshop
