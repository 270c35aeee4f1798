// Drafts: rows <-> structs. Every function cuts to the caller's subtree; every write is audited with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::workshop {

struct Texts {
  std::string source, toml, cases;
};

struct Draft {
  Id id = 0;
  std::int64_t region_key = 0;
  std::string plan_id;
  int base = 0;
  std::string title;
  int errors = 0;
  int revision = 0;
  Id account_id = 0;
  std::string created_by;
  std::int64_t created_ms = 0;
  Id changed_id = 0;
  std::string changed_by;
  std::int64_t changed_ms = 0;
  std::optional<int> published;
  Texts texts;  // empty in lists
};

// Who writes: account, name for readers, subtree.
struct Writer {
  const access::Caller& caller;
  const access::Actor& actor;
};

Result<Id> put_draft(db::Session& session, const Writer& writer, const Draft& draft);
// workshop.no_draft (not found), also where it lies outside the subtree.
Result<Draft> read_draft(db::Session& session, const access::Caller& caller, Id id);
struct DraftPage {
  std::vector<Draft> drafts;  // latest first
  std::optional<Id> next;
  std::int64_t total = 0;
};
Result<DraftPage> list_drafts(db::Session& session, const access::Caller& caller, Id before, int limit);
// `draft` as read, with its new texts, title, plan_id and errors; its revision is the one that was read.
// Answers the new revision. workshop.changed_meanwhile, workshop.already_published (conflict).
Result<int> save_draft(db::Session& session, const Writer& writer, const Draft& draft);
// The refusal to who read another revision; changed_by and changed_ms say whose is there.
Error changed_meanwhile(const Draft& now);
Status close_draft(db::Session& session, const Draft& draft, int published);
Status drop_draft(db::Session& session, const Writer& writer, const Draft& draft);

}  // namespace xt::workshop
