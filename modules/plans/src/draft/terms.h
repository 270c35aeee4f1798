// The words of the vocabulary that a demand says, as parts of filters and measures.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "draft/demand.h"

namespace xt::plans::drafting {

class Terms {
 public:
  Terms(const Folded& text, const Reading& reading, const Demand& demand);

  bool has(vocab::Kind kind) const { return found_.contains(kind); }
  // The last word of the kind, else `otherwise`.
  std::string_view last(vocab::Kind kind, std::string_view otherwise) const;
  // "mode = 'online'", "mode in ('online', 'blended')"; empty where no word of the kind stands there.
  std::string test(vocab::Kind kind, std::string_view field) const;
  // Filter of ledger entries.
  std::string entries(bool level) const;
  // items('base', level = 'province') of `item`, which is not null; `flow`: new_items.
  std::string items(bool flow) const;

  const vocab::Term* item = nullptr;  // the kind of item that is named last
  const vocab::Term* way = nullptr;   // of a list of evaluations: this one's

 private:
  void add(const TermRef& ref);
  void own();
  void from_context();

  const Folded& text_;
  const Reading& r_;
  const Demand& d_;
  std::map<vocab::Kind, std::vector<std::string_view>> found_;
  Span item_at_;
};

}  // namespace xt::plans::drafting
