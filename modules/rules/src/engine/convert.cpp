#include "rules/convert.h"

#include <algorithm>
#include <set>

#include "engine/caps.h"
#include "engine/evaluate.h"

namespace xt::rules {
namespace {

constexpr std::int64_t kMost = 1'000'000'00;  // hundredths: no person's hours, words or papers are more

class Checker {
 public:
  void wrong(std::string name, std::string reason) {
    fields_.push_back({std::move(name), std::move(reason), {}});
  }
  void amount(const std::string& name, std::int64_t value) {
    if (value < 0 || value > kMost) wrong(name, "rules.out_of_range");
  }
  Status status() && {
    if (fields_.empty()) return {};
    return Error{Code::invalid, "rules.bad_achievement", std::move(fields_), {}};
  }

 private:
  std::vector<FieldError> fields_;
};

bool six_digits(const std::string& text) {
  return text.size() == 6 && text.find_first_not_of("0123456789") == std::string::npos;
}

Status check(const Achievement& a) {
  Checker c;
  if (!six_digits(a.region)) c.wrong("region", "rules.bad_region");
  if (find_kind(a.kind) == nullptr || find_kind(a.kind)->code != a.kind)
    c.wrong("kind", "rules.unknown_kind");
  if (!a.result.empty() && (find_result(a.result) == nullptr || find_result(a.result)->code != a.result)) {
    c.wrong("result", "rules.unknown_result");
  }
  if (a.to < a.from) c.wrong("to", "rules.days_in_wrong_order");
  c.amount("claimed_hours", a.claimed_hours_x100);
  c.amount("claimed_credits", a.claimed_credits_x100);
  for (const auto& [name, amount] : a.units_x100) {
    const FactInfo* unit = find_fact(name);
    if (unit == nullptr || !unit->asked) c.wrong(name, "rules.unknown_unit");
    c.amount(name, amount);
  }
  if (a.sessions_planned) c.amount("sessions_planned", *a.sessions_planned);
  if (a.sessions_attended) c.amount("sessions_attended", *a.sessions_attended);
  return std::move(c).status();
}

std::string per_words(Per per, bool chinese) {
  switch (per) {
    case Per::once:
      return chinese ? "单项" : "each";
    case Per::year:
      return chinese ? "每年" : "a year";
    case Per::school_year:
      return chinese ? "每学年" : "a school year";
    case Per::cycle:
      return chinese ? "每周期" : "a cycle";
  }
  return {};
}

class Converter {
 public:
  Converter(const Book& book, const Achievement& achievement, const Counted& already)
      : achievement_(achievement),
        already_(already),
        facts_(achievement),
        chain_(book.chain(achievement.region, achievement.to)) {}

  Result<Conversion> run() {
    if (!choose()) return make_error(Code::internal, "rules.no_conversion");
    add_line("rule", *rule_, {}, rule_->title, rule_->title_en);
    if (!reckon(true) || !reckon(false)) {
      return Error{Code::invalid, "rules.bad_achievement", {{"claimed_hours", "rules.out_of_range", {}}}, {}};
    }
    out_.rule = rule_->tag() + "#" + clause_->id;
    out_.rule_id = rule_->id;
    out_.version = rule_->version;
    out_.clause = clause_->id;
    out_.entry = clause_->entry;
    who_verifies();
    return std::move(out_);
  }

 private:
  // The first conversion, nearest rule first, whose condition holds and whose formulas can be reckoned.
  bool choose() {
    for (const RulePtr& rule : chain_) {
      for (const Clause& clause : rule->clauses) {
        if (!holds(clause.when, facts_) || !known(clause)) continue;
        rule_ = rule;
        clause_ = &clause;
        return true;
      }
    }
    return false;
  }
  bool known(const Clause& clause) const {
    Facts facts = facts_;
    if (clause.hours && !value(*clause.hours, facts)) return false;
    facts.set(Fact::hours, Rational(0));
    return !clause.credits || value(*clause.credits, facts).has_value();
  }

  void add_line(std::string what, const Rule& rule, const Part& part, std::string zh, std::string en) {
    const std::string tag = rule.version == 0 ? std::string() : rule.tag();
    out_.lines.push_back({std::move(what), tag, part.id, std::move(zh), std::move(en), part.quote,
                          out_.hours_x100, out_.credits_x100});
  }

  // Hours first, caps included, because credits may be reckoned from them.
  bool reckon(bool hours) {
    const auto& formula = hours ? clause_->hours : clause_->credits;
    if (formula) {
      auto exact = value(*formula, facts_);
      std::string zh = in_words(*formula, facts_, true);
      std::string en = in_words(*formula, facts_, false);
      multiply(hours, exact, zh, en);
      if (!exact || !keep(hours, *exact)) return false;
      say(hours, *exact, zh, en);
    }
    cut_by_caps(hours);
    facts_.set(hours ? Fact::hours : Fact::credits,
               Rational::of(hours ? out_.hours_x100 : out_.credits_x100, 100).value_or(Rational()));
    return true;
  }

