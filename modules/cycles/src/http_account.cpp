// One teacher's account and the entries behind each figure.
#include <algorithm>
#include <map>

#include "ask.h"
#include "cycles_queries.gen.h"

namespace xt::cycles {
namespace {

struct Named {
  std::string programme, provider, mode, level, category, kind;
};

Result<std::map<Id, Named>> names_of(db::Session& session, Id teacher, const Period& days) {
  XT_TRY(const auto aliases, people::aliases(session, std::vector<Id>{teacher}));
  std::string ids = std::to_string(teacher);
  for (const auto& alias : aliases) ids += "," + std::to_string(alias.old_id);
  std::map<Id, Named> out;
  XT_CHECK_OK(session.each(
      sql::entries_named, {{"ids", ids}, {"from_day", days.from.days()}, {"to_day", days.to.days()}},
      [&](const db::Row& row) {
        out[row.i64(0)] = {std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
                           std::string(row.text(4)), std::string(row.text(5)), std::string(row.text(6))};
        return true;
      }));
  return out;
}

Result<json::array> transfers_json(db::Session& session, const Cycle& cycle, Id teacher) {
  json::array out;
  const auto day = [](const db::Row& row, std::size_t at) {
    return Date(static_cast<std::int32_t>(row.i64(at)));
  };
  XT_CHECK_OK(
      session.each(sql::transfers, {{"teacher", teacher}, {"cycle", cycle.id}}, [&](const db::Row& row) {
        out.push_back({{"id", std::to_string(row.i64(0))},
                       {"place", std::string(row.text(1))},
                       {"statement", std::string(row.text(2))},
                       {"stated_from", day(row, 3).iso()},
                       {"stated_to", (day(row, 4) - 1).iso()},
                       {"stated", amount_json({row.i64(5), row.i64(6)})},
                       {"carried", amount_json({row.i64(7), row.i64(8)})},
                       {"conversion", std::string(row.text(9))},
                       {"policy", std::string(row.text(10))},
                       {"since", day(row, 11).iso()}});
        return true;
      }));
  return out;
}

json::array cuts_json(const Counted& one) {
  json::array out;
  for (const Cut& cut : one.cuts) {
    out.push_back({{"rule", cut.rule ? json::value(cut.rule->tag()) : json::value(nullptr)},
                   {"title", or_null(cut.cap->title)},
                   {"title_en", or_null(cut.cap->title_en)}});
  }
  return out;
}

json::object entry_json(const Counted& one, const std::map<Id, Named>& names) {
  json::object out{{"id", std::to_string(one.id)},
                   {"earned_on", one.earned_on.iso()},
                   {"amount", amount_json(one.amount)},
                   {"capped", amount_json(one.capped)}};
  const auto found = names.find(one.id);
  const Named named = found == names.end() ? Named{} : found->second;
  out["cuts"] = cuts_json(one);
  out["programme"] = or_null(named.programme);
  out["provider"] = or_null(named.provider);
  out["mode"] = or_null(named.mode);
  out["level"] = or_null(named.level);
  out["kind"] = or_null(named.kind);
  return out;
}

bool belongs(const Counted& one, const std::string& figure) {
  if (figure == "capped") return one.capped != Amount{};
  if (figure == "counted") return true;
  return one.figure == figure;
}

// Of the rows those that count towards the part, as owed_json names it; empty: all.
Status keep_part(const Account& account, const std::string& part, std::vector<Counted>& rows) {
  if (part.empty()) return {};
  for (std::size_t i = 0; i < account.owed.size(); ++i) {
    const Owed& owed = account.owed[i];
    if (owed.rule->id + "." + owed.what->id != part) continue;
    std::erase_if(rows, [&](const Counted& one) {
      return std::find(one.owed.begin(), one.owed.end(), i) == one.owed.end();
    });
    return {};
  }
  return http::bad_parameter("part", "unknown", part);
}

}  // namespace

Result<http::Response> get_account(const Desk& desk, const http::Request& request) {
  const Date today = today_of(desk);
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Id person, person_of(session, request, today));
    XT_TRY(const Cycle cycle, cycle_for(session, request, person, today));
    XT_TRY(const Account whole, account_of(session, desk, cycle, cycle.days, person));
    json::array years;
    for (int n = 0; n < cycle.years(); ++n) {
      if (cycle.year(n).from > today) break;
      XT_TRY(const Account one, account_of(session, desk, cycle, cycle.year(n), person));
      json::object row = account_json(one);
      row["parts"] = owed_json(one);
      row["from"] = cycle.year(n).from.iso();
      row["to"] = (cycle.year(n).to - 1).iso();
      years.push_back(std::move(row));
    }
    XT_TRY(const std::int64_t org, people::org_of(session, person, today));
    XT_TRY(const auto all, binding(session, org));
    json::array others;
    for (const Cycle& one : all) {
      others.push_back(
          {{"id", std::to_string(one.id)}, {"title", one.title}, {"title_en", or_null(one.title_en)}});
    }
    XT_TRY(const auto region, orgs::find(session, cycle.scope.lo));
    XT_TRY(const auto labels, people::labels(session, std::vector<Id>{person}, today));
    XT_TRY(json::array transfers, transfers_json(session, cycle, person));
    return http::no_store(http::json({{"teacher", std::to_string(person)},
                                      {"name", labels.front().name},
                                      {"school", or_null(labels.front().org_name)},
                                      {"at", today.iso()},
                                      {"cycle", cycle_json(cycle, region.name)},
                                      {"cycles", std::move(others)},
                                      {"account", account_json(whole)},
                                      {"parts", owed_json(whole)},
                                      {"years", std::move(years)},
                                      {"transfers", std::move(transfers)}}));
  });
}

Result<http::Response> get_figure(const Desk& desk, const http::Request& request) {
  const Date today = today_of(desk);
  XT_TRY(const std::string part, http::query_text(request, "part", 120));
  const std::string figure(request.query_value("figure").value_or(""));
  if (figure != "earned" && figure != "capped" && figure != "carried" && figure != "offset" &&
      figure != "counted")
    return http::bad_parameter("figure", "unknown", "earned capped carried offset counted");
  return desk.database.read([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Id person, person_of(session, request, today));
    XT_TRY(const Cycle cycle, cycle_for(session, request, person, today));
    XT_TRY(const Period days, days_of(cycle, request));
    std::vector<Counted> found;
    XT_TRY(const Account made, account_of(session, desk, cycle, days, person, [&](const Counted& one) {
             if (belongs(one, figure)) found.push_back(one);
           }));
    XT_CHECK_OK(keep_part(made, part, found));
    XT_TRY(const auto names, names_of(session, person, days));
    json::array rows;
    Amount sum;
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
      if (figure == "capped") {
        sum += one->capped;
      } else {
        sum += one->amount;
        if (figure == "counted") sum += Amount{-one->capped.hours_x100, -one->capped.credits_x100};
      }
      rows.push_back(entry_json(*one, names));
    }
    return http::no_store(
        http::json({{"figure", figure}, {"sum", amount_json(sum)}, {"entries", std::move(rows)}}));
  });
}

}  // namespace xt::cycles
