#include "draft/measure.h"

#include <algorithm>

#include "draft/terms.h"

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;
using vocab::Kind;

class Proposer {
 public:
  Proposer(const Folded& text, const Reading& r, const Demand& d)
      : text_(text),
        r_(r),
        d_(d),
        lex_(Lexicon::get()),
        clause_(text.view(d.quote)),
        whole_(d.quantity >= 0 ? text.view(d.quote) : text.view(r.span)),
        terms_(text, r, d) {
    if (d.quantity >= 0) q_ = &r.scan.quantities[static_cast<std::size_t>(d.quantity)];
  }

  Proposal run() {
    p_.range = text_.bytes(d_.quote);
    p_.strength = r_.strength;
    p_.confidence = d_.confidence;
    p_.reasons.push_back(d_.rule);
    std::u32string title(clause_.substr(0, 40));
    std::replace(title.begin(), title.end(), U'\n', U' ');
    p_.title = utf8(title);
    if (r_.who >= 0) {
      p_.entities = lex_.who(r_.who).entities;
      p_.where = lex_.who(r_.who).where;
      p_.reasons.push_back("subject:" + utf8(text_.view(r_.who_span)) + (r_.who_own ? "" : " (inherited)"));
    }
    if (q_ != nullptr && d_.quote.size() + 2 < r_.span.size()) own_subject();
    if (d_.levelled) entity(d_.level);
    window();
    if (q_ != nullptr) {
      number();
    } else {
      presence();
    }
    settle();
    return std::move(p_);
  }

 private:
  bool says(View word) const { return whole_.find(word) != View::npos; }
  bool says_any(std::initializer_list<View> words) const {
    return std::any_of(words.begin(), words.end(), [&](View w) { return says(w); });
  }
  bool is(Entity e) const { return p_.entities.size() == 1 && p_.entities.front() == e; }
  bool organisation() const {
    return !p_.entities.empty() && std::all_of(p_.entities.begin(), p_.entities.end(), [](Entity e) {
      return e == Entity::school || e == Entity::county || e == Entity::city || e == Entity::province;
    });
  }
  void entity(Entity e, std::string where = {}) {
    p_.entities = {e};
    p_.where = std::move(where);
  }

  // Of a clause with several numbers each may have a subject of its own: 各市县不低于…、各学校不低于….
  void own_subject() {
    for (const Token& t : r_.scan.tokens) {
      if (t.word == nullptr || t.word->who < 0 || t.span.begin < d_.quote.begin ||
          t.span.begin >= q_->span.begin)
        continue;
      if (t.span.begin > d_.quote.begin + 3) return;
      p_.entities = lex_.who(t.word->who).entities;
      p_.where = lex_.who(t.word->who).where;
      return;
    }
  }

  void window() {
    switch (r_.cadence) {
      case Cadence::year:
      case Cadence::half_year:
      case Cadence::quarter:
        p_.window.kind = WindowKind::year;
        break;
      case Cadence::term:
      case Cadence::fortnight:
        p_.window.kind = WindowKind::term;
        break;
      case Cadence::week:
        p_.window.kind = WindowKind::term;
        break;
      case Cadence::month:
        p_.window.kind = WindowKind::month;
        break;
      case Cadence::novice:
        p_.window = {WindowKind::service_start, 12};
        break;
      default:
        break;
    }
  }

  std::string test(Kind kind, std::string_view field) const { return terms_.test(kind, field); }

  // Filter of ledger entries from the words of the clause.
  std::string entries(bool level) const {
    const bool named = says_any({U"市级", U"省级", U"国家级", U"县级", U"校级", U"自治区级", U"区级"});
    return terms_.entries(level && named);
  }

  void comparison() {
    p_.stated = true;
    p_.unit = q_->unit;
    p_.unit_text = utf8(q_->unit_text);
    p_.low = q_->low;
    p_.high = q_->low;
    p_.comparison = q_->sign == Comparison::at_most ? Comparison::at_most : Comparison::at_least;
    if (r_.forbid && q_->sign == Comparison::none) p_.comparison = Comparison::at_most;
    if (q_->high && q_->unit == DraftUnit::share) {
      p_.comparison = Comparison::between;
      p_.high = *q_->high;
    }
    if (q_->about && p_.strength == Strength::must) p_.strength = Strength::should;
    if (!q_->sign_text.empty()) p_.reasons.push_back("comparator:" + utf8(q_->sign_text));
    p_.reasons.push_back("unit:" + p_.unit_text);
  }

