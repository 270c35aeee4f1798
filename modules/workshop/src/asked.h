// What the routes of this room have in common.
#pragma once

#include <memory>
#include <semaphore>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "access/caller.h"
#include "db/db.h"
#include "db/migrate.h"
#include "http/message.h"
#include "orgs/orgs.h"
#include "plans/compile.h"
#include "plans/shelf.h"

#include "store.h"

namespace xt::workshop {

inline constexpr std::size_t kMaxText = 2 << 20;  // of each of the three texts
inline constexpr std::ptrdiff_t kTrials = 2;      // at a time; each may take seconds on a big region

// What the routes are made of.
struct Room {
  db::Database& database;
  std::shared_ptr<const plans::Shelf> shelf;
  std::vector<db::ModuleMigrations> migrations;
  std::unique_ptr<db::Database> patient;  // statements end after kTrialMs: a trial never holds up the house
  std::counting_semaphore<kTrials> trials{kTrials};
  std::counting_semaphore<1> cases{1};
};

// The region of a plan lies in the caller's subtree: theirs, or below it. workshop.unknown_region (invalid),
// access.outside_scope.
Result<orgs::Key> own_region(const access::Caller& caller, const std::string& code);

// A text member: absent is nullopt; at most kMaxText bytes of UTF-8 without NUL.
Result<std::optional<std::string>> text_member(const boost::json::object& body, std::string_view name);

// Members `toml` and either `source` or `draft` (whose stored document is meant).
Result<Texts> texts_of(Room& room, const access::Caller& caller, const boost::json::object& body);

boost::json::array to_json(const std::vector<plans::Diagnostic>& diagnostics);

Result<http::Response> list_drafts_route(Room& room, const http::Request& request);
Result<http::Response> begin_route(Room& room, const http::Request& request);
Result<http::Response> read_route(Room& room, const http::Request& request);
Result<http::Response> save_route(Room& room, const http::Request& request);
Result<http::Response> drop_route(Room& room, const http::Request& request);
Result<http::Response> intake_route(Room& room, const http::Request& request);
Result<http::Response> propose_route(Room& room, const http::Request& request);
Result<http::Response> check_route(Room& room, const http::Request& request);
Result<http::Response> trial_route(Room& room, const http::Request& request);
Result<http::Response> cases_route(Room& room, const http::Request& request);
Result<http::Response> changes_route(Room& room, const http::Request& request);
Result<http::Response> publish_route(Room& room, const http::Request& request);
Result<http::Response> words_route(Room& room, const http::Request& request);

}  // namespace xt::workshop
