// What entries have in common, as numbers: a kind of entries is its class (the words that rules speak of)
// with the names of its programme and provider. A province has some dozens of classes and as many names as
// programmes, so that whoever does not ask for names asks of classes alone.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "columns/snapshot/chunk.h"

namespace xt::plans::columns {

struct EntryClass {
  std::string mode, level, category, role, programme_kind;
  std::int32_t records = 0;
};
struct EntryKind {
  std::uint32_t of = 0;                       // EntryClass
  std::uint32_t programme = 0, provider = 0;  // names
  bool operator==(const EntryKind&) const = default;
};

// Only ever grows, so that a number stands for the same in every later snapshot; immutable once in one. A
// copy shares what its original had, and costs what came since: a province knows a million names.
class EntryKinds {
 public:
  // Mode, level, category, role, programme, programme kind, provider.
  using Key = std::array<std::string_view, 7>;

  EntryKinds();
  EntryKinds(const EntryKinds& before);
  EntryKinds(EntryKinds&&) = default;
  EntryKinds& operator=(const EntryKinds&) = delete;
  ~EntryKinds();

  // The number, without making strings for what is known already.
  std::uint32_t add(const Key& key, std::int32_t records);
  std::uint32_t find(const Key& key, std::int32_t records) const;  // kNone

  // Gives back the room that growing took; for one that will be read for long.
  void pack();

  std::size_t size() const;
  const EntryKind& at(std::uint32_t kind) const;
  std::string_view name(std::uint32_t number) const;
  const std::vector<EntryClass>& classes() const { return classes_; }
  const EntryClass& class_of(std::uint32_t kind) const { return classes_[at(kind).of]; }
  std::size_t bytes() const;

 private:
  struct Part;
  std::uint32_t class_number(const Key& key, std::int32_t records) const;
  std::uint32_t find_name(std::string_view text) const;
  std::uint32_t add_name(std::string_view text);
  std::uint32_t find(const EntryKind& kind) const;

  std::vector<EntryClass> classes_;
  std::vector<std::uint32_t> class_slots_;
  std::shared_ptr<const Part> old_;  // of earlier snapshots; never changed
  std::shared_ptr<Part> own_;        // numbers go on where those of old_ end
};

}  // namespace xt::plans::columns
