// Declarations in JSON, and what routes read from requests.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "declarations/http.h"
#include "declarations/verify.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::declarations {

// What a list shows besides the rows: asked once for all.
struct Beside {
  std::map<Id, people::Label> people;  // by the id that stands in the row
  std::map<orgs::Key, orgs::Org> schools;
  std::map<Id, std::vector<File>> files;
  struct Answer {
    std::string deed, reasons, words, by;
    std::int64_t at_ms = 0;
  };
  std::map<Id, Answer> answers;  // the last return, rejection or reversal
};
Result<Beside> beside(db::Session& session, const std::vector<Declaration>& all, Date today);

// "school,county" as an array.
boost::json::array parts(const std::string& joined);
boost::json::object to_json(const Declaration& declaration, const Beside& beside, const Doer& doer);
boost::json::object to_json(const File& file, Id declaration);
boost::json::object to_json(const Step& step);
boost::json::object to_json(const Done& done);
// Photographs that stand under other claims, too. Of other people only that it is so.
Result<boost::json::array> again(db::Session& session, const Declaration& declaration);

Doer doer_of(const Desk& desk, const http::Request& request);
http::Response no_store(const boost::json::value& value, int status = 200);
// One declaration with all that is beside it.
Result<http::Response> one(db::Session& session, const Doer& doer, const Declaration& found,
                           int status = 200);

// A member that may be absent or null.
Result<std::string> optional_text(const boost::json::object& body, const char* name, std::size_t most);
Result<Content> content_of(const boost::json::object& body, Date today);
Result<Item> item_of(const http::Request& request, const boost::json::object& body);

struct RouteWords {  // of a route
  http::Method method;
  const char *pattern, *permission, *summary, *takes, *gives;
};
http::Route route(const RouteWords& words, http::Handler handler, std::size_t body_limit = 32 * 1024);

std::vector<http::Route> claim_routes(const Desk& desk);
std::vector<http::Route> evidence_routes(const Desk& desk);
std::vector<http::Route> queue_routes(const Desk& desk);
std::vector<http::Route> deadline_routes(const Desk& desk);
std::vector<http::Route> inspect_routes(const Desk& desk);

}  // namespace xt::declarations
