// A compiled filter asked about one thing at a time: a teacher on a day, an organisation, an entry, an item.
// Slow compared with masks.h, but it knows every field; what masks cannot say goes through here.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "columns/snapshot/snapshot.h"
#include "plans/expr.h"

namespace xt::plans::columns {

// What is tested. Only what the filter may speak of need be there.
struct Subject {
  const Chunk* chunk = nullptr;  // with `teacher` its row
  std::uint32_t teacher = 0;
  std::int32_t day = 0;
  std::uint32_t org = kNone;  // the entity itself, or the school held on the day
  const EntryClass* entry = nullptr;
  const EntryKind* named =
      nullptr;  // of the entry: its programme and provider; where there is none they are unknown
  const ItemClass* item = nullptr;
  std::int64_t owner_key = 0, partner_key = 0;  // of the item
  const MoneyRow* money = nullptr;
  const SessionClass* session = nullptr;
};

class RowFilter {
 public:
  RowFilter(const Snapshot& snapshot, const Filter& filter);
  bool holds(const Subject& subject) const { return holds(root_, subject); }

 private:
  struct Node {
    Filter::Kind kind = Filter::Kind::always;
    std::vector<Node> parts;
    Field field = Field::none;
    Op op = Op::present;
    std::vector<std::int64_t> numbers;
    std::vector<std::string> words;  // accepted; of `ne` of a word those refused
    bool yes = false, no = false;    // of flags: which outcomes hold
    const std::unordered_map<std::int64_t, std::vector<Orgs::Days>>* flag = nullptr;
  };
  Node compile(const Filter& filter) const;
  Node compile(const Pred& pred) const;
  bool holds(const Node& node, const Subject& s) const;
  bool pred(const Node& node, const Subject& s) const;
  bool honoured(const Node& node, const Subject& s) const;
  bool school(const Node& node, const Subject& s) const;
  bool flagged(const Node& node, std::int64_t key, std::int32_t day) const;
  // The text of a field that has words; "" where it is unknown.
  std::string_view text(Field field, const Subject& s) const;
  const std::string& teacher_text(Field field, const Subject& s) const;
  const std::string& org_code(std::int64_t key) const;
  const Org* school_of(const Subject& s) const;

  const Snapshot& snapshot_;
  Node root_;
};

// What a filter of items or sessions looks at: what is the same for all rows of a class (tables.h); also for
// all of one organisation; or what every row has for itself.
enum class Looks : std::uint8_t { at_class, at_org, at_row };
Looks looks_at(const Filter& filter);

// Whether somebody or something that has `word` ("" where unknown) satisfies a test of words.
bool accepts(const Pred& pred, std::string_view word);

// Completed years on a day, against a test of age or years of service.
bool accepts_years(const Pred& pred, std::int32_t first, std::int32_t day);

// Whether it speaks of an entry's programme or provider by name.
bool asks_names(const Filter& filter);

// A filter as text: equal texts ask the same.
std::string key_of(const Filter& filter);

}  // namespace xt::plans::columns
