#include "draft/demand.h"

#include <algorithm>

#include "draft/classify.h"
#include "draft/levels.h"
#include "draft/target.h"

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;
constexpr std::size_t kTogether = View::npos;  // two numbers that nothing separates share their quote

class Collector {
 public:
  Collector(const Folded& text, const std::vector<Reading>& readings) : text_(text), readings_(readings) {}

  std::vector<Demand> run() {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      if (readings_[i].section == Section::quiet) continue;
      if (!numbers(i) && !readings_[i].in_table) presence(i);
    }
    elaborated();
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
    const std::vector<Entity> levels = each ? levels_of(all) : std::vector<Entity>{};
    std::size_t from = r.span.begin;
    for (std::size_t k = 0; k < targets.size(); ++k) {
      const Quantity& q = r.scan.quantities[targets[k]];
      std::size_t to = r.span.end;
      if (k + 1 < targets.size()) to = border(q.span.end, r.scan.quantities[targets[k + 1]].span.begin);
      Demand demand{.reading = index,
                    .quote = trimmed(each ? r.span : Span{from, to == kTogether ? r.span.end : to}),
                    .quantity = static_cast<int>(targets[k]),
                    .confidence = q.sign != Comparison::none ? 95 : 85,
                    .rule = "number:" + utf8(text_.view(q.span))};
      if (r.in_table && !r.context.empty()) demand.quote.begin = r.context.begin;
      if (levels.size() == targets.size()) demand.level = levels[k], demand.levelled = true;
      for (std::size_t copy = sharers(index, q); copy > 0; --copy) out_.push_back(demand);
      if (to != kTogether) from = to;
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
    return kTogether;
  }

  // 由市、区县财政和学校共同分担,各负担1/3: one demand for each who bears.
  std::size_t sharers(std::size_t index, const Quantity& q) const {
    const View own = text_.view(readings_[index].span);
    if (!q.share || own.front() != U'各' || index == 0) return 1;
    const Reading& before = readings_[index - 1];
    const View list = text_.view(before.span);
    const std::size_t by = list.find(U"由");
    if (by == View::npos || before.sentence != readings_[index].sentence || !before.has(Cat::bear)) return 1;
    std::size_t count = 1;
    for (const char32_t c : list.substr(by)) count += c == U'、' || c == U'和' ? 1 : 0;
    return std::min<std::size_t>(count, 5);
  }

  Span trimmed(Span span) const {
    const auto skip = [&](char32_t c) { return View(U"、,;:。\n").find(c) != View::npos; };
    while (!span.empty() && skip(text_.letters[span.begin])) ++span.begin;
    while (!span.empty() && skip(text_.letters[span.end - 1])) --span.end;
    return span;
  }

  // 开展班主任培训。每年培训150人。: an activity that the next demand of the paragraph says in numbers is
  // that demand.
  void elaborated() {
    std::vector<Demand> kept;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      const Demand& d = out_[i];
      const bool general = d.quantity < 0 && d.training;
      if (general && i + 1 < out_.size() && says_again(d, out_[i + 1])) continue;
      if (general && i + 2 < out_.size() && says_again(d, out_[i + 2])) continue;
      kept.push_back(d);
    }
    out_ = std::move(kept);
  }

  bool says_again(const Demand& general, const Demand& next) const {
    const Reading& a = readings_[general.reading];
    const Reading& b = readings_[next.reading];
    if (a.line != b.line || next.reading - general.reading > 2) return false;
    const View first = text_.view(a.span), second = text_.view(b.span);
    if (next.quantity >= 0) {
      const DraftUnit unit = b.scan.quantities[static_cast<std::size_t>(next.quantity)].unit;
      if (unit == DraftUnit::hours || unit == DraftUnit::records || unit == DraftUnit::credits) return true;
      if (second.find(U"培训") != View::npos || second.find(U"培养") != View::npos)
        return unit == DraftUnit::people;
    }
    const bool counted = next.quantity >= 0 || b.cadence != Cadence::none;
    return counted && first.find(U"评选") != View::npos && second.find(U"评选") != View::npos;
  }

  void presence(std::size_t index) {
    const Reading& r = readings_[index];
    for (const Claim& claim : classify(text_, r)) {
      Demand d{.reading = index,
               .quote = trimmed(claim.span),
               .confidence = claim.confidence,
               .rule = claim.rule,
               .level = claim.level,
               .levelled = claim.levelled,
               .training = claim.training,
               .item = claim.item};
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
