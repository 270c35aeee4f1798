#include "eval/leaf_sql.h"

#include "eval/filter_sql.h"

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

std::string between(const std::string& day, const Period& range, Statement& st) {
  return day + " >= " + st.bind(range.from.days()) + " AND " + day + " < " + st.bind(range.to.days());
}

std::string overlaps(const std::string& row, const Period& range, Statement& st) {
  return row + ".from_day < " + st.bind(range.to.days()) + " AND " + row + ".to_day > " +
         st.bind(range.from.days());
}

std::string in_subtree(const std::string& column) {
  return column + " >= ent.key AND " + column + " < ent.key_hi";
}

std::string ledger_text(const Entities& e, const LeafQuery& q, Statement& st) {
  const Leaf leaf = q.leaf->leaf;
  const std::string sum = leaf == Leaf::hours     ? "e.hours_x100"
                          : leaf == Leaf::credits ? "e.credits_x100"
                                                  : "e.records";
  const bool heads = leaf == Leaf::trained && !e.teachers() && !q.per_teacher;
  const std::string teacher = e.teachers() ? "ids.teacher_id" : "COALESCE(al.teacher_id, e.teacher_id)";
  FilterSql filter(st, {teacher, "e.earned_on", q.range, "e.org_key", "e"});
  const std::string condition = filter.condition(q.leaf->filter);
  std::string joins = filter.joins();
  const bool by_teacher = heads || q.per_teacher;
  std::string from = "ids JOIN credits_pub_entry e ON e.teacher_id = ids.old_id";
  if (!e.teachers()) {
    from = "ent JOIN credits_pub_entry e ON " + in_subtree("e.org_key");
    if (by_teacher || joins.find("al.teacher_id") != std::string::npos ||
        condition.find("al.teacher_id") != std::string::npos) {
      joins = " LEFT JOIN people_pub_alias al ON al.old_id = e.teacher_id" + joins;
    }
  }
  const std::string where = " WHERE " + between("e.earned_on", q.range, st) + " AND e.posted_ms < " +
                            st.bind(q.known_ms) + " AND " + condition;
  const std::string entity = e.teachers() ? "ids.teacher_id" : "ent.key";
  const std::string part = part_of("e.earned_on", q, st);
  const std::string total = "CAST(SUM(" + sum + ") AS BIGINT)";
  const std::string body = " FROM " + from + joins + where;
  if (!by_teacher) {
    return "SELECT " + entity + ", 0, " + part + ", " + total + body + " GROUP BY 1, 3";
  }
  if (q.per_teacher) {
    return "SELECT " + entity + ", " + teacher + ", " + part + ", " + total + body + " GROUP BY 1, 2, 3";
  }
  return "SELECT u.k, 0, u.part, COUNT(*) FROM (SELECT " + entity + " AS k, " + part + " AS part, " +
         teacher + " AS teacher" + body +
         " GROUP BY 1, 2, 3 HAVING SUM(e.records) > 0) u GROUP BY u.k, u.part";
}

std::string heads_text(const Entities& e, const LeafQuery& q, Statement& st) {
  const Date d = q.range.to - 1;
  const std::string day = st.bind(d.days());
  FilterSql filter(st, {"x.teacher_id", day, {d, d + 1}, "x.org_key", ""});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string entity = e.teachers() ? "who.teacher_id" : "ent.key";
  const std::string on = e.teachers() ? "who JOIN people_pub_employment x ON x.teacher_id = who.teacher_id"
                                      : "ent JOIN people_pub_employment x ON " + in_subtree("x.org_key");
  return "SELECT " + entity + ", 0, 0, COUNT(*) FROM " + on +
         " JOIN people_pub_teacher v ON v.teacher_id = x.teacher_id" + filter.joins() +
         " WHERE x.from_day <= " + day + " AND x.to_day > " + day + " AND " + condition + " GROUP BY 1";
}

// The rows of a registry leaf that belong to an entity.
std::string owned(const Entities& e, bool itself) {
  if (e.teachers())
    return "ids JOIN registry_pub_item i ON i.owner_kind = 'person' AND i.owner_id = ids.old_id";
  if (itself) return "ent JOIN registry_pub_item i ON i.owner_kind = 'org' AND i.owner_key = ent.key";
  return "ent JOIN registry_pub_item i ON " + in_subtree("i.owner_key");
}

std::string items_text(const Entities& e, const LeafQuery& q, Statement& st) {
  const Leaf leaf = q.leaf->leaf;
  FilterSql filter(st, {"", "i.from_day", q.range, "i.owner_key", "i"});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string entity = e.teachers() ? "ids.teacher_id" : "ent.key";
  Period days = q.range;
  if (leaf == Leaf::submitted && q.due < days.to - 1) days.to = q.due + 1;
  const std::string when = leaf == Leaf::items ? overlaps("i", days, st) : between("i.from_day", days, st);
  const std::string part = leaf == Leaf::new_items ? part_of("i.from_day", q, st) : "0";
  return "SELECT " + entity + ", 0, " + part + ", COUNT(*) FROM " + owned(e, leaf == Leaf::submitted) +
         filter.joins() + " WHERE i.kind = " + st.bind(q.leaf->subject) + " AND " + when + " AND " +
         condition + " GROUP BY 1, 3";
}

