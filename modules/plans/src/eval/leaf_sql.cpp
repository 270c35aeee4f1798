#include "eval/leaf_sql.h"

#include "eval/leaf_source.h"

namespace xt::plans {
namespace {

// The part of the window that a day falls in, as an expression.
std::string part_of(const std::string& day, const LeafQuery& q, Statement& st) {
  switch (q.grain) {
    case Grain::total:
      return "0";
    case Grain::day:
      return day;
    case Grain::week:  // 1970-01-05 was a Monday: day 4
      return "((" + day + " + 3) / 7 * 7 - 3)";
    case Grain::year:
      break;
  }
  std::string out = "CASE";
  for (std::size_t i = 0; i + 1 < q.years.size(); ++i) {
    out += " WHEN " + day + " < " + st.bind(q.years[i].to.days()) + " THEN " +
           std::to_string(q.years[i].from.days());
  }
  const std::string last = std::to_string(q.years.empty() ? 0 : q.years.back().from.days());
  return q.years.size() < 2 ? last : out + " ELSE " + last + " END";
}

std::string ledger_sum(const Entities& e, const LeafQuery& q, const LeafSource& source, Statement& st) {
  const Leaf leaf = q.leaf->leaf;
  const std::string column = leaf == Leaf::hours     ? "e.hours_x100"
                             : leaf == Leaf::credits ? "e.credits_x100"
                                                     : "e.records";
  const std::string part = part_of(source.day, q, st);
  const std::string total = "CAST(SUM(" + column + ") AS BIGINT)";
  const bool heads = leaf == Leaf::trained && !e.teachers();
  // The whole region is one organisation: its people are counted where they are.
  if (heads && !q.per_teacher && e.kind == Entity::region) {
    return "SELECT " + st.bind(e.region.key) + ", 0, u.part, COUNT(*) FROM (SELECT " + part + " AS part, " +
           source.teacher + " AS teacher" + source.text +
           " GROUP BY 1, 2 HAVING SUM(e.records) > 0) u GROUP BY u.part";
  }
  if (q.per_teacher || heads) {
    return "SELECT " + source.entity + ", " + source.teacher + ", " + part + ", " + total + source.text +
           " GROUP BY 1, 2, 3";
  }
  return "SELECT " + source.entity + ", 0, " + part + ", " + total + source.text + " GROUP BY 1, 3";
}

// Teachers have their pairings counted at once; an organisation's may be seen from either end.
std::string ends(const Entities& e, const LeafSource& source) {
  if (e.teachers()) {
    return "SELECT " + source.entity + ", 0, 0, COUNT(DISTINCT i.partner_key)" + source.text + " GROUP BY 1";
  }
  return "SELECT DISTINCT i.owner_key, i.partner_key, 0,"
         " CASE WHEN i.owner_kind = 'person' THEN -i.owner_id ELSE i.owner_key END" +
         source.text;
}

std::string body_of(const Entities& e, const LeafQuery& q, Statement& st) {
  const Leaf leaf = q.leaf->leaf;
  const bool by_teacher = q.per_teacher || (leaf == Leaf::trained && !e.teachers());
  const auto source = leaf_source(e, q, by_teacher, st);
  if (!source) return "";
  if (leaf == Leaf::partners) return ends(e, *source);
  if (is_ledger(leaf)) return ledger_sum(e, q, *source, st);
  const bool money = leaf == Leaf::money || leaf == Leaf::subtree_money;
  const std::string value = money ? "CAST(SUM(m.money_fen) AS BIGINT)" : "COUNT(*)";
  const std::string part = is_flow(leaf) ? part_of(source->day, q, st) : "0";
  return "SELECT " + source->entity + ", 0, " + part + ", " + value + source->text + " GROUP BY 1, 3";
}

}  // namespace

bool is_ledger(Leaf leaf) {
  return leaf == Leaf::hours || leaf == Leaf::credits || leaf == Leaf::records || leaf == Leaf::trained;
}

bool is_flow(Leaf leaf) {
  return is_ledger(leaf) || leaf == Leaf::new_items || leaf == Leaf::sessions;
}

bool is_own(Leaf leaf) {
  return leaf == Leaf::money || leaf == Leaf::submitted;
}

std::int64_t unit(Leaf leaf) {
  return leaf == Leaf::hours || leaf == Leaf::credits || leaf == Leaf::money || leaf == Leaf::subtree_money
             ? 100
             : 1;
}

std::string leaf_text(const Entities& e, const LeafQuery& q, Statement& st) {
  const std::string body = body_of(e, q, st);
  return body.empty() ? body : with_entities(e, q.employed, st) + body;
}

Result<std::vector<LeafRow>> run(db::Session& session, const Entities& e, const LeafQuery& q) {
  std::vector<LeafRow> out;
  Statement st;
  const std::string text = leaf_text(e, q, st);
  if (text.empty() || q.range.empty()) return out;
  XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
    out.push_back({row.i64(0), row.i64(1), static_cast<std::int32_t>(row.i64(2)), row.i64(3)});
    return true;
  }));
  return out;
}

}  // namespace xt::plans
