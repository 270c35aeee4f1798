// The data files of data/draft, compiled in.
#pragma once

namespace xt::plans::drafting {

extern const char* const k_words;
extern const char* const k_who;
extern const char* const k_units;
extern const char* const k_signs;

}  // namespace xt::plans::drafting
