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

std::string inside(const std::string& column, const Entities& e, Statement& st) {
  const auto [lo, hi] = e.keys();
  return column + " >= " + st.bind(lo) + " AND " + column + " < " + st.bind(hi);
}

bool mentions(const std::string& text, const char* what) {
  return text.find(what) != std::string::npos;
}

LeafSource ledger(const Entities& e, const LeafQuery& q, bool with_teacher, Statement& st) {
  LeafSource out{"ids.teacher_id", "ids.teacher_id", "e.earned_on", ""};
  if (!e.teachers()) out = {"e.org_key", "COALESCE(al.teacher_id, e.teacher_id)", "e.earned_on", ""};
  FilterSql filter(st, {out.teacher, "e.earned_on", q.range, "e.org_key", "e"});
  const std::string condition = filter.condition(q.leaf->filter);
  std::string joins = filter.joins();
  std::string from = "ids JOIN credits_pub_entry e ON e.teacher_id = ids.old_id";
  std::string mine;
  if (!e.teachers()) {
    from = "credits_pub_entry e";
    mine = inside("e.org_key", e, st) + " AND ";
    if (with_teacher || mentions(joins, "al.teacher_id") || mentions(condition, "al.teacher_id")) {
      joins = " LEFT JOIN people_pub_alias al ON al.old_id = e.teacher_id" + joins;
    }
  }
  out.text = " FROM " + from + joins + " WHERE " + mine + between("e.earned_on", q.range, st) +
             " AND e.posted_ms < " + st.bind(q.known_ms) + " AND " + condition;
  return out;
}

LeafSource heads(const Entities& e, const LeafQuery& q, Statement& st) {
  const Date d = q.range.to - 1;
  const std::string day = st.bind(d.days());
  FilterSql filter(st, {"x.teacher_id", day, {d, d + 1}, "x.org_key", ""});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string who = e.teachers() ? "who JOIN people_pub_employment x ON x.teacher_id = who.teacher_id"
                                       : "people_pub_employment x";
  const std::string mine = e.teachers() ? "" : inside("x.org_key", e, st) + " AND ";
  return {e.teachers() ? "who.teacher_id" : "x.org_key", "x.teacher_id", "",
          " FROM " + who + " JOIN people_pub_teacher v ON v.teacher_id = x.teacher_id" + filter.joins() +
              " WHERE " + mine + "x.from_day <= " + day + " AND x.to_day > " + day + " AND " + condition};
}

// A teacher's rows of a table that is not kept by teacher: all of the kind are read once, each under the
// record that speaks; those of nobody asked fall away afterwards.
struct Own {
  std::string entity;
  std::string join;
  std::string mine;
};

Own own(const Entities& e, const std::string& column, Statement& st) {
  Own out{"COALESCE(al.teacher_id, " + column + ")",
          " LEFT JOIN people_pub_alias al ON al.old_id = " + column, ""};
  out.mine = e.only ? out.entity + " = " + st.bind(*e.only) : column + " IS NOT NULL";
  return out;
}

// Items belong to the organisation of their owner (a person's: the school then), a teacher's own to the
// teacher.
LeafSource items(const Entities& e, const LeafQuery& q, Statement& st) {
  const Leaf leaf = q.leaf->leaf;
  FilterSql filter(st, {"", "i.from_day", q.range, "i.owner_key", "i"});
  const std::string condition = filter.condition(q.leaf->filter);
  Period days = q.range;
  if (leaf == Leaf::submitted && q.due < days.to - 1) days.to = q.due + 1;
  const bool stock = leaf == Leaf::items || leaf == Leaf::partners;
  const std::string when = stock ? overlaps("i", days, st) : between("i.from_day", days, st);
  const std::string rest = " AND i.kind = " + st.bind(q.leaf->subject) + " AND " + when +
                           (leaf == Leaf::partners ? " AND i.partner_key IS NOT NULL" : "") + " AND " +
                           condition;
  if (e.teachers()) {
    const Own person = own(e, "i.owner_id", st);
    return {person.entity, "", "i.from_day",
            " FROM registry_pub_item i" + person.join + filter.joins() +
                " WHERE i.owner_kind = 'person' AND " + person.mine + rest};
  }
  std::string mine = inside("i.owner_key", e, st);
  if (leaf == Leaf::partners) mine = "((" + mine + ") OR (" + inside("i.partner_key", e, st) + "))";
  if (leaf == Leaf::submitted) mine += " AND i.owner_kind = 'org'";
  return {"i.owner_key", "", "i.from_day",
          " FROM registry_pub_item i" + filter.joins() + " WHERE " + mine + rest};
}

// A row of year Y belongs to a year window inside Y, and to any other window that contains 1 July of Y.
LeafSource money(const Entities& e, const LeafQuery& q, Statement& st) {
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
  std::string mine = inside("m.org_key", e, st);
  if (e.only && q.leaf->leaf == Leaf::money) mine = "m.org_key = " + st.bind(*e.only);
  return {"m.org_key", "", "",
          " FROM funds_pub_row m" + filter.joins() + " WHERE " + mine + " AND m.account = " +
              st.bind(q.leaf->subject) + " AND m.year IN (" + years + ") AND " + condition};
}

LeafSource sessions(const Entities& e, const LeafQuery& q, Statement& st) {
  FilterSql filter(st, {"", "s.day", q.range, "s.org_key", "s"});
  const std::string condition = filter.condition(q.leaf->filter);
  const std::string rest = " AND " + between("s.day", q.range, st) + " AND " + condition;
  if (e.teachers()) {
    const Own host = own(e, "s.host_id", st);
    return {host.entity, "", "s.day",
            " FROM research_pub_session s" + host.join + filter.joins() + " WHERE " + host.mine + rest};
  }
  return {"s.org_key", "", "s.day",
          " FROM research_pub_session s" + filter.joins() + " WHERE " + inside("s.org_key", e, st) + rest};
}

}  // namespace

std::optional<LeafSource> leaf_source(const Entities& e, const LeafQuery& q, bool with_teacher,
                                      Statement& st) {
  switch (q.leaf->leaf) {
    case Leaf::hours:
    case Leaf::credits:
    case Leaf::records:
    case Leaf::trained:
      return ledger(e, q, with_teacher, st);
    case Leaf::teachers:
      return heads(e, q, st);
    case Leaf::items:
    case Leaf::new_items:
    case Leaf::submitted:
    case Leaf::partners:
      return items(e, q, st);
    case Leaf::money:
    case Leaf::subtree_money:
      if (e.teachers()) return std::nullopt;
      return money(e, q, st);
    case Leaf::sessions:
      return sessions(e, q, st);
    case Leaf::attr:
      break;
  }
  return std::nullopt;
}

}  // namespace xt::plans
