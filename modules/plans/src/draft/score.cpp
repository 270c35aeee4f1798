#include <algorithm>
#include <functional>

#include "draft/fold.h"
#include "draft/numbers.h"
#include "draft/render.h"
#include "plans/draft.h"

namespace xt::plans {
namespace {

using namespace drafting;

// Counting people, things or times is one unit: a register may hold people as items.
bool countable(DraftUnit u) {
  return u == DraftUnit::people || u == DraftUnit::things || u == DraftUnit::times || u == DraftUnit::none;
}

DraftUnit unit_of(const Expr& e) {
  switch (e.kind) {
    case ExprKind::divide:  // hours for each teacher stay hours
      return unit_of(e.args[0]) == DraftUnit::hours && unit_of(e.args[1]) == DraftUnit::people
                 ? DraftUnit::hours
                 : DraftUnit::share;
    case ExprKind::leaf:
      break;
    case ExprKind::number:
    case ExprKind::eq:
    case ExprKind::ne:
    case ExprKind::lt:
    case ExprKind::le:
    case ExprKind::gt:
    case ExprKind::ge:
      return DraftUnit::none;
    default:
      for (const Expr& arg : e.args) {
        if (const DraftUnit u = unit_of(arg); u != DraftUnit::none) return u;
      }
      return DraftUnit::none;
  }
  switch (e.leaf) {
    case Leaf::hours:
      return DraftUnit::hours;
    case Leaf::credits:
      return DraftUnit::credits;
    case Leaf::records:
      return DraftUnit::records;
    case Leaf::trained:
    case Leaf::teachers:
      return DraftUnit::people;
    case Leaf::money:
    case Leaf::subtree_money:
      return DraftUnit::money;
    case Leaf::sessions:
      return DraftUnit::times;
    case Leaf::attr:
      return e.attr == Field::programme_hours    ? DraftUnit::hours
             : e.attr == Field::programme_people ? DraftUnit::people
                                                 : DraftUnit::days;
    default:
      return DraftUnit::things;
  }
}

struct Label {
  ByteRange range;
  bool target = false;  // it has a number at all
  bool stated = false;  // the number stands in its quote
  Rational low, high;
  DraftUnit unit = DraftUnit::none;
};

bool stands_in(const std::string& quote, const Rational& value, bool days) {
  const Folded text = fold(quote);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto n = number_at(text.letters, i, text.size());
    if (!n) continue;
    if (n->value == value || mul(n->value, Rational(10'000)) == value) return true;
    if (days && mul(n->value, Rational(28)) == value) return true;
    i = n->span.end - 1;
  }
  return false;
}

Label label(const Provision& p) {
  Label out{.range = p.range, .target = p.measure && p.comparison != Comparison::none};
  if (!out.target) return out;
  out.unit = unit_of(*p.measure);
  out.low = p.comparison == Comparison::at_most ? p.high : p.low;
  out.high = p.comparison == Comparison::at_least ? p.low : p.high;
  const bool one = out.low == Rational(1) && (countable(out.unit) || out.unit == DraftUnit::records);
  const bool days = out.unit == DraftUnit::days;
  out.stated = !one && (stands_in(p.quote, out.low, days) || stands_in(p.quote, out.high, days) ||
                        p.comparison == Comparison::between);
  return out;
}

// One of something, and all of those who are bound, is what a demand without a number asks as well.
bool states(const Proposal& p) {
  return p.stated && !(p.low == Rational(1) && (countable(p.unit) || p.unit == DraftUnit::share));
}

bool agree(const Label& l, const Proposal& p) {
  if (!l.target) return true;
  const Rational& n = p.comparison == Comparison::at_most ? p.high : p.low;
  const bool unit = l.unit == p.unit || (countable(l.unit) && countable(p.unit));
  if (unit && p.stated && l.low <= n && n <= l.high) return true;
  return !l.stated && !states(p);
}

std::size_t overlap(ByteRange a, ByteRange b) {
  const std::size_t from = std::max(a.begin, b.begin), to = std::min(a.end, b.end);
  return to > from ? to - from : 0;
}

bool covers(ByteRange a, ByteRange b) {
  const std::size_t shorter = std::min(a.end - a.begin, b.end - b.begin);
  return shorter > 0 && overlap(a, b) * 2 >= shorter;
}

// What the issuing region is: 450000 a province, 370300 a city, 220106 a county.
Entity level_of(const std::string& region) {
  if (region == "000000" || region.size() != 6) return Entity::region;
  return region.substr(2) == "0000" ? Entity::province
         : region.substr(4) == "00" ? Entity::city
                                    : Entity::county;
}

std::string said(const Rational& value, DraftUnit unit) {
  return target(value, unit == DraftUnit::share) + " " + std::string(code(unit));
}

// The largest set of pairs in which nobody stands twice (augmenting paths).
class Matcher {
 public:
  Matcher(std::size_t labels, std::size_t proposals,
          const std::function<bool(std::size_t, std::size_t)>& fits)
      : of_label_(labels, -1), of_proposal_(proposals, -1), edges_(labels) {
    for (std::size_t l = 0; l < labels; ++l) {
      for (std::size_t p = 0; p < proposals; ++p) {
        if (fits(l, p)) edges_[l].push_back(p);
      }
    }
    for (std::size_t l = 0; l < labels; ++l) {
      std::vector<bool> seen(proposals, false);
      place(l, seen);
    }
  }
  int of_label(std::size_t l) const { return of_label_[l]; }
  int of_proposal(std::size_t p) const { return of_proposal_[p]; }

 private:
  bool place(std::size_t l, std::vector<bool>& seen) {
    for (const std::size_t p : edges_[l]) {
      if (seen[p]) continue;
      seen[p] = true;
      if (of_proposal_[p] >= 0 && !place(static_cast<std::size_t>(of_proposal_[p]), seen)) continue;
      of_proposal_[p] = static_cast<int>(l);
      of_label_[l] = static_cast<int>(p);
      return true;
    }
    return false;
  }

  std::vector<int> of_label_, of_proposal_;
  std::vector<std::vector<std::size_t>> edges_;
};

class Scorer {
 public:
  Scorer(const Draft& draft, const Plan& plan) : draft_(draft), plan_(plan) {
    for (const Provision& p : plan.provisions) labels_.push_back(label(p));
  }

  DraftScore run() {
    const Matcher matcher(labels_.size(), draft_.proposals.size(), [&](std::size_t l, std::size_t p) {
      return covers(labels_[l].range, draft_.proposals[p].range) && agree(labels_[l], draft_.proposals[p]);
    });
    for (std::size_t l = 0; l < labels_.size(); ++l) one(l, matcher);
    for (std::size_t p = 0; p < draft_.proposals.size(); ++p) {
      if (matcher.of_proposal(p) < 0) superfluous(p);
    }
    out_.provisions = static_cast<int>(labels_.size());
    out_.proposals = static_cast<int>(draft_.proposals.size());
    const auto part = [&](int of) { return of == 0 ? 0.0 : static_cast<double>(out_.matched) / of; };
    out_.precision = part(out_.proposals);
    out_.recall = part(out_.provisions);
    const double sum = out_.precision + out_.recall;
    out_.f1 = sum == 0 ? 0 : 2 * out_.precision * out_.recall / sum;
    return std::move(out_);
  }

 private:
  void one(std::size_t l, const Matcher& matcher) {
    out_.stated += labels_[l].stated ? 1 : 0;
    if (matcher.of_label(l) < 0) return missed(l);
    ++out_.matched;
    out_.stated_matched += labels_[l].stated ? 1 : 0;
    const Proposal& p = draft_.proposals[static_cast<std::size_t>(matcher.of_label(l))];
    const Provision& gold = plan_.provisions[l];
    std::vector<Entity> entities;
    for (const Population& population : gold.populations) entities.push_back(population.entity);
    const std::vector<Entity> issuer{level_of(plan_.region)};
    const bool own = p.entities == std::vector<Entity>{Entity::region} && entities == issuer;
    out_.same_entity += entities == p.entities || own ? 1 : 0;
    out_.same_measure += p.measure == gold.measure_text ? 1 : 0;
    out_.same_window += p.window.kind == gold.window.kind ? 1 : 0;
    out_.same_strength += p.strength == gold.strength ? 1 : 0;
  }

  void missed(std::size_t l) {
    const Provision& gold = plan_.provisions[l];
    DraftMiss miss{.id = gold.id, .quote = gold.quote, .why = "no_quote"};
    if (labels_[l].target) miss.expected = said(labels_[l].low, labels_[l].unit);
    for (const Proposal& p : draft_.proposals) {
      if (!covers(labels_[l].range, p.range)) continue;
      miss.why = agree(labels_[l], p) ? "taken" : "other_number";
      miss.found = p.stated ? said(p.low, p.unit) : "none";
    }
    out_.missed.push_back(std::move(miss));
  }

  void superfluous(std::size_t index) {
    const Proposal& p = draft_.proposals[index];
    DraftMiss miss{.id = p.id, .quote = p.quote, .why = "not_a_provision"};
    miss.found =
        (p.stated ? said(p.low, p.unit) : "none") + (p.reasons.empty() ? "" : "; " + p.reasons.front());
    for (const Label& l : labels_) {
      if (!covers(l.range, p.range)) continue;
      miss.why = agree(l, p) ? "taken" : "other_number";
      if (l.target) miss.expected = said(l.low, l.unit);
    }
    out_.superfluous.push_back(std::move(miss));
  }

  const Draft& draft_;
  const Plan& plan_;
  std::vector<Label> labels_;
  DraftScore out_;
};

}  // namespace

DraftScore score(const Draft& draft, const Plan& plan) {
  return Scorer(draft, plan).run();
}

}  // namespace xt::plans
