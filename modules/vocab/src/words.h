// The word lists as one text, compiled in by CMakeLists.txt.
#pragma once

namespace xt::vocab {

extern const char* const kWords;

}  // namespace xt::vocab
