// Made by app/CMakeLists.txt: the migrations of every room, upstream first.
#pragma once

#include <vector>

#include "db/migrate.h"

namespace xt::app {

std::vector<db::ModuleMigrations> all_migrations();

}  // namespace xt::app
