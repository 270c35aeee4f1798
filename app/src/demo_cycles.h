// Cycles of the demonstration: what Guangxi, Zibo and Shaanxi ask of their teachers over five years.
#pragma once

#include "common.h"

namespace xt::app {

// Again: nothing happens.
Status demo_cycles(House& house);

}  // namespace xt::app
