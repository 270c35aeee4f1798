// Which clauses demand something, and what of: numbers that are targets, and demands that something be there.
#pragma once

#include <string>
#include <vector>

#include "draft/reading.h"

namespace xt::plans::drafting {

struct Demand {
  std::size_t reading = 0;
  Span quote;
  int quantity = -1;              // index into the reading's quantities; -1: none is stated
  int confidence = 50;            // 0–100
  std::string rule;               // which rule took it: "quantity", "verb:建立 object:制度"
  Entity level = Entity::region;  // of a demand that is said for several levels at once
  bool levelled = false;
  bool training = false;  // an activity of training, said in general
  Span item;              // of a list that is one demand for each member: the member
};

std::vector<Demand> demands(const Folded& text, const std::vector<Reading>& readings);

}  // namespace xt::plans::drafting
