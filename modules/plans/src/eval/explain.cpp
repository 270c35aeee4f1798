#include "plans/explain.h"

#include <algorithm>
#include <set>

#include "eval/explain_rows.h"
#include "eval/expr_words.h"
#include "eval/measure.h"
#include "eval/rules/state.h"
#include "eval/sql_facts.h"
#include "lang/measure.h"

namespace xt::plans {
namespace {

struct Subject {
  Id id = 0;
  Explanation about;
};

Error unknown_entity(const std::string& entity) {
  return make_error(
      Code::not_found, "plans.unknown_entity",
      entity + " 不存在,或那天不是本条款的对象 (unknown, or no entity of the provision on that day)");
}

// A teacher by id (a merged record answers for the one that speaks), an organisation by its code.
Result<Subject> find_subject(db::Session& session, const Provision& p, const std::string& entity) {
  Subject out;
  Statement st;
  const bool of_teachers = std::any_of(p.populations.begin(), p.populations.end(),
                                       [](const Population& one) { return one.entity == Entity::teacher; });
  if (const auto id = parse_id(entity); of_teachers && id) {
    const std::string place = st.bind(*id);
    const std::string text =
        "SELECT t.teacher_id, t.name FROM people_pub_teacher t WHERE t.teacher_id = " + place +
        " OR t.teacher_id = (SELECT a.teacher_id FROM people_pub_alias a WHERE a.old_id = " + place + ")";
    XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
      out.id = row.i64(0);
      out.about.id = std::to_string(out.id);
      out.about.name = std::string(row.text(1));
      return false;
    }));
    if (out.id != 0) return out;
  }
  const std::string text =
      "SELECT o.key, o.code, o.name FROM orgs_pub_org o WHERE o.code = " + st.bind(entity) +
      " ORDER BY o.to_day DESC";
  bool found = false;
  XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
    found = true;
    out.id = row.i64(0);
    out.about.id = std::string(row.text(1));
    out.about.name = std::string(row.text(2));
    return false;
  }));
  if (!found) return unknown_entity(entity);
  return out;
}

// The measured parts of an expression, each once: leaves first, then what is made of them.
void parts_of(const Expr& expr, std::vector<const Expr*>& out) {
  const bool inner =
      expr.kind != ExprKind::prev && expr.kind != ExprKind::weeks && expr.kind != ExprKind::capped;
  if (inner) {
    for (const Expr& arg : expr.args) parts_of(arg, out);
  }
  if (expr.kind != ExprKind::number) out.push_back(&expr);
}

void leaves_of(const Expr& expr, std::vector<const Expr*>& out) {
  if (expr.kind == ExprKind::leaf) out.push_back(&expr);
  if (expr.kind == ExprKind::prev) return;  // rows of another window
  for (const Expr& arg : expr.args) leaves_of(arg, out);
}

class Explainer {
 public:
  Explainer(db::Session& session, const Plan& plan, const Provision& p, const ExplainRequest& request,
            const EvalResult& result, Id id)
      : facts_(session, {result.key_lo, result.key_hi, result.under, ""}, id),
        timeline_(rules::timeline(plan, p)),
        p_(p),
        request_(request) {}

  xt::Status run(Explanation& out);

 private:
  xt::Status arithmetic(Measure& measure, const Frame& frame, Explanation& out);
  xt::Status rows(Measure& measure, const Entities& entities, const Frame& frame, Explanation& out);
  void target_steps(Explanation& out) const;

  SqlFacts facts_;
  rules::Timeline timeline_;
  const Provision& p_;
  const ExplainRequest& request_;
  rules::Terms terms_;
  Sources sources_;
};

xt::Status Explainer::run(Explanation& out) {
  if (p_.window.kind == WindowKind::term) {
    XT_TRY(Calendar* const calendar, facts_.calendar());
    terms_ = calendar->of(facts_.region().key).terms;
  }
  const Date r = std::min(request_.at, timeline_.last);
  const auto spans = rules::windows_begun(timeline_, p_.window, r, terms_);
  if (spans.empty()) return {};
  const Date d = std::min(r, spans.back().last());
  std::optional<Period> service;
  if (p_.window.kind == WindowKind::service_start) service = Period{timeline_.first, d + 1};
  const auto population = std::find_if(p_.populations.begin(), p_.populations.end(),
                                       [&](const Population& one) { return one.entity == out.value.kind; });
  XT_TRY(const auto entities, facts_.entities(population->entity, population->where, d, service));
  if (entities->rows.size() != 1) return {};
  Measure measure({facts_, timeline_, p_, terms_, sources_, end_of_day_ms(request_.known)}, entities);
  const Frame frame{spans.back(), d, Grain::total, {}};
  XT_CHECK_OK(arithmetic(measure, frame, out));
  target_steps(out);
  return rows(measure, *entities, frame, out);
}

