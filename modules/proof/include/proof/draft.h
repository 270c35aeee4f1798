// What a certificate says before it has a number: copied from the ledger; and the paper itself.
#pragma once

#include <string>
#include <vector>

#include "auth/keyring.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"

namespace xt::proof {

inline constexpr std::size_t kMostEntries = 400;  // that one paper lists

struct Wanted {
  Id teacher = 0;    // any of the person's records
  std::string kind;  // "hours": of a period; "programme": of one entry
  Date from, to;     // hours: first and last day, inclusive
  Id entry = 0;      // programme
};

struct Line {
  std::string programme, provider;
  Date from, to;  // inclusive
  std::int64_t hours_x100 = 0, credits_x100 = 0;
};
struct Content {
  std::string name, id_masked, school, issuer;
  std::vector<Line> lines;  // the earliest first
};
std::string to_json(const Content& content);
Content content_of(const std::string& json);  // its own text; anything else gives an empty one

struct Draft {
  Id teacher = 0;  // the record that speaks
  std::int64_t org_key = 0;
  std::string kind, title, number;  // the number is drawn with the draft
  Period period;
  std::int64_t hours_x100 = 0, credits_x100 = 0;
  Content content;
  std::vector<std::pair<Id, Id>> basis;  // chain and entry
};
// What stands in the ledger, net of reversals. Errors: proof.bad_request (fields kind, from, to, entry),
// people.no_teacher, proof.no_entry (not this person's, or taken back), proof.no_hours (nothing in the
// period), proof.too_many_entries.
Result<Draft> draft(db::Session& session, const auth::Keyring& keyring, const Wanted& wanted, Date today);

// The PDF. `origin`: "https://example.edu.cn", where the QR code leads; empty: it holds the number alone.
Result<std::string> paper(const Draft& draft, Date issued_on, const std::string& origin);

// "https://example.edu.cn/verify#7K2M9Q-4ZDXW1-H8R3VC": what stands behind '#' is not sent to any server.
std::string verify_url(const std::string& origin, std::string_view number);

// 李四光 -> 李**: the first character, at most three stars.
std::string masked_name(std::string_view name);

}  // namespace xt::proof
