// Requests and answers in JSON.
#pragma once

#include <map>
#include <vector>

#include <boost/json.hpp>

#include "corrections/corrections.h"
#include "orgs/orgs.h"
#include "people/people.h"

namespace xt::corrections {

// What a list shows of persons and schools: asked once for all rows.
struct Names {
  std::map<Id, people::Label> people;  // by the id that stands in the request
  std::map<orgs::Key, orgs::Org> schools;
};
Result<Names> names_of(db::Session& session, const std::vector<Request>& requests, Date today);

boost::json::object to_json(const Request& request, const Names& names, const access::Caller& caller,
                            Date today);

}  // namespace xt::corrections
