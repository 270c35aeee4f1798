// Demands without a number: what kind of predicate stands with what kind of object decides.
#pragma once

#include <string>
#include <vector>

#include "draft/reading.h"

namespace xt::plans::drafting {

struct Claim {
  Span span;
  int confidence = 0;
  std::string rule;
  Entity level = Entity::region;
  bool levelled = false;
  bool training = false;
  Span item;
};

// Empty where the clause demands nothing that a record could show.
std::vector<Claim> classify(const Folded& text, const Reading& reading);

}  // namespace xt::plans::drafting
