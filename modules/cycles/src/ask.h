// What the routes share: who is asked about, cut to the caller's subtree, and how amounts stand in JSON.
#pragma once

#include <string>

#include <boost/json.hpp>

#include "access/caller.h"
#include "access/may.h"
#include "cycles/account.h"
#include "cycles/http.h"
#include "http/json.h"
#include "http/params.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::cycles {

namespace json = boost::json;

inline Date today_of(const Desk& desk) {
  return desk.today.value_or(shanghai_date(now_ms()));
}

// Query `under`, else the caller's own node. access.outside_scope.
Result<orgs::Org> region_of(db::Session& session, const http::Request& request, std::string_view under);
// Path parameter `id`; the record that speaks. access.no_teacher.
Result<Id> person_of(db::Session& session, const http::Request& request, Date today);
// The cycle named by query `cycle`, else the nearest one that runs on the day, else the latest.
// cycles.unknown; cycles.none where no cycle binds the person.
Result<Cycle> cycle_for(db::Session& session, const http::Request& request, Id teacher, Date today);
// Path parameter `id`; it binds somebody the caller may see.
Result<Cycle> cycle_at(db::Session& session, const http::Request& request);
// What of the region lies in the cycle; cycles.unknown where nothing does.
Result<orgs::KeyRange> part_of(const Cycle& cycle, const orgs::KeyRange& region);
// Query `year` (its first day), else the whole cycle. cycles.bad_year.
Result<Period> days_of(const Cycle& cycle, const http::Request& request);

// One person's, by where they worked on the last of the days or work today.
Result<Account> account_of(db::Session& session, const Desk& desk, const Cycle& cycle, const Period& days,
                           Id teacher, const EachCounted& each = {});

json::value number(std::int64_t hundredths);
json::value or_null(const std::string& text);
json::object amount_json(const Amount& amount);
json::object account_json(const Account& account);
json::array owed_json(const Account& account);
json::object cycle_json(const Cycle& cycle, const std::string& region);
std::string at_json(std::int64_t ms);  // "2024-05-01T16:20:00+08:00"

// The handlers.
Result<http::Response> get_cycles(const Desk& desk, const http::Request& request);
Result<http::Response> post_cycle(const Desk& desk, const http::Request& request);
Result<http::Response> post_remove(const Desk& desk, const http::Request& request);
Result<http::Response> post_undo_transfer(const Desk& desk, const http::Request& request);
Result<http::Response> get_account(const Desk& desk, const http::Request& request);
Result<http::Response> get_figure(const Desk& desk, const http::Request& request);
Result<http::Response> get_list(const Desk& desk, const http::Request& request);
Result<http::Response> get_registration(const Desk& desk, const http::Request& request);
Result<http::Response> post_transfer(const Desk& desk, const http::Request& request);
Result<http::Response> get_closes(const Desk& desk, const http::Request& request);
Result<http::Response> post_close(const Desk& desk, const http::Request& request);
Result<http::Response> get_close(const Desk& desk, const http::Request& request);
Result<http::Response> get_settled(const Desk& desk, const http::Request& request);
Result<http::Response> get_restated(const Desk& desk, const http::Request& request);
Result<http::Response> post_undo(const Desk& desk, const http::Request& request);

}  // namespace xt::cycles
