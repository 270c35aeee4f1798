#include "as_sql.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "eval/filter_words.h"

namespace xt::bench {

using namespace plans;
using columns::kEntryEpoch;
using columns::kNone;
using columns::Snapshot;

namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::string date(Date day) {
  return "DATE '" + day.iso() + "'";
}

std::string word_test(const std::string& column, const Pred& pred) {
  if (pred.op == Op::present) return column + " <> ''";
  if (pred.op == Op::ne)
    return "(" + column + " <> '' AND " + column + " <> " + quoted(pred.values[0].text) + ")";
  std::string list;
  for (const std::string& word : accepted_words(pred)) list += (list.empty() ? "" : ", ") + quoted(word);
  return column + " IN (" + list + ")";
}

std::string flag_test(const std::string& column, const Pred& pred) {
  if (pred.op == Op::present) return column;
  const bool wanted = (pred.values[0].code != 0) != (pred.op == Op::ne);
  return wanted ? column : "NOT " + column;
}

std::string number_test(const std::string& value, const Pred& pred) {
  const char* const ops[] = {"", "=", "<>", "<", "<=", ">", ">=", "="};
  std::string out;
  for (const Value& v : pred.values) {
    out += (out.empty() ? "" : " OR ") + value + " " + ops[static_cast<std::size_t>(pred.op)] + " " +
           std::to_string(v.code);
  }
  return "(" + out + ")";
}

// "" where the simulation has no such fact.
std::string test(const Pred& pred, const std::string& day) {
  switch (pred.field) {
    case Field::teacher_stage:
      return word_test("t.stage", pred);
    case Field::teacher_subject:
      return word_test("t.subject", pred);
    case Field::teacher_sex:
      return word_test("t.sex", pred);
    case Field::teacher_post:
      return word_test("t.post", pred);
    case Field::teacher_full_time:
      return flag_test("t.full_time", pred);
    case Field::teacher_age:
      return number_test("date_sub('year', t.birth, " + day + ")", pred);
    case Field::teacher_years_of_service:
      return number_test("date_sub('year', t.service, " + day + ")", pred);
    case Field::teacher_designation:
      return word_test("t.honour", pred);
    case Field::teacher_designation_level:
      return word_test("t.honour_level", pred);
    case Field::school_area:
      return word_test("s.area", pred);
    case Field::school_border_county:
      return flag_test("s.border", pred);
    case Field::entry_mode:
      return word_test("e.mode", pred);
    case Field::entry_level:
      return word_test("e.level", pred);
    case Field::entry_category:
      return word_test("e.category", pred);
    case Field::entry_programme_kind:
      return word_test("e.programme_kind", pred);
    default:
      return "";
  }
}

std::string where(const Filter& filter, const std::string& day) {
  const auto joined = [&](const char* with) {
    std::string out;
    for (const Filter& part : filter.parts) out += (out.empty() ? "" : with) + where(part, day);
    return "(" + out + ")";
  };
  switch (filter.kind) {
    case Filter::Kind::always:
      return "TRUE";
    case Filter::Kind::all:
      return joined(" AND ");
    case Filter::Kind::any:
      return joined(" OR ");
    case Filter::Kind::negation:
      return "NOT " + where(filter.parts.front(), day);
    case Filter::Kind::designation: {
      std::string out = "(" + day + " >= t.honoured_from";
      for (const Pred& one : filter.tests) out += " AND " + test(one, day);
      return out + ")";
    }
    case Filter::Kind::pred:
      break;
  }
  const std::string out = test(filter.pred, day);
  return out.empty() ? "FALSE" : out;
}

bool of_ledger(Leaf leaf) {
  return leaf == Leaf::hours || leaf == Leaf::credits || leaf == Leaf::records || leaf == Leaf::trained;
}

std::string sum_of(Leaf leaf) {
  return leaf == Leaf::hours ? "sum(e.hours)" : leaf == Leaf::credits ? "sum(e.credits)" : "count(*)";
}

constexpr const char* kEntries =
    " FROM entry e JOIN teacher t ON t.id = e.teacher JOIN school s ON s.org = e.org";

// Where it stands with each teacher, counted by county.
std::string states(const Provision& p, const EvalRequest& request, const WindowResult& w) {
  const Expr& leaf = *p.measure;
  const Date d = std::min(request.at, w.last);
  const bool own = p.window.kind == WindowKind::service_start;
  std::string days = "e.day BETWEEN " + date(w.first) + " AND " + date(d);
  if (own)
    days += " AND e.day >= t.service AND e.day < t.service + INTERVAL " + std::to_string(p.window.months) +
            " MONTH";
  std::string target =
      std::to_string(p.low.num() * (leaf.leaf == Leaf::hours || leaf.leaf == Leaf::credits ? 100 : 1)) +
      " / " + std::to_string(p.low.den());
  if (p.prorate) {
    target = "round(" + target + " * (" + date(w.last) + " - greatest(t.service, " + date(w.first) +
             ") + 1) / " + std::to_string(w.last - w.first + 1) + ")";
  }
  const std::string entered =
      own ? "t.service BETWEEN " + date(w.first) + " AND " + date(d) : "t.service <= " + date(d);
  return "SELECT s.county, count(*), count(*) FILTER (coalesce(v.x, 0) >= " + target +
         ") FROM teacher t JOIN school s" + " ON s.org = t.school LEFT JOIN (SELECT e.teacher, " +
         sum_of(leaf.leaf) + " AS x" + kEntries + " WHERE " + days +
         " AND e.posted <= " + date(request.known) + " AND " + where(leaf.filter, "e.day") +
         " GROUP BY e.teacher) v ON v.teacher = t.id WHERE " + entered + " AND " +
         where(p.populations.front().where, date(d)) + " GROUP BY s.county";
}

std::string sums(const Expr& leaf, const EvalRequest& request, const WindowResult& w) {
  const Date d = std::min(request.at, w.last);
  if (leaf.leaf == Leaf::teachers) {
    return "SELECT s.county, count(*) FROM teacher t JOIN school s ON s.org = t.school WHERE t.service <= " +
           date(d) + " AND " + where(leaf.filter, date(d)) + " GROUP BY s.county";
  }
  const std::string what = leaf.leaf == Leaf::trained ? "count(DISTINCT e.teacher)" : sum_of(leaf.leaf);
  return "SELECT s.county, " + what + kEntries + " WHERE e.day BETWEEN " + date(w.first) + " AND " + date(d) +
         " AND e.posted <= " + date(request.known) + " AND " + where(leaf.filter, "e.day") +
         " GROUP BY s.county";
}

void leaves(const Expr& expr, std::vector<const Expr*>& out) {
  if (expr.kind == ExprKind::leaf && (of_ledger(expr.leaf) || expr.leaf == Leaf::teachers))
    out.push_back(&expr);
  for (const Expr& arg : expr.args) leaves(arg, out);
}

const std::string& word(const Snapshot& s, std::uint32_t number) {
  return s.words->text(number);
}

}  // namespace