  void multiply(bool hours, std::optional<Rational>& exact, std::string& zh, std::string& en) {
    each<Factor>(&Rule::factors, [&](const Rule&, const Factor& factor) {
      const auto& formula = hours ? factor.hours : factor.credits;
      if (!formula || !exact || !holds(factor.when, facts_)) return;
      const auto times = value(*formula, facts_);
      if (!times) return;
      exact = mul(*exact, *times);
      factors_.push_back(&factor);
      zh = "(" + zh + ") × " + in_words(*formula, facts_, true) + "(" + factor.title + ")";
      en = "(" + en + ") × " + in_words(*formula, facts_, false) + " (" + factor.title_en + ")";
    });
  }

  bool keep(bool hours, const Rational& exact) {
    const auto& own = hours ? clause_->round_hours : clause_->round_credits;
    const auto kept = rounded(exact, own.value_or(hours ? rule_->round_hours : rule_->round_credits));
    if (!kept || *kept > kMost * 100) return false;
    (hours ? out_.hours_x100 : out_.credits_x100) = *kept;
    return true;
  }

  void say(bool hours, const Rational& exact, const std::string& zh, const std::string& en) {
    const std::int64_t kept = hours ? out_.hours_x100 : out_.credits_x100;
    const std::string result = format_hundredths(kept);
    const bool round = Rational::of(kept, 100) != exact;
    const std::string exact_words = round ? " ≈ " : " = ";
    add_line("conversion", *rule_, *clause_,
             clause_->title + ":" + zh + exact_words + result + (hours ? "学时" : "学分"),
             clause_->title_en + ": " + en + exact_words + result + (hours ? " h" : " credits"));
    for (const Factor* factor : factors_) {
      out_.lines.push_back({"factor", out_.lines.back().rule, factor->id, factor->title, factor->title_en,
                            factor->quote, out_.hours_x100, out_.credits_x100});
    }
    factors_.clear();
  }

  CountedEntry as_counted() const {
    Conversion now = out_;
    now.rule = rule_->tag() + "#" + clause_->id;
    return counted_of(achievement_, now);
  }

  void cut_by_caps(bool hours) {
    each<Cap>(&Rule::caps, [&](const Rule& rule, const Cap& cap) {
      const auto& most = hours ? cap.hours_x100 : cap.credits_x100;
      std::int64_t& amount = hours ? out_.hours_x100 : out_.credits_x100;
      if (!most || amount == 0 || !covers(rule, cap.scope, as_counted())) return;
      const Used so_far = used(rule, cap, achievement_.to, already_);
      const std::int64_t counted = hours ? so_far.hours_x100 : so_far.credits_x100;
      const std::int64_t left = std::max<std::int64_t>(0, *most - counted);
      if (amount <= left) return;
      amount = left;
      out_.capped = true;
      const std::string unit_zh = hours ? "学时" : "学分";
      const std::string unit_en = hours ? " h" : " credits";
      add_line("cap", rule, cap,
               cap.title + ":" + per_words(cap.per, true) + "不超过" + format_hundredths(*most) + unit_zh +
                   ",已计" + format_hundredths(counted) + ",本次计" + format_hundredths(left),
               cap.title_en + ": at most " + format_hundredths(*most) + unit_en + " " +
                   per_words(cap.per, false) + ", " + format_hundredths(counted) + " counted already, " +
                   format_hundredths(left) + " now");
    });
  }

  void who_verifies() {
    for (const RulePtr& rule : chain_) {
      for (const Verify& verify : rule->verify) {
        if (!holds(verify.when, facts_)) continue;
        out_.needs = verify.levels;
        if (verify.until_day) out_.claim_until = last_day(*rule, *verify.until_day);
        return;
      }
    }
  }

  // The first such day that is not before the last day of the achievement.
  Date last_day(const Rule& rule, std::pair<int, int> month_day) const {
    const Period year = period_of(rule, Per::year, achievement_.to);
    for (int y = year.from.year(); y <= year.from.year() + 1; ++y) {
      const Date day = Date::of(y, month_day.first, month_day.second);
      if (day >= achievement_.to) return day;
    }
    return year.to - 1;
  }

  // Parts of the chain, nearest rule first; a nearer one with the same id stands for the farther one.
  template <class P, class F>
  void each(std::vector<P> Rule::* parts, F&& f) {
    std::set<std::string> seen;
    for (const RulePtr& rule : chain_) {
      for (const P& part : (*rule).*parts) {
        if (seen.insert(part.id).second) f(*rule, part);
      }
    }
  }

  const Achievement& achievement_;
  const Counted& already_;
  Facts facts_;
  std::vector<RulePtr> chain_;
  RulePtr rule_;
  const Clause* clause_ = nullptr;
  std::vector<const Factor*> factors_;
  Conversion out_;
};

}  // namespace

Result<Conversion> convert(const Book& book, const Achievement& achievement, const Counted& already) {
  XT_CHECK_OK(check(achievement));
  return Converter(book, achievement, already).run();
}

CountedEntry counted_of(const Achievement& a, const Conversion& c) {
  return {a.to, c.rule, a.mode, a.level, a.category, a.role, a.programme_kind, c.hours_x100, c.credits_x100};
}

}  // namespace xt::rules