// From an entity's pairing the other end is the partner where the owner lies in the entity, else the owner. A
// person who owns a pairing is an end of its own: negative, so that it meets no organisation's key.
std::string partners_text(const Entities& e, const LeafQuery& q, Statement& st) {
  FilterSql filter(st, {"", "i.from_day", q.range, "i.owner_key", "i"});
  const std::string condition = " AND " + filter.condition(q.leaf->filter);
  const std::string where = " WHERE i.kind = " + st.bind(q.leaf->subject) + " AND " +
                            overlaps("i", q.range, st) + " AND i.partner_key IS NOT NULL" + condition;
  const std::string entity = e.teachers() ? "ids.teacher_id" : "ent.key";
  std::string ends =
      "SELECT " + entity + " AS k, i.partner_key AS other FROM " + owned(e, false) + filter.joins() + where;
  if (!e.teachers()) {
    ends +=
        " UNION ALL SELECT ent.key, CASE WHEN i.owner_kind = 'person' THEN -i.owner_id ELSE i.owner_key END "
        "FROM "
        "ent JOIN registry_pub_item i ON " +
        in_subtree("i.partner_key") + filter.joins() + where + " AND NOT (" + in_subtree("i.owner_key") + ")";
  }
  return "SELECT u.k, 0, 0, COUNT(DISTINCT u.other) FROM (" + ends + ") u GROUP BY u.k";
}

// A row of year Y belongs to a year window inside Y, and to any other window that contains 1 July of Y.
std::string money_text(const LeafQuery& q, Statement& st) {
  FilterSql filter(st,
                   {"", st.bind(q.range.from.days()), {q.range.from, q.range.from + 1}, "m.org_key", "m"});
  const std::string condition = filter.condition(q.leaf->filter);
  std::string years;
  const int first = q.whole.from.year();
  const int last = (q.whole.to - 1).year();
  for (int year = first; year <= last; ++year) {
    const bool inside_year = q.year_window && first == last;
    if (inside_year || q.whole.contains(Date::of(year, 7, 1)))
      years += (years.empty() ? "" : ", ") + st.bind(year);
  }
  if (years.empty()) years = "-1";
  const std::string on = q.leaf->leaf == Leaf::money ? "m.org_key = ent.key" : in_subtree("m.org_key");
  return "SELECT ent.key, 0, 0, CAST(SUM(m.money_fen) AS BIGINT) FROM ent JOIN funds_pub_row m ON " + on +
         filter.joins() + " WHERE m.account = " + st.bind(q.leaf->subject) + " AND m.year IN (" + years +
         ") AND " + condition + " GROUP BY 1";
}

std::string sessions_text(const Entities& e, const LeafQuery& q, Statement& st) {
  FilterSql filter(st, {"", "s.day", q.range, "s.org_key", "s"});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string entity = e.teachers() ? "ids.teacher_id" : "ent.key";
  const std::string on = e.teachers() ? "ids JOIN research_pub_session s ON s.host_id = ids.old_id"
                                      : "ent JOIN research_pub_session s ON " + in_subtree("s.org_key");
  return "SELECT " + entity + ", 0, " + part_of("s.day", q, st) + ", COUNT(*) FROM " + on + filter.joins() +
         " WHERE " + between("s.day", q.range, st) + " AND " + condition + " GROUP BY 1, 3";
}

std::string body_of(const Entities& e, const LeafQuery& q, Statement& st) {
  switch (q.leaf->leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
      return ledger_text(e, q, st);
    case Leaf::teachers:
      return heads_text(e, q, st);
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::submitted:
      return items_text(e, q, st);
    case Leaf::partners:
      return partners_text(e, q, st);
    case Leaf::money:
    case Leaf::subtree_money:
      return e.teachers() ? "" : money_text(q, st);
    case Leaf::sessions:
      return sessions_text(e, q, st);
    case Leaf::attr:
      break;
  }
  return "";
}

}  // namespace

bool is_ledger(Leaf leaf) {
  return leaf == Leaf::hours || leaf == Leaf::credits || leaf == Leaf::records || leaf == Leaf::trained;
}

bool is_flow(Leaf leaf) {
  return is_ledger(leaf) || leaf == Leaf::new_items || leaf == Leaf::sessions;
}

std::int64_t unit(Leaf leaf) {
  return leaf == Leaf::hours || leaf == Leaf::credits || leaf == Leaf::money || leaf == Leaf::subtree_money
             ? 100
             : 1;
}

std::string leaf_text(const Entities& e, const LeafQuery& q, Statement& st) {
  const std::string body = body_of(e, q, st);
  return body.empty() ? body : with_entities(e, st) + body;
}

Result<std::vector<LeafRow>> run(db::Session& session, const Entities& e, const LeafQuery& q) {
  std::vector<LeafRow> out;
  Statement st;
  const std::string text = leaf_text(e, q, st);
  if (text.empty() || e.rows.empty() || q.range.empty()) return out;
  XT_CHECK_OK(st.each(session, text, [&](const db::Row& row) {
    out.push_back({row.i64(0), row.i64(1), static_cast<std::int32_t>(row.i64(2)), row.i64(3)});
    return true;
  }));
  return out;
}

}  // namespace xt::plans
