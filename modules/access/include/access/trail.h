// The audit as somebody reads it who was not there: who did what to which thing, where and when. Cut to the
// reader's subtree by the place a deed belongs to.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/date.h"
#include "db/db.h"
#include "orgs/key.h"

namespace xt::access {

struct TrailFilter {
  orgs::KeyRange under;  // inside the reader's subtree
  std::string who;       // login or name, whole; "" all
  std::string action;    // "access.invite"; "" all
  std::string object;    // "account:123"; "" all
  bool sign_ins = true;  // false: without who came, went and changed posts
  std::int64_t from_ms = 0;
  std::int64_t to_ms = INT64_MAX;  // half-open
  Id before = 0;                   // only ids below: the cursor; 0 from the newest
  int limit = 50;
};
struct TrailLine {
  Id id = 0;
  std::int64_t at_ms = 0;
  std::string actor;       // login, or cli:<user>, or job:<name>
  std::string actor_name;  // of an account; "" where it is none
  std::string action;
  std::string object;       // as it was written: "teacher:123"
  std::string object_name;  // today's name of what has one; "" where there is none
  std::string org_code, org_name;
  bool changed = false;  // a state before and another one after were noted
  std::string detail;    // JSON, or ""
  std::string request_id;
};
// What a room downstream calls its objects: fills in the names of those ids that it knows.
struct ObjectNames {
  std::string kind;  // before the colon: "declaration"
  std::function<Status(db::Session&, std::map<Id, std::string>&)> fill;
};
struct TrailPage {
  std::vector<TrailLine> lines;  // the newest first
  std::optional<Id> next;
  std::int64_t total = 0;
};
Result<TrailPage> trail(db::Session& session, const TrailFilter& filter,
                        const std::vector<ObjectNames>& names = {});
// Every action that occurs in that subtree, in the order of their names: what can be filtered by.
Result<std::vector<std::string>> trail_actions(db::Session& session, const orgs::KeyRange& under);

}  // namespace xt::access
