// Who is reported and what they did: the same rows for the form, for what its cells open to, and for the
// national sheet.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "db/db.h"
#include "orgs/orgs.h"
#include "reports/form4068.h"

namespace xt::reports {

struct Member {
  Id teacher = 0;
  std::string name, stage, school;
};
// Full-time teachers of the subtree on the day, by school, some thousands at a time: a province has a
// million.
using EachChunk = std::function<Status(const std::vector<Member>&)>;
Status each_chunk(db::Session& session, const orgs::KeyRange& range, Date day, const EachChunk& each);

struct Entry {
  Done done;
  std::string programme, provider, category, programme_kind;
  std::int64_t credits_x100 = 0;
};
// What stands of these people in the days; merged records count for who speaks. One chunk at a time.
Status entries(db::Session& session, const std::vector<Member>& people, const Period& days,
               const std::function<void(std::size_t member, const Entry&)>& each);

// In the order of `people`.
Result<std::vector<Person>> persons(db::Session& session, const std::vector<Member>& people,
                                    const Period& days);

}  // namespace xt::reports
