// Finding plans by their titles and sentences by their words, among the plans that bind the caller.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "plans/http.h"

namespace xt::plans {

struct FoundPlan {
  std::string id, title, title_en;
};

struct FoundSentence {
  std::string plan, plan_title;
  std::string text;                     // the sentence, at most 200 characters around the first word found
  int block = 0;                        // of the plan's body, from 0
  std::vector<std::string> provisions;  // that quote from it
};

struct Found {
  std::vector<FoundPlan> plans;
  std::vector<FoundSentence>
      sentences;  // those that a provision quotes first, then in the order of the papers
};

// All words typed (parted by blanks, full and half width alike) stand in the sentence or the title; titles
// are found by pinyin, too. At most `limit` of each kind. Reads the papers, not the database.
Found search(const Shelf& shelf, const access::Caller& caller, std::string_view typed, int limit);

}  // namespace xt::plans