xt::Status Explainer::arithmetic(Measure& measure, const Frame& frame, Explanation& out) {
  std::vector<const Expr*> parts;
  parts_of(*p_.measure, parts);
  std::set<std::string> said;
  for (const Expr* part : parts) {
    const std::string words = in_words(*part, true);
    if (!said.insert(words).second) continue;
    XT_TRY(const Column column, measure.eval(*part, frame));
    out.steps.push_back({words, in_words(*part, false), column.front().value});
  }
  return {};
}

void Explainer::target_steps(Explanation& out) const {
  const EntityValue& v = out.value;
  if (p_.prorate) {
    out.steps.push_back({"时段天数", "days of the window", Rational(v.window_days)});
    out.steps.push_back({"在岗天数", "days served", Rational(v.served_days)});
  }
  if (v.low) out.steps.push_back({p_.prorate ? "折算后的目标" : "目标(不少于)", "target (at least)", v.low});
  if (v.high) out.steps.push_back({p_.prorate ? "折算后的上限" : "目标(不超过)", "target (at most)", v.high});
  const bool running = request_.at < v.last;
  if (v.low && running && p_.pace == Pace::linear) {
    const rules::Clock clock{false, v.served_days, v.elapsed_days};
    out.needed_by_now = rules::needed_by_now(*v.low, clock);
    out.steps.push_back({"已过天数", "days elapsed", Rational(v.elapsed_days)});
    out.steps.push_back({"按进度此时应有", "needed by now", out.needed_by_now});
  }
  if (v.low && v.value && *v.value < *v.low) {
    out.steps.push_back({"还差", "still missing", sub(*v.low, *v.value)});
  }
}

xt::Status Explainer::rows(Measure& measure, const Entities& entities, const Frame& frame, Explanation& out) {
  std::vector<const Expr*> leaves;
  leaves_of(*p_.measure, leaves);
  Frame whole = frame;
  if (p_.window.kind == WindowKind::service_start) whole.span = measure.span(0, frame);
  std::map<std::string, std::int64_t> totals;  // hours(F) and hours() are the same rows: the greater count
  std::set<std::pair<std::string, Id>> seen;
  for (const Expr* leaf : leaves) {
    if (leaf->leaf == Leaf::attr) continue;
    std::vector<Row> found;
    XT_TRY(const std::int64_t count,
           rows_behind(facts_.session(), entities, measure.query(*leaf, whole), found));
    for (Row& row : found) {
      std::int64_t& total = totals[row.kind + (row.id == 0 ? leaf->subject : "")];
      total = std::max(total, count);
      if (row.id != 0 && !seen.emplace(row.kind, row.id).second) continue;
      if (out.rows.size() < kMaxRows) out.rows.push_back(std::move(row));
    }
  }
  for (const auto& [kind, total] : totals) out.rows_total += total;
  out.rows_total = std::max<std::int64_t>(out.rows_total, out.rows.size());
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const Row& a, const Row& b) {
    return a.date.value_or(Date(0)) > b.date.value_or(Date(0));
  });
  return {};
}

}  // namespace

Result<Explanation> explain(db::Session& session, const Plan& plan, const ExplainRequest& request) {
  const Provision* p = plan.find(request.provision);
  if (p == nullptr) return make_error(Code::not_found, "plans.unknown_provision", request.provision);
  if (!p->judged()) return make_error(Code::invalid, "plans.not_judged", p->id);
  XT_TRY(Subject subject, find_subject(session, *p, request.entity));
  EvalRequest ask;
  ask.at = request.at;
  ask.known = request.known;
  ask.region = request.region;
  ask.provisions = {p->id};
  ask.only = subject.id;
  ask.entities = true;
  ask.windows = false;
  XT_TRY(const EvalResult result, evaluate(session, plan, ask));
  const ProvisionResult& judged = result.provisions.front();
  if (judged.values.empty()) return unknown_entity(request.entity);
  Explanation out = std::move(subject.about);
  out.value = judged.values.front();
  out.kind = code(out.value.kind);
  out.org_key = out.value.org_key;
  out.comparison = p->comparison;
  out.prorate = p->prorate;
  out.pace = p->pace;
  out.missing = judged.missing;
  XT_CHECK_OK(Explainer(session, plan, *p, request, result, subject.id).run(out));
  return out;
}

std::string_view code(Entity kind) {
  return entity_code(kind);
}

}  // namespace xt::plans