  void number() {
    comparison();
    switch (q_->unit) {
      case DraftUnit::hours:
        return ledger("hours");
      case DraftUnit::credits:
        return ledger("credits");
      case DraftUnit::records:
        if (!organisation()) entity(Entity::region);
        p_.measure = "records(" + entries(true) + ")";
        return;
      case DraftUnit::people:
        return people();
      case DraftUnit::things:
      case DraftUnit::times:
        return things();
      case DraftUnit::money:
        if (!organisation()) entity(Entity::region);
        if (!terms_.has(Kind::account) && !says_any({U"培训", U"经费", U"资金"})) return;
        p_.measure = "money('" + std::string(account(Kind::account, "training")) + "')";
        if (p_.window.kind == WindowKind::plan && says(U"年")) p_.window.kind = WindowKind::year;
        return;
      case DraftUnit::share:
        return share();
      case DraftUnit::days:
        entity(Entity::programme,
               terms_.has(Kind::programme_kind) ? test(Kind::programme_kind, "programme_kind") : "");
        p_.measure = "attr('days')";
        p_.window.kind = WindowKind::year;
        return;
      default:
        return;
    }
  }

  std::string_view account(Kind kind, std::string_view otherwise) const {
    return terms_.last(kind, otherwise);
  }

  void ledger(std::string_view leaf) {
    if (is(Entity::programme) || is(Entity::provider) || r_.in_table) {
      entity(Entity::programme, r_.in_table ? test(Kind::programme_kind, "programme_kind") : p_.where);
      p_.measure = "attr('hours')";
      p_.window.kind = WindowKind::year;
      return;
    }
    if (!is(Entity::teacher)) entity(Entity::teacher, "full_time");
    p_.measure = std::string(leaf) + "(" + entries(true) + ")";
    p_.prorate = p_.where == "full_time" && p_.window.kind == WindowKind::plan;
  }

  // 骨干教师100名: the people who are named are those who are counted.
  std::string who_counted() const {
    const bool counted = r_.who_own && is(Entity::teacher) && p_.where != "full_time";
    return counted ? p_.where : std::string();
  }

  std::string designation_level() const {
    static constexpr std::pair<View, std::string_view> kLevels[] = {
        {U"国家级", "nation"}, {U"自治区级", "province"}, {U"省级", "province"}, {U"市级", "city"},
        {U"县级", "county"},   {U"区级", "county"},       {U"校级", "school"}};
    for (const auto& [word, key] : kLevels) {
      if (clause_.find(word) != View::npos) return "designation_level = '" + std::string(key) + "'";
    }
    return {};
  }

  void people() {
    const bool trains =
        r_.in_table || says_any({U"培训", U"轮训", U"研修", U"跟岗", U"进修", U"参加", U"学习"});
    const bool school = organisation() && r_.binds;
    std::string filter = who_counted();
    if (!school) entity(Entity::region);
    const auto add = [&](const std::string& part) {
      if (!part.empty()) filter += (filter.empty() ? "" : " and ") + part;
    };
    if (filter.empty()) {
      add(test(Kind::designation, "designation"));
      add(test(Kind::post, "post"));
    }
    if (filter.find("designation =") != std::string::npos) add(designation_level());
    if (school && !trains) add(test(Kind::subject, "subject"));
    if (trains && !school) {
      add(entries(true));
      p_.measure = "trained(" + filter + ")";
      return;
    }
    if (filter.empty()) return;
    p_.measure = "teachers(" + filter + ")";
  }

  void things() {
    if (says(U"学分") && terms_.item == nullptr) {
      p_.unit = DraftUnit::credits;
      return ledger("credits");
    }
    if (const std::string form = test(Kind::session_form, "form"); is(Entity::school) && !form.empty()) {
      p_.measure = "sessions(" + form + ")";
      weekly();
      return;
    }
    const bool personal =
        is(Entity::teacher) && r_.binds && (r_.said || r_.cadence != Cadence::none) && !r_.has(Cat::create);
    const bool collective = organisation() && (r_.binds || d_.levelled);
    if (!personal && !collective) entity(Entity::region);
    if (terms_.item != nullptr) p_.measure = items();
  }

