#include "eval/sql_facts.h"

namespace xt::plans {

Result<std::shared_ptr<const Entities>> SqlFacts::entities(Entity kind, const Filter& where, Date day,
                                                           const std::optional<Period>& service) {
  auto made = std::make_shared<Entities>();
  made->kind = kind;
  made->region = region();
  made->day = day;
  made->service = service;
  made->only = only();
  Statement st;
  const std::string key = st.key(entities_text(*made, where, st));
  if (const auto found = entities_.find(key); found != entities_.end()) return found->second;
  XT_CHECK_OK(load(session_, where, *made));
  std::shared_ptr<const Entities> out = std::move(made);
  entities_.emplace(key, out);
  return out;
}

Result<std::shared_ptr<const std::vector<LeafRow>>> SqlFacts::leaf(const Entities& entities,
                                                                   const LeafQuery& query) {
  if (entities.rows.empty()) return std::make_shared<const std::vector<LeafRow>>();
  Statement st;
  const std::string key = st.key(leaf_text(entities, query, st));
  if (const auto found = leaves_.find(key); found != leaves_.end()) return found->second;
  XT_TRY(auto rows, run(session_, entities, query));
  auto out = std::make_shared<const std::vector<LeafRow>>(std::move(rows));
  leaves_.emplace(key, out);
  return out;
}

Result<const Coverage*> SqlFacts::coverage(const std::vector<std::string>& sources, const std::string& kind) {
  const std::string key = sources.front() + ":" + kind;
  auto found = coverage_.find(key);
  if (found == coverage_.end()) {
    XT_TRY(Coverage rows, Coverage::read(session_, sources, kind, region()));
    found = coverage_.emplace(key, std::move(rows)).first;
  }
  return &found->second;
}

Result<Calendar*> SqlFacts::calendar() {
  if (!calendar_) {
    XT_TRY(Calendar rows, Calendar::read(session_, region()));
    calendar_ = std::move(rows);
  }
  return &*calendar_;
}

Result<std::shared_ptr<const SqlFacts::Periods>> SqlFacts::employments(const Entities& teachers) {
  Statement st;
  const std::string text = with_entities(teachers, {teachers.day, teachers.day + 1}, st) +
                           "SELECT x.teacher_id, x.from_day, x.to_day FROM who JOIN people_pub_employment x"
                           " ON x.teacher_id = who.teacher_id";
  const std::string key = st.key(text);
  if (const auto found = employments_.find(key); found != employments_.end()) return found->second;
  auto periods = std::make_shared<Periods>();
  XT_CHECK_OK(st.each(session_, text, [&](const db::Row& row) {
    (*periods)[row.i64(0)].push_back(
        {Date(static_cast<std::int32_t>(row.i64(1))), Date(static_cast<std::int32_t>(row.i64(2)))});
    return true;
  }));
  std::shared_ptr<const Periods> out = std::move(periods);
  employments_.emplace(key, out);
  return out;
}

}  // namespace xt::plans
