// The shelf stands in plans/shelf.h, for other rooms too.
#pragma once

#include "plans/http.h"   // IWYU pragma: export
#include "plans/shelf.h"  // IWYU pragma: export
