#include "ask.h"

#include <algorithm>
#include <cstdio>

#include "access/under.h"

namespace xt::cycles {

Result<orgs::Org> region_of(db::Session& session, const http::Request& request, std::string_view under) {
  return access::org_under(session, access::caller_of(request), under);
}

Result<Id> person_of(db::Session& session, const http::Request& request, Date today) {
  XT_TRY(const Id asked, http::path_id(request, "id"));
  XT_TRY(const auto speaking, people::speaking_ids(session, std::vector<Id>{asked}));
  XT_TRY(const std::int64_t org, people::org_of(session, speaking.front(), today));
  XT_CHECK_OK(access::may_see_teacher(access::caller_of(request), speaking.front(), org));
  return speaking.front();
}

Result<Cycle> cycle_for(db::Session& session, const http::Request& request, Id teacher, Date today) {
  XT_TRY(const std::int64_t org, people::org_of(session, teacher, today));
  XT_TRY(auto all, binding(session, org));
  const std::string named(request.query_value("cycle").value_or(""));
  if (!named.empty()) {
    for (Cycle& one : all) {
      if (std::to_string(one.id) == named) return std::move(one);
    }
    return make_error(Code::not_found, "cycles.unknown", named);
  }
  if (all.empty()) return make_error(Code::not_found, "cycles.none");
  const auto running =
      std::find_if(all.begin(), all.end(), [&](const Cycle& c) { return c.days.contains(today); });
  return std::move(running == all.end() ? all.front() : *running);
}

Result<Cycle> cycle_at(db::Session& session, const http::Request& request) {
  XT_TRY(const Id id, http::path_id(request, "id"));
  XT_TRY(Cycle cycle, find(session, id));
  const access::Caller& caller = access::caller_of(request);
  if (caller.key_hi <= cycle.scope.lo || cycle.scope.hi <= caller.key_lo)
    return make_error(Code::not_found, "cycles.unknown", std::to_string(id));
  return cycle;
}

Result<orgs::KeyRange> part_of(const Cycle& cycle, const orgs::KeyRange& region) {
  const orgs::KeyRange part{std::max(cycle.scope.lo, region.lo), std::min(cycle.scope.hi, region.hi)};
  if (part.lo >= part.hi) return make_error(Code::not_found, "cycles.unknown");
  return part;
}

Result<Period> days_of(const Cycle& cycle, const http::Request& request) {
  XT_TRY(const auto first, http::query_date(request, "year"));
  if (!first) return cycle.days;
  if (const auto year = cycle.year_from(*first)) return *year;
  return make_error(Code::invalid, "cycles.bad_year", first->iso());
}

Result<Account> account_of(db::Session& session, const Desk& desk, const Cycle& cycle, const Period& days,
                           Id teacher, const EachCounted& each) {
  XT_TRY(const std::int64_t org, people::org_of(session, teacher, std::min(today_of(desk), days.to - 1)));
  const std::vector<Member> members{{teacher, org}};
  XT_TRY(const auto made, accounts(session, desk.rules, cycle, days, members, each));
  return made.front();
}

json::value number(std::int64_t hundredths) {
  if (hundredths % 100 == 0) return hundredths / 100;
  return static_cast<double>(hundredths) / 100.0;
}

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object amount_json(const Amount& amount) {
  return {{"hours", number(amount.hours_x100)}, {"credits", number(amount.credits_x100)}};
}

json::object account_json(const Account& a) {
  return {{"asked", amount_json(a.asked)},
          {"earned", amount_json(a.earned)},
          {"capped", amount_json(a.capped)},
          {"carried", amount_json(a.carried)},
          {"offset", amount_json(a.offset)},
          {"counted", amount_json(a.counted())},
          {"missing", amount_json(a.missing())},
          {"entries", a.entries},
          {"met", a.met()}};
}

json::array owed_json(const Account& account) {
  const auto amount = [](const std::optional<std::int64_t>& x) {
    return x ? number(*x) : json::value(nullptr);
  };
  json::array out;
  for (const Owed& one : account.owed) {
    const char* measure = one.what->measure == rules::Measure::hours     ? "hours"
                          : one.what->measure == rules::Measure::credits ? "credits"
                                                                         : "records";
    out.push_back({{"id", one.rule->id + "." + one.what->id},
                   {"rule", one.rule->tag()},
                   {"title", one.what->title},
                   {"title_en", one.what->title_en},
                   {"quote", or_null(one.what->quote)},
                   {"measure", measure},
                   {"at_least", amount(one.at_least_x100)},
                   {"at_most", amount(one.at_most_x100)},
                   {"have", number(one.have_x100)},
                   {"met", one.met()}});
  }
  return out;
}

json::object cycle_json(const Cycle& c, const std::string& region) {
  json::array years, caps;
  for (int n = 0; n < c.years(); ++n)
    years.push_back({{"from", c.year(n).from.iso()}, {"to", (c.year(n).to - 1).iso()}});
  for (const Cap& cap : c.caps) {
    caps.push_back({{"field", cap.field},
                    {"value", or_null(cap.value)},
                    {"quantity", cap.quantity},
                    {"per", cap.per},
                    {"most", number(cap.most_x100)}});
  }
  return {{"id", std::to_string(c.id)},      {"title", c.title},
          {"title_en", or_null(c.title_en)}, {"region", region},
          {"from", c.days.from.iso()},       {"to", (c.days.to - 1).iso()},
          {"hours", number(c.hours_x100)},   {"credits", number(c.credits_x100)},
          {"plan", or_null(c.plan)},         {"source", or_null(c.source)},
          {"years", std::move(years)},       {"caps", std::move(caps)}};
}

std::string at_json(std::int64_t ms) {
  const Date day = shanghai_date(ms);
  const std::int64_t seconds = (ms + kShanghaiOffsetMs - day.days() * kDayMs) / 1000;
  char text[24];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d+08:00", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return day.iso() + text;
}

}  // namespace xt::cycles
