// The words of a vocabulary that satisfy a test.
#pragma once

#include <string>
#include <vector>

#include "plans/expr.h"

namespace xt::plans {

// For eq and in the words named; for ne and the orderings those of the vocabulary that satisfy the test. An
// ordering goes by the national number (10 nation … 60 school; 0 none … 5 professor); a word without a number
// satisfies none.
std::vector<std::string> accepted_words(const Pred& p);

}  // namespace xt::plans
