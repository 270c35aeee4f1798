// Platforms as the table keeps them, for this room alone: who may see them is not asked.
#pragma once

#include "intake/platforms.h"

namespace xt::intake {

// With its audit. intake.platform_exists.
Status insert_platform(db::Session& session, const access::Actor& actor, const Platform& platform);
// intake.no_platform
Result<Platform> find_platform_by_id(db::Session& session, Id id);

}  // namespace xt::intake
