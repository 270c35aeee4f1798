#include "eval/leaf_source.h"

#include "eval/filter_sql.h"

namespace xt::plans {
namespace {

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

std::string entity_of(const Entities& e) {
  return e.teachers() ? "ids.teacher_id" : "ent.key";
}

bool mentions(const std::string& text, const char* what) {
  return text.find(what) != std::string::npos;
}

LeafSource ledger(const Entities& e, const LeafQuery& q, bool with_teacher, Statement& st) {
  LeafSource out{entity_of(e), "ids.teacher_id", "e.earned_on", "", ""};
  if (!e.teachers()) out.teacher = "COALESCE(al.teacher_id, e.teacher_id)";
  FilterSql filter(st, {out.teacher, "e.earned_on", q.range, "e.org_key", "e"});
  const std::string condition = filter.condition(q.leaf->filter);
  std::string joins = filter.joins();
  std::string from = "ids JOIN credits_pub_entry e ON e.teacher_id = ids.old_id";
  if (!e.teachers()) {
    from = "ent JOIN credits_pub_entry e ON " + in_subtree("e.org_key");
    if (with_teacher || mentions(joins, "al.teacher_id") || mentions(condition, "al.teacher_id")) {
      joins = " LEFT JOIN people_pub_alias al ON al.old_id = e.teacher_id" + joins;
    }
  }
  out.text = " FROM " + from + joins + " WHERE " + between("e.earned_on", q.range, st) +
             " AND e.posted_ms < " + st.bind(q.known_ms) + " AND " + condition;
  return out;
}

LeafSource heads(const Entities& e, const LeafQuery& q, Statement& st) {
  const Date d = q.range.to - 1;
  const std::string day = st.bind(d.days());
  FilterSql filter(st, {"x.teacher_id", day, {d, d + 1}, "x.org_key", ""});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string on = e.teachers() ? "who JOIN people_pub_employment x ON x.teacher_id = who.teacher_id"
                                      : "ent JOIN people_pub_employment x ON " + in_subtree("x.org_key");
  return {e.teachers() ? "who.teacher_id" : "ent.key", "x.teacher_id", "", "",
          " FROM " + on + " JOIN people_pub_teacher v ON v.teacher_id = x.teacher_id" + filter.joins() +
              " WHERE x.from_day <= " + day + " AND x.to_day > " + day + " AND " + condition};
}

// The rows of a registry leaf that belong to an entity.
std::string owned(const Entities& e, bool itself) {
  if (e.teachers())
    return "ids JOIN registry_pub_item i ON i.owner_kind = 'person' AND i.owner_id = ids.old_id";
  if (itself) return "ent JOIN registry_pub_item i ON i.owner_kind = 'org' AND i.owner_key = ent.key";
  return "ent JOIN registry_pub_item i ON " + in_subtree("i.owner_key");
}

LeafSource items(const Entities& e, const LeafQuery& q, Statement& st) {
  const Leaf leaf = q.leaf->leaf;
  FilterSql filter(st, {"", "i.from_day", q.range, "i.owner_key", "i"});
  const std::string condition = filter.condition(q.leaf->filter);
  Period days = q.range;
  if (leaf == Leaf::submitted && q.due < days.to - 1) days.to = q.due + 1;
  const std::string when = leaf == Leaf::items ? overlaps("i", days, st) : between("i.from_day", days, st);
  return {entity_of(e), "", "i.from_day", "",
          " FROM " + owned(e, leaf == Leaf::submitted) + filter.joins() +
              " WHERE i.kind = " + st.bind(q.leaf->subject) + " AND " + when + " AND " + condition};
}

// From an entity's pairing the other end is the partner where the owner lies in the entity, else the owner. A
// person who owns a pairing is an end of its own: negative, so that it meets no organisation's key.
std::vector<LeafSource> partners(const Entities& e, const LeafQuery& q, Statement& st) {
  FilterSql filter(st, {"", "i.from_day", q.range, "i.owner_key", "i"});
  const std::string condition = " AND " + filter.condition(q.leaf->filter);
  const std::string where = " WHERE i.kind = " + st.bind(q.leaf->subject) + " AND " +
                            overlaps("i", q.range, st) + " AND i.partner_key IS NOT NULL" + condition;
  std::vector<LeafSource> out;
  out.push_back({entity_of(e), "", "", "i.partner_key", " FROM " + owned(e, false) + filter.joins() + where});
  if (e.teachers()) return out;
  out.push_back({"ent.key", "", "", "CASE WHEN i.owner_kind = 'person' THEN -i.owner_id ELSE i.owner_key END",
                 " FROM ent JOIN registry_pub_item i ON " + in_subtree("i.partner_key") + filter.joins() +
                     where + " AND NOT (" + in_subtree("i.owner_key") + ")"});
  return out;
}

// A row of year Y belongs to a year window inside Y, and to any other window that contains 1 July of Y.
LeafSource money(const LeafQuery& q, Statement& st) {
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
  return {"ent.key", "", "", "",
          " FROM ent JOIN funds_pub_row m ON " + on + filter.joins() + " WHERE m.account = " +
              st.bind(q.leaf->subject) + " AND m.year IN (" + years + ") AND " + condition};
}

LeafSource sessions(const Entities& e, const LeafQuery& q, Statement& st) {
  FilterSql filter(st, {"", "s.day", q.range, "s.org_key", "s"});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string on = e.teachers() ? "ids JOIN research_pub_session s ON s.host_id = ids.old_id"
                                      : "ent JOIN research_pub_session s ON " + in_subtree("s.org_key");
  return {entity_of(e), "", "s.day", "",
          " FROM " + on + filter.joins() + " WHERE " + between("s.day", q.range, st) + " AND " + condition};
}

}  // namespace

std::vector<LeafSource> leaf_sources(const Entities& e, const LeafQuery& q, bool with_teacher,
                                     Statement& st) {
  switch (q.leaf->leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
      return {ledger(e, q, with_teacher, st)};
    case Leaf::teachers:
      return {heads(e, q, st)};
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::submitted:
      return {items(e, q, st)};
    case Leaf::partners:
      return partners(e, q, st);
    case Leaf::money:
    case Leaf::subtree_money:
      if (e.teachers()) return {};
      return {money(q, st)};
    case Leaf::sessions:
      return {sessions(e, q, st)};
    case Leaf::attr:
      break;
  }
  return {};
}

}  // namespace xt::plans
