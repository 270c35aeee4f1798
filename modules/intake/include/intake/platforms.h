// Platforms outside that may hand in achievements: who they are, which region's people and which provider
// they speak for, and the tokens that they use. All functions work inside the caller's transaction; who may
// manage them is checked here against the caller's subtree.
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "access/tokens.h"
#include "db/db.h"
#include "db/migrate.h"
#include "orgs/key.h"

namespace xt::intake {

db::ModuleMigrations migrations();

struct Platform {
  Id id = 0;
  std::string name, provider;
  orgs::KeyRange scope;
  std::string state;   // works stopped
  std::string reason;  // of the stop
  std::int64_t created_ms = 0;
  std::string created_by;
  std::string kind = "api";       // sheet: a provider's own result sheets
  std::int64_t provider_key = 0;  // of a sheet platform: the institution
};

struct Counts {
  std::int64_t rows = 0, posted = 0, held = 0, same = 0, repeated = 0, refused = 0;
};
struct PlatformLine {
  Platform platform;
  std::string org_code, org_name;
  std::int64_t batches = 0, last_ms = 0, tokens = 0;
  Counts counts;  // of all its batches
};

struct NewPlatform {
  std::string name;      // 2 … 60 characters, once in a region
  std::string provider;  // at most 100; empty: several providers
  std::string org;       // code of the region; empty: the caller's own
};
// access.outside_scope, intake.platform_exists (conflict), intake.bad_platform (fields name, provider).
Result<Platform> register_platform(db::Session& session, const access::Caller& caller,
                                   const access::Actor& actor, const NewPlatform& wanted);
// A token of access with the one permission achievements.write, at the platform's region. intake.no_platform,
// intake.platform_stopped, and what access::make_token answers.
Result<access::MadeToken> make_platform_token(db::Session& session, const access::Caller& caller,
                                              const access::Actor& actor, Id platform, std::int64_t days);
// Stops it (its tokens hand in nothing from now on) or lets it go on. intake.no_platform,
// intake.reason_required.
Status set_state(db::Session& session, const access::Caller& caller, const access::Actor& actor, Id platform,
                 bool works, const std::string& reason);

// intake.no_platform: it does not exist, or is neither of this subtree nor a provider's of it. A provider's
// own scope finds the provider's.
Result<PlatformLine> find_platform(db::Session& session, const orgs::KeyRange& scope, Id id);
struct PlatformPage {
  std::vector<PlatformLine> platforms;
  std::int64_t total = 0;
};
Result<PlatformPage> platforms(db::Session& session, const orgs::KeyRange& scope, Id after, int limit);

// For whom a token speaks. Errors, all forbidden: intake.token_required (a person's session),
// intake.no_platform_token (a token of no platform), intake.platform_stopped.
Result<Platform> platform_of(db::Session& session, const access::Caller& caller);

}  // namespace xt::intake
