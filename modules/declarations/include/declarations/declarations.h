// Declarations: what a teacher says they did, and its way from the draft to the ledger.
//
//   draft -> submitted -> verified (level by level, as the region's rule asks) -> recognised
//   submitted, verified -> sent_back -> submitted; -> rejected; -> withdrawn (by the person)
//   recognised -> reversed (an inspection)
//
// Functions work inside the caller's transaction and write history and audit in it. Every deed names the
// version it was decided on: what changed meanwhile is answered declarations.changed_meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "db/migrate.h"

namespace xt::declarations {

db::ModuleMigrations migrations();

inline constexpr int kDaysToVerify = 10;  // of each level
inline constexpr int kDaysToMend = 10;    // of the person, what was sent back
inline constexpr int kMostOpen = 100;     // of one person, drafts included
inline constexpr std::size_t kMostItems = 200;

// What is claimed. Empty role, mode, level and category: the kind's own (rules/kinds.h).
struct Content {
  std::string kind, title, provider, role, mode, level, category;
  Date from, on;  // first and last day, inclusive
  std::int64_t hours_x100 = 0;
  std::string vouch, words;
};

struct Declaration {
  Id teacher = 0, id = 0;
  std::int64_t version = 0;
  std::string state, done_level, next_level, chain;
  Content content;
  std::int64_t org_key = 0, created_ms = 0, changed_ms = 0, submitted_ms = 0;
  Date due;  // of the next level, or of the person where it came back; 1970-01-01: none
  std::int64_t post_ms = 0, recognised_ms = 0;
  Id batch = 0;
  std::int64_t final_hours_x100 = 0, final_credits_x100 = 0;
  std::string rule, explanation;  // explanation: JSON array of lines
  Id entry = 0, hold = 0;
  std::string trouble, trouble_detail;
  std::int64_t seen_ms = 0;
};

// Who does it, and on which day (the demonstration lives on another one than today).
struct Doer {
  access::Caller caller;
  access::Actor actor;
  Date today;
  std::int64_t now_ms = 0;  // of the step
};

struct Item {
  Id id = 0;
  std::int64_t version = 0;
};

// What a claim becomes, and who must verify it: declarations/convert.h.
struct Converted;
using Converter = std::function<Result<Converted>(db::Session&, const Declaration&)>;

// ---- by the person

// A draft; content may be incomplete. declarations.no_person: the account belongs to no teacher.
// declarations.too_many_open. declarations.bad_content with fields where a part is out of bounds.
Result<Declaration> make(db::Session& session, const Doer& doer, const Content& content);
// draft or sent_back. declarations.no_declaration, declarations.not_open, declarations.changed_meanwhile.
Result<Declaration> save(db::Session& session, const Doer& doer, const Item& item, const Content& content);
// Complete, with evidence where its kind asks for it, and not in conflict with others of the person:
// declarations.bad_content (fields), declarations.no_evidence, declarations.same_again (fields: the other),
// declarations.too_many_hours (more than eight a day with the others), declarations.past_deadline,
// declarations.closed (its year is closed).
Result<Declaration> submit(db::Session& session, const Doer& doer, const Item& item,
                           const Converter& converter);
// Before it is recognised.
Result<Declaration> withdraw(db::Session& session, const Doer& doer, const Item& item);
// The person has read what was answered.
Status see(db::Session& session, Id teacher, std::int64_t now_ms);

// ---- reading

struct Step {
  std::int64_t version = 0, at_ms = 0;
  std::string deed, actor_name, level, from_state, to_state, reasons, words, content;
};
struct File {
  Id id = 0;
  std::string name, type, digest;
  std::int64_t bytes = 0;
  int width = 0, height = 0;
  std::optional<Date> taken;
  std::string view, thumb, scanned;
  std::int64_t added_ms = 0;
};

// declarations.no_declaration. Who may see it: may_see.
Result<Declaration> find(db::Session& session, Id id);
// The person themselves; who administers the school, but for drafts.
Result<Declaration> find_for(db::Session& session, const access::Caller& caller, Id id);
Result<std::vector<Step>> steps(db::Session& session, const Declaration& declaration);
Result<std::vector<File>> files_of(db::Session& session, const Declaration& declaration);
Result<std::map<Id, std::vector<File>>> files_of(db::Session& session, const std::vector<Id>& declarations);
// "activity (person)" of those that are there, for an audit that speaks of many.
xt::Status titles(db::Session& session, std::map<Id, std::string>& out);
Result<std::vector<Declaration>> of_person(db::Session& session, Id teacher);  // latest first, at most 200

struct Filter {
  std::string state;       // empty: what waits for `next`
  std::string next;        // the level that must act
  std::string kind, name;  // name: part of the person's
  std::int64_t lo = 0, hi = 0;
  std::optional<Date> due_before;
  bool troubled = false;  // only what the ledger would not take
  std::string cursor;
  int limit = 50;
};
struct Queue {
  std::vector<Declaration> declarations;  // what waits: the oldest first; else the latest first
  std::int64_t total = 0;
  std::string next_cursor;
};
Result<Queue> queue(db::Session& session, const Filter& filter);

// The level in whose name a role verifies; empty: none.
std::string_view level_of(access::Role role);

}  // namespace xt::declarations
