#include "cycles/cycles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

constexpr int kMostYears = 12;
constexpr std::size_t kMostCaps = 40;
constexpr std::int64_t kMost_x100 = 10'000'000;  // 100,000 hours
constexpr std::size_t kLongest = 600;            // bytes

Date day_at(const db::Row& row, std::size_t column) {
  return Date(static_cast<std::int32_t>(row.i64(column)));
}

Cycle cycle_at(const db::Row& row) {
  Cycle out;
  out.id = row.i64(0);
  out.title = row.text(1);
  out.title_en = row.text(2);
  out.scope = {row.i64(3), row.i64(4)};
  out.days = {day_at(row, 5), day_at(row, 6)};
  out.hours_x100 = row.i64(7);
  out.credits_x100 = row.i64(8);
  out.plan = row.text(9);
  out.source = row.text(10);
  return out;
}

Status read_caps(db::Session& session, Cycle& cycle) {
  return session.each(sql::caps, {{"id", cycle.id}}, [&](const db::Row& row) {
    cycle.caps.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                          std::string(row.text(3)), row.i64(4)});
    return true;
  });
}

Result<std::vector<Cycle>> list(db::Session& session, const db::Query& query, const db::Args& args) {
  std::vector<Cycle> out;
  XT_TRY(const auto rows, session.all(query, args));
  for (const auto& row : rows) out.push_back(cycle_at(row));
  for (Cycle& one : out) XT_CHECK_OK(read_caps(session, one));
  return out;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool good(const Cap& cap) {
  static constexpr std::array<std::string_view, 4> fields{"mode", "level", "category", "all"};
  static constexpr std::array<std::string_view, 2> quantities{"hours", "credits"};
  static constexpr std::array<std::string_view, 2> pers{"year", "cycle"};
  return among(fields, cap.field) && cap.value.empty() == (cap.field == "all") && cap.value.size() <= 60 &&
         among(quantities, cap.quantity) && among(pers, cap.per) && cap.most_x100 >= 0 &&
         cap.most_x100 <= kMost_x100;
}

const char* fault(const Cycle& c) {
  if (c.title.empty() || c.title.size() > kLongest || c.title_en.size() > kLongest) return "title";
  if (c.source.size() > kLongest || c.plan.size() > 100) return "source";
  if (c.scope.lo >= c.scope.hi) return "under";
  if (c.days.empty() || c.years() < 1 || c.years() > kMostYears || c.year(c.years() - 1).to != c.days.to)
    return "to";
  if (c.hours_x100 < 0 || c.hours_x100 > kMost_x100) return "hours";
  if (c.credits_x100 < 0 || c.credits_x100 > kMost_x100 || c.hours_x100 + c.credits_x100 == 0)
    return "credits";
  if (c.caps.size() > kMostCaps || !std::all_of(c.caps.begin(), c.caps.end(), good)) return "caps";
  return nullptr;
}

}  // namespace

int Cycle::years() const {
  int n = 0;
  while (n <= kMostYears && year(n).to <= days.to) ++n;
  return n;
}

Period Cycle::year(int n) const {
  return {days.from.plus_months(12 * n), days.from.plus_months(12 * (n + 1))};
}

std::optional<Period> Cycle::year_from(Date first) const {
  for (int n = 0; n < years(); ++n) {
    if (year(n).from == first) return year(n);
  }
  return std::nullopt;
}

Result<Cycle> find(db::Session& session, Id id) {
  XT_TRY(auto found, list(session, sql::cycle, {{"id", id}}));
  if (found.empty()) return make_error(Code::not_found, "cycles.unknown", std::to_string(id));
  return std::move(found.front());
}

Result<std::vector<Cycle>> meeting(db::Session& session, const orgs::KeyRange& range) {
  return list(session, sql::cycles_meeting, {{"lo", range.lo}, {"hi", range.hi}});
}

Result<std::vector<Cycle>> binding(db::Session& session, std::int64_t org_key) {
  return list(session, sql::cycles_binding, {{"key", org_key}});
}

Result<Id> create(db::Session& session, const Cycle& cycle, Id actor) {
  if (const char* what = fault(cycle)) {
    return Error{Code::invalid, "cycles.bad_cycle", {{what, "cycles.bad_cycle", ""}}, {}};
  }
  const Id id = next_id();
  auto added = session.exec(sql::add_cycle, {{"id", id},
                                             {"title", cycle.title},
                                             {"title_en", cycle.title_en},
                                             {"lo", cycle.scope.lo},
                                             {"hi", cycle.scope.hi},
                                             {"from_day", cycle.days.from.days()},
                                             {"to_day", cycle.days.to.days()},
                                             {"hours", cycle.hours_x100},
                                             {"credits", cycle.credits_x100},
                                             {"plan", cycle.plan},
                                             {"source", cycle.source},
                                             {"now", now_ms()},
                                             {"actor", actor}});
  if (!added) {
    if (added.error().reason == "db.unique") return make_error(Code::conflict, "cycles.exists");
    return std::move(added).error();
  }
  std::int64_t n = 0;
  for (const Cap& cap : cycle.caps) {
    XT_TRY([[maybe_unused]] const auto one, session.exec(sql::add_cap, {{"cycle", id},
                                                                        {"n", ++n},
                                                                        {"field", cap.field},
                                                                        {"value", cap.value},
                                                                        {"quantity", cap.quantity},
                                                                        {"per", cap.per},
                                                                        {"most", cap.most_x100}}));
  }
  return id;
}

Status remove(db::Session& session, Id id) {
  XT_TRY(const auto resting, session.one(sql::resting_on, {{"id", id}}));
  if (resting.i64(0) > 0) return make_error(Code::conflict, "cycles.in_use", "closes");
  if (resting.i64(1) > 0) return make_error(Code::conflict, "cycles.in_use", "transfers");
  XT_TRY([[maybe_unused]] const auto caps, session.exec(sql::drop_caps, {{"id", id}}));
  XT_TRY(const std::int64_t gone, session.exec(sql::drop_cycle, {{"id", id}}));
  if (gone != 1) return make_error(Code::not_found, "cycles.unknown", std::to_string(id));
  return {};
}

}  // namespace xt::cycles