void write_rows(const Snapshot& s, const std::string& folder) {
  std::ofstream schools(folder + "/school.csv"), teachers(folder + "/teacher.csv"),
      entries(folder + "/entry.csv");
  schools << "org,county,area,border\n";
  const auto& border = s.orgs->flags.at("border_county");
  for (std::size_t i = 0; i < s.orgs->all().size(); ++i) {
    const auto& org = s.orgs->all()[i];
    if (org.level == "school") {
      schools << i << ',' << org.region_key << ',' << org.area << ',' << border.contains(org.region_key)
              << '\n';
    }
  }
  teachers << "id,school,birth,service,sex,stage,subject,post,full_time,honour,honour_level,honoured_from\n";
  entries << "teacher,day,posted,org,mode,level,category,programme_kind,hours,credits\n";
  for (const auto& chunk : s.chunks) {
    for (std::uint32_t i = 0; i < chunk->teachers(); ++i) {
      const auto honours = chunk->designation.of(i);
      teachers << chunk->id[i] << ',' << chunk->employment.of(i).front().value << ','
               << Date(chunk->birth[i]).iso() << ',' << Date(chunk->service[i]).iso() << ','
               << word(s, chunk->sex[i]) << ',' << word(s, chunk->stage[i]) << ','
               << word(s, chunk->subject[i]) << ',' << word(s, chunk->post.of(i).front().value) << ','
               << word(s, chunk->full_time.of(i).front().value) << ',';
      if (honours.empty()) {
        teachers << ",,2100-01-01\n";
      } else {
        const auto& honour = s.honours->all()[honours.front().value];
        teachers << honour.designation << ',' << honour.level << ',' << Date(honours.front().from).iso()
                 << '\n';
      }
      for (std::uint32_t e = chunk->entry_start[i]; e < chunk->entry_start[i + 1]; ++e) {
        const auto& kind = s.kinds->class_of(chunk->kind[e]);
        const auto& amount = s.amounts->all()[chunk->amount[e]];
        entries << chunk->id[i] << ',' << (kEntryEpoch + chunk->day[e]).iso() << ','
                << (kEntryEpoch + chunk->posted[e]).iso() << ',' << chunk->org_of(i, e) << ',' << kind.mode
                << ',' << kind.level << ',' << kind.category << ',' << kind.programme_kind << ','
                << amount.hours_x100 << ',' << amount.credits_x100 << '\n';
      }
    }
  }
}

std::vector<Statement> statements(const Plan& plan, const EvalRequest& request, const EvalResult& answer) {
  std::vector<Statement> out;
  std::set<std::string> seen;
  const auto add = [&](Statement one) {
    if (seen.insert(one.text).second) out.push_back(std::move(one));
  };
  for (std::size_t k = 0; k < plan.provisions.size(); ++k) {
    const Provision& p = plan.provisions[k];
    if (!p.judged()) continue;
    const bool teachers = p.populations.size() == 1 && p.populations[0].entity == Entity::teacher;
    std::vector<const Expr*> of_provision;
    leaves(*p.measure, of_provision);
    for (const WindowResult& w : answer.provisions[k].windows) {
      if (teachers && p.measure->kind == ExprKind::leaf && of_ledger(p.measure->leaf) &&
          p.comparison == Comparison::at_least) {
        const bool exact = !p.prorate && p.window.kind != WindowKind::service_start;
        add({plan.id, p.id, states(p, request, w), exact, w.counts.entities, w.counts.met});
        continue;
      }
      for (const Expr* leaf : of_provision) add({plan.id, p.id, sums(*leaf, request, w), false, 0, 0});
    }
  }
  return out;
}

void write(const std::vector<Statement>& all, double seconds, const std::string& file) {
  std::ofstream out(file);
  out << "{\"seconds\":" << seconds << ",\"statements\":[";
  for (const Statement& one : all) {
    std::string text;
    for (const char c : one.text) text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    out << (&one == &all.front() ? "" : ",\n") << "{\"plan\":\"" << one.plan << "\",\"provision\":\""
        << one.provision << "\",\"exact\":" << (one.exact ? "true" : "false")
        << ",\"entities\":" << one.entities << ",\"met\":" << one.met << ",\"sql\":\"" << text << "\"}";
  }
  out << "]}\n";
}

}  // namespace xt::bench
