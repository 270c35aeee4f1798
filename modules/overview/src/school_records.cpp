// GET /api/schools/{code}/funds and …/sessions: what a school spent and how it studies.
#include <algorithm>
#include <map>

#include "http/json.h"
#include "http/params.h"
#include "orgs/terms.h"

#include "demands.h"
#include "handlers.h"
#include "overview_queries.gen.h"
#include "place.h"

namespace xt::overview {
namespace {

constexpr int kWeeks = 26;

Date day_of(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

std::optional<Rational> yuan(std::int64_t fen) {
  return Rational::of(fen, 100);
}

struct Year {
  json::array rows;
  std::optional<std::int64_t> training, public_funds;  // fen
};

void add(std::optional<std::int64_t>& sum, std::int64_t fen) {
  sum = sum.value_or(0) + fen;
}

Result<std::map<int, Year>> years_of(db::Session& session, const orgs::Org& school) {
  std::map<int, Year> out;
  XT_CHECK_OK(session.each(sql::funds_of, {{"key", school.key}}, [&](const db::Row& row) {
    Year& year = out[static_cast<int>(row.i64(0))];
    const std::string account(row.text(1));
    const std::int64_t fen = row.i64(4);
    year.rows.push_back({{"account", account},
                         {"payer", or_null(std::string(row.text(2)))},
                         {"basis", std::string(row.text(3))},
                         {"yuan", number(yuan(fen))}});
    if (account == "training") add(year.training, fen);
    if (account == "public_funds") add(year.public_funds, fen);
    return true;
  }));
  return out;
}

// The sentence that asks for a share of the school's public funds.
json::array rules_on_funds(const House& house, const orgs::Org& school, Date at) {
  json::array out;
  for (const auto& plan : house.desk.binding(school.subtree())) {
    if (at < plan->first) continue;
    for (const plans::Provision& p : plan->provisions) {
      if (!p.judged() || !has_population(p, plans::Entity::school)) continue;
      if (p.measure_text.find("money('training')") == std::string::npos ||
          p.measure_text.find("money('public_funds')") == std::string::npos)
        continue;
      json::object one = provision_json(p);
      one["plan"] = plan->id;
      one["share"] = p.comparison == plans::Comparison::at_least ? number(p.low) : json::value(nullptr);
      one["from"] = p.first.iso();
      one["to"] = p.last.iso();
      out.push_back(std::move(one));
    }
  }
  return out;
}

struct Calendar {
  json::array weeks;
  std::int64_t held = 0, teaching = 0;
};

Result<Calendar> calendar_of(db::Session& session, const orgs::Org& school, Period range) {
  std::map<Date, json::array> by_week;
  XT_CHECK_OK(
      session.each(sql::sessions_of,
                   {{"key", school.key},
                    {"from_day", std::int64_t{range.from.days()}},
                    {"to_day", std::int64_t{range.to.days()}}},
                   [&](const db::Row& row) {
                     const Date day = day_of(row, 0);
                     by_week[day.monday()].push_back(
                         {{"day", day.iso()},
                          {"form", std::string(row.text(1))},
                          {"topic", or_null(std::string(row.text(2)))},
                          {"minutes", row.i64(3)},
                          {"attendees", row.null(4) ? json::value(nullptr) : json::value(row.i64(4))}});
                     return true;
                   }));
  XT_TRY(const auto terms, orgs::terms_for(session, school.key, range));
  const auto teaching = orgs::teaching_weeks(terms, range);
  Calendar out;
  for (Date monday = range.from; monday < range.to; monday = monday + 7) {
    const bool taught = std::find(teaching.begin(), teaching.end(), monday) != teaching.end();
    const auto found = by_week.find(monday);
    out.teaching += taught;
    out.held += taught && found != by_week.end();
    out.weeks.push_back({{"monday", monday.iso()},
                         {"teaching", taught},
                         {"sessions", found == by_week.end() ? json::array() : found->second}});
  }
  return out;
}

}  // namespace

Result<http::Response> get_school_funds(const House& house, const http::Request& request) {
  const Date at = house.desk.today();
  orgs::Org school;
  XT_TRY(const auto years, house.database.read([&](db::Session& session) -> Result<std::map<int, Year>> {
    XT_TRY(school, school_of(session, request));
    return years_of(session, school);
  }));
  json::array out;
  for (const auto& [year, found] : years) {
    std::optional<Rational> share;
    if (found.training && found.public_funds) share = Rational::of(*found.training, *found.public_funds);
    out.push_back({{"year", year}, {"rows", found.rows}, {"training_share", number(share)}});
  }
  return http::no_store(
      http::json({{"years", std::move(out)}, {"rules", rules_on_funds(house, school, at)}}));
}

// Whole weeks, Monday to Sunday, ending with the one that holds `to`.
Result<http::Response> get_school_sessions(const House& house, const http::Request& request) {
  XT_TRY(const auto asked, http::query_date(request, "to"));
  XT_TRY(const std::int64_t weeks, http::query_int(request, "weeks", kWeeks, 1, 60));
  const Date last = asked.value_or(house.desk.today()).monday() + 7;
  const Period range{last - static_cast<int>(weeks) * 7, last};
  XT_TRY(Calendar found, house.database.read([&](db::Session& session) -> Result<Calendar> {
    XT_TRY(const orgs::Org school, school_of(session, request));
    return calendar_of(session, school, range);
  }));
  return http::no_store(http::json({{"from", range.from.iso()},
                                    {"to", (range.to - 1).iso()},
                                    {"weeks", std::move(found.weeks)},
                                    {"teaching_weeks", found.teaching},
                                    {"held_weeks", found.held}}));
}

}  // namespace xt::overview