  // 每周至少一次: every teaching week of the term has one.
  void weekly() {
    if (r_.cadence != Cadence::week) return;
    p_.measure = "weeks(" + p_.measure + " >= 1) / weeks()";
    p_.low = Rational(1);
    p_.unit = DraftUnit::share;
  }

  std::string items() const {
    const bool flow = r_.cadence != Cadence::none && r_.cadence != Cadence::plan;
    return terms_.items(flow);
  }

  void share() {
    if (says(U"公用经费")) {
      if (!organisation()) entity(Entity::school);
      return money_share("training", "public_funds");
    }
    if (says(U"校长工资总额")) return money_share("principal_training", "principal_payroll");
    if (says(U"工资总额")) {
      if (!organisation()) p_.entities = {Entity::city, Entity::county};
      return money_share("training", "payroll");
    }
    if (says_any({U"总学时", U"学时的"})) {
      if (!is(Entity::teacher)) entity(Entity::teacher, "full_time");
      p_.measure = "hours(" + entries(false) + ") / hours()";
      return;
    }
    if (says_any({U"参训率", U"培训率", U"全员培训"})) {
      if (!organisation()) entity(Entity::region);
      p_.measure = "trained(full_time) / teachers(full_time)";
      return;
    }
    std::string honour = test(Kind::designation, "designation");
    if (honour.empty() && who_counted().find("designation") == 0) honour = who_counted();
    if (!honour.empty() && !designation_level().empty()) honour += " and " + designation_level();
    if (!honour.empty() && says_any({U"教师总数", U"专任教师", U"占"})) {
      if (!organisation()) entity(Entity::region);
      p_.measure = "teachers(full_time and " + honour + ") / teachers(full_time)";
      return;
    }
    if (!r_.binds && !d_.levelled) entity(Entity::region);
  }

  void money_share(std::string_view above, std::string_view below) {
    if (p_.entities.empty() || is(Entity::teacher)) entity(Entity::region);
    p_.measure = "money('" + std::string(above) + "') / money('" + std::string(below) + "')";
    p_.window.kind = WindowKind::year;
  }

  void presence() {
    p_.comparison = Comparison::at_least;
    p_.low = p_.high = Rational(1);
    if (p_.strength == Strength::may) return;
    if (!organisation() && !is(Entity::programme) && !is(Entity::provider) && !is(Entity::teacher))
      entity(Entity::region);
    if (r_.deadline && terms_.item != nullptr && says_any({U"报", U"提交", U"上交", U"备案"})) {
      if (is(Entity::teacher)) entity(Entity::region);
      p_.measure = "submitted('" + std::string(terms_.item->key) + "')";
      p_.due = r_.deadline->due();
      if (r_.deadline->monthly) p_.window.kind = WindowKind::month;
      if (r_.deadline->year == 0 && !r_.deadline->monthly) p_.window.kind = WindowKind::year;
      return;
    }
    if (r_.forbid) return;
    const std::string form = test(Kind::session_form, "form");
    if (is(Entity::school) && !form.empty() && terms_.item == nullptr) {
      p_.measure = "sessions(" + form + ")";
      return;
    }
    if (terms_.way != nullptr && terms_.item == nullptr) {
      p_.measure = "items('evaluation', category = '" + std::string(terms_.way->key) + "')";
      return;
    }
    if (terms_.item != nullptr) {
      p_.measure = items();
      return;
    }
    if (says_any({U"培训", U"研修", U"学习", U"教育"}) && !r_.has(Cat::rule))
      p_.measure = "records(" + entries(true) + ")";
  }

  // What every proposal has: an entity, a measure or what is needed, a target only beside a measure.
  void settle() {
    if (p_.entities.empty()) p_.entities = {Entity::region};
    if (p_.measure.empty() && p_.strength != Strength::may) {
      p_.needs.push_back(utf8(clause_.substr(0, 24)) + "的记录");
      p_.confidence = std::min(p_.confidence, 60);
    }
  }

  const Folded& text_;
  const Reading& r_;
  const Demand& d_;
  const Lexicon& lex_;
  View clause_, whole_;
  const Quantity* q_ = nullptr;
  Terms terms_;
  Proposal p_;
};

}  // namespace

Proposal propose(const Folded& text, const Reading& reading, const Demand& demand) {
  return Proposer(text, reading, demand).run();
}

}  // namespace xt::plans::drafting
