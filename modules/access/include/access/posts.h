// Posts (岗位): under which role and at which node somebody works, and from when to when. A session works
// under one of them at a time; one that has ended opens nothing from that day on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/date.h"
#include "db/db.h"
#include "orgs/key.h"

namespace xt::access {

struct Post {
  Id id = 0;  // within its account; the first has the account's id
  Role role = Role::teacher;
  orgs::KeyRange scope;
  std::optional<Id> teacher_id;
  Period period;  // half-open
  std::string org_code, org_name, org_level;

  bool holds(Date day) const { return period.contains(day); }
};

// In the order in which they were given.
Result<std::vector<Post>> posts_of(db::Session& session, Id account_id);

// The nodes under which people other than teachers work, each once: demonstration accounts first, then by who
// signed in last; nobody who never did.
Result<std::vector<orgs::KeyRange>> places_in_use(db::Session& session, std::size_t most);

// Two records of a person became one: whose post was that of the record that went signs in to the one that
// stays.
Status follow_merge(db::Session& session, Id keep, Id drop);

}  // namespace xt::access
