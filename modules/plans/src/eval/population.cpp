#include "eval/population.h"

#include <algorithm>

#include "eval/filter_sql.h"

namespace xt::plans {
namespace {

std::string active(const std::string& alias, const std::string& day) {
  return alias + ".from_day <= " + day + " AND " + alias + ".to_day > " + day;
}

std::string inside(const std::string& column, const Region& region, Statement& st) {
  return column + " >= " + st.bind(region.key) + " AND " + column + " < " + st.bind(region.key_hi);
}

// The nodes of the tree that are entities of this kind, as a condition on orgs_pub_org o.
std::string nodes(const Entities& e, Statement& st) {
  std::string alive = " AND " + active("o", st.bind(e.day.days()));
  if (e.only) alive += " AND o.key = " + st.bind(*e.only);
  switch (e.kind) {
    case Entity::region:
      return "o.key = " + st.bind(e.region.key) + alive;
    case Entity::school:
      return "o.level = 'school' AND " + inside("o.key", e.region, st) + alive;
    case Entity::county:
      return "o.level = 'county' AND " + inside("o.key", e.region, st) + alive;
    case Entity::city:
      // 市辖区 and the like of GB/T 2260 group codes; they are no cities
      return "o.level = 'city' AND o.kind <> 'grouping' AND " + inside("o.key", e.region, st) + alive;
    case Entity::province:
      return "o.level = 'province' AND " + inside("o.key", e.region, st) + alive;
    case Entity::provider:
      return "o.level = 'institution' AND o.kind = 'provider' AND " + inside("o.key", e.region, st) + alive;
    default:
      return "1 = 0";
  }
}

// The one asked for, and those who began service in the days asked for.
std::string began(const Entities& e, const std::string& alias, Statement& st) {
  const std::string one = e.only ? " AND " + alias + ".teacher_id = " + st.bind(*e.only) : "";
  if (!e.service) return one;
  return one + " AND " + alias + ".service_day >= " + st.bind(e.service->from.days()) + " AND " + alias +
         ".service_day < " + st.bind(e.service->to.days());
}

std::string teachers_text(const Entities& e, const Filter& where, Statement& st) {
  const std::string day = st.bind(e.day.days());
  FilterSql filter(st, {"x.teacher_id", day, {e.day, e.day + 1}, "x.org_key", ""});
  const std::string condition = filter.condition(where);
  return "SELECT x.teacher_id, x.org_key, v.service_day FROM people_pub_employment x"
         " JOIN people_pub_teacher v ON v.teacher_id = x.teacher_id" +
         filter.joins() + " WHERE " + inside("x.org_key", e.region, st) + " AND " + active("x", day) +
         began(e, "v", st) + " AND " + condition + " ORDER BY x.teacher_id";
}

std::string nodes_text(const Entities& e, const Filter& where, Statement& st) {
  FilterSql filter(st, {"", st.bind(e.day.days()), {e.day, e.day + 1}, "o.key", ""});
  const std::string condition = filter.condition(where);
  return "SELECT o.key, o.key, o.key_hi FROM orgs_pub_org o" + filter.joins() + " WHERE " + nodes(e, st) +
         " AND " + condition + " ORDER BY o.key";
}

}  // namespace

bool has_table(Entity kind) {
  return kind != Entity::programme && kind != Entity::cohort;
}

bool lies_in(Entity kind, std::string_view level, bool plan_region) {
  const auto rank = [](std::string_view of) {
    return of == "nation" ? 0 : of == "province" ? 1 : of == "city" ? 2 : of == "county" ? 3 : 4;
  };
  switch (kind) {
    case Entity::region:
      return plan_region;
    case Entity::province:
      return rank(level) <= 1;
    case Entity::city:
      return rank(level) <= 2;
    case Entity::county:
      return rank(level) <= 3;
    default:
      return true;
  }
}

std::string entities_text(const Entities& e, const Filter& where, Statement& st) {
  return e.teachers() ? teachers_text(e, where, st) : nodes_text(e, where, st);
}

xt::Status load(db::Session& session, const Filter& where, Entities& e) {
  Statement st;
  const std::string text = entities_text(e, where, st);
  return st.each(session, text, [&](const db::Row& row) {
    EntityRow out{row.i64(0), row.i64(1), 0, {}};
    if (e.teachers()) {
      out.key_hi = out.key + 1;
      out.service_from = Date(static_cast<std::int32_t>(row.i64(2)));
    } else {
      out.key_hi = row.i64(2);
    }
    if (e.index.emplace(out.id, e.rows.size()).second) e.rows.push_back(out);
    return true;
  });
}

std::optional<std::size_t> Entities::find(Id id) const {
  if (!teachers()) {
    const auto at = holding(id);
    return at && rows[*at].id == id ? at : std::nullopt;
  }
  const auto found = index.find(id);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Entities::holding(std::int64_t key) const {
  const auto after = std::upper_bound(rows.begin(), rows.end(), key,
                                      [](std::int64_t k, const EntityRow& row) { return k < row.key; });
  if (after == rows.begin() || std::prev(after)->key_hi <= key) return std::nullopt;
  return static_cast<std::size_t>(std::prev(after) - rows.begin());
}

std::pair<std::int64_t, std::int64_t> Entities::keys() const {
  if (only && !teachers() && rows.size() == 1) return {rows.front().key, rows.front().key_hi};
  return {region.key, region.key_hi};
}

std::string with_entities(const Entities& e, const Period& employed, Statement& st) {
  if (!e.teachers()) return "";
  const std::string join =
      e.service || e.only ? " JOIN people_pub_teacher v ON v.teacher_id = x.teacher_id" + began(e, "v", st)
                          : "";
  return "WITH who AS (SELECT DISTINCT x.teacher_id FROM people_pub_employment x" + join + " WHERE " +
         inside("x.org_key", e.region, st) + " AND x.from_day < " + st.bind(employed.to.days()) +
         " AND x.to_day > " + st.bind(employed.from.days()) +
         "), ids AS (SELECT who.teacher_id AS old_id, who.teacher_id FROM who UNION ALL"
         " SELECT a.old_id, a.teacher_id FROM who JOIN people_pub_alias a ON a.teacher_id = who.teacher_id) ";
}

}  // namespace xt::plans
