#include "orgs/terms.h"

#include "orgs_queries.gen.h"

namespace xt::orgs {
namespace {

Period period_of(const db::Row& row, std::size_t column) {
  return {Date(static_cast<std::int32_t>(row.i64(column))),
          Date(static_cast<std::int32_t>(row.i64(column + 1)))};
}

Error wrong(const char* reason, const char* column, const char* detail) {
  Error error = make_error(Code::invalid, reason);
  error.fields.push_back({column, reason, detail});
  return error;
}

std::string days_of(Period period) {
  return std::to_string(period.from.days()) + "|" + std::to_string(period.to.days());
}

}  // namespace

Result<Put> put_term(db::Session& session, Key region, const Term& term, xt::Change* change) {
  const Period year{Date::of(term.school_year, 8, 1), Date::of(term.school_year + 1, 9, 1)};
  if (term.term != 1 && term.term != 2)
    return wrong("orgs.term_number", "学期", "学期应为 1(秋季)或 2(春季)。");
  if (term.period.empty() || term.period.from < year.from || year.to < term.period.to)
    return wrong("orgs.term_outside_year", "开始日期",
                 "学期应在本学年 8 月 1 日至次年 8 月 31 日之间,且开始不晚于结束。");
  XT_TRY(const auto rows,
         session.all(sql::terms_of_year, {{"key", region}, {"school_year", std::int64_t{term.school_year}}}));
  Put what = Put::created;
  std::string before;
  for (const auto& row : rows) {
    const Period other = period_of(row, 1);
    if (row.i64(0) == term.term) {
      if (other == term.period) return Put::unchanged;
      what = Put::changed;
      before = days_of(other);
    } else if (other.overlaps(term.period)) {
      return wrong("orgs.term_overlap", "开始日期", "两个学期的日期重叠,请核对。");
    }
  }
  if (change != nullptr) {
    *change = {
        std::to_string(region) + "|" + std::to_string(term.school_year) + "|" + std::to_string(term.term),
        before, days_of(term.period)};
  }
  XT_CHECK_OK(session.exec(sql::put_term, {{"key", region},
                                           {"school_year", std::int64_t{term.school_year}},
                                           {"term", std::int64_t{term.term}},
                                           {"from_day", std::int64_t{term.period.from.days()}},
                                           {"to_day", std::int64_t{term.period.to.days()}}}));
  return what;
}

Result<std::vector<Term>> terms_for(db::Session& session, Key key, Period window) {
  std::vector<Key> above = ancestors(key);
  above.resize(5, key);  // nation, province, city, county, itself: repeated where there are fewer
  std::vector<CalendarRow> rows;
  // A term may begin in August, before its school year does.
  const std::int64_t last = school_year_of(window.to) + 1;
  XT_CHECK_OK(session.each(
      sql::calendar,
      {{"first", std::int64_t{school_year_of(window.from)}},
       {"last", last},
       {"nation", above[0]},
       {"province", above[1]},
       {"city", above[2]},
       {"county", above[3]},
       {"self", above[4]}},
      [&](const db::Row& row) {
        rows.push_back(
            {row.i64(0), {static_cast<int>(row.i64(1)), static_cast<int>(row.i64(2)), period_of(row, 3)}});
        return true;
      }));
  std::vector<Term> out = nearest(key, rows);
  std::erase_if(out, [&](const Term& term) { return !term.period.overlaps(window); });
  return out;
}

}  // namespace xt::orgs
