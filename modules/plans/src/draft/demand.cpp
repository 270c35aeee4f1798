#include "draft/demand.h"

#include <algorithm>

#include "draft/classify.h"
#include "draft/target.h"

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;

class Collector {
 public:
  Collector(const Folded& text, const std::vector<Reading>& readings) : text_(text), readings_(readings) {}

  std::vector<Demand> run() {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (readings_[i].section == Section::quiet) continue;
      if (!numbers(i)) presence(i);
    }
    return std::move(out_);
  }

 private:
  // Every target of the clause is a demand; a clause with several is cut between them.
  bool numbers(std::size_t index) {
    const Reading& r = readings_[index];
    if (past(r)) return false;
    std::vector<std::size_t> targets;
    for (std::size_t q = 0; q < r.scan.quantities.size(); ++q) {
      if (is_target(text_, r, q)) targets.push_back(q);
    }
    const View all = text_.view(r.span);
    const bool each = all.find(U"分别") != View::npos;
    std::size_t from = r.span.begin;
    for (std::size_t k = 0; k < targets.size(); ++k) {
      const Quantity& q = r.scan.quantities[targets[k]];
      std::size_t to = r.span.end;
      if (k + 1 < targets.size()) to = border(q.span.end, r.scan.quantities[targets[k + 1]].span.begin);
      const Span quote = each ? r.span : Span{from, to};
      out_.push_back({.reading = index,
                      .quote = trimmed(quote),
                      .quantity = static_cast<int>(targets[k]),
                      .confidence = q.sign != Comparison::none ? 95 : 85,
                      .rule = "number:" + utf8(text_.view(q.span))});
      from = to;
    }
    return !targets.empty();
  }

  // Numbers of the past are facts.
  bool past(const Reading& r) const {
    const std::size_t at = r.find(Cat::past);
    if (at == View::npos) return false;
    return !r.said && r.cadence == Cadence::none;
  }

  // Behind the separator nearest to the next number.
  std::size_t border(std::size_t from, std::size_t next) const {
    for (std::size_t i = next; i > from; --i) {
      const char32_t c = text_.letters[i - 1];
      if (c == U'、' || c == U';' || c == U',') return i;
    }
    for (std::size_t i = next; i > from; --i) {
      const char32_t c = text_.letters[i - 1];
      if (c == U'和' || c == U'及' || c == U'并') return i - 1;
    }
    return next;
  }

  Span trimmed(Span span) const {
    const auto skip = [&](char32_t c) { return View(U"、,;:。\n").find(c) != View::npos; };
    while (!span.empty() && skip(text_.letters[span.begin])) ++span.begin;
    while (!span.empty() && skip(text_.letters[span.end - 1])) --span.end;
    return span;
  }

  void presence(std::size_t index) {
    const Reading& r = readings_[index];
    for (const Claim& claim : classify(text_, r)) {
      Demand d{.reading = index,
               .quote = trimmed(claim.span),
               .confidence = claim.confidence,
               .rule = claim.rule,
               .level = claim.level,
               .levelled = claim.levelled};
      if (d.quote.size() >= 4) out_.push_back(std::move(d));
    }
  }

  const Folded& text_;
  const std::vector<Reading>& readings_;
  std::vector<Demand> out_;
};

}  // namespace

std::vector<Demand> demands(const Folded& text, const std::vector<Reading>& readings) {
  return Collector(text, readings).run();
}

}  // namespace xt::plans::drafting
