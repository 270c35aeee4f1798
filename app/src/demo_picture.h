// A drawn photograph of a certificate on a table, as a PNG file: evidence of the demonstration.
#pragma once

#include <string>

namespace xt::app {

// Another `n`, another picture.
std::string demo_picture(int n);

}  // namespace xt::app
